"""Papers: newer and fuller replaces older and emptier, and nothing that is known is blanked."""

import pytest

from bot.model.paper import Paper, PaperId
from bot.store import Store, papers
from tests.store.samples import MONDAY, announce, paper, told_by_the_api

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ID = PaperId("2510.00001")


async def after(store: Store, *told: Paper) -> Paper:
    """What the store has when it was told these, one after the other."""
    for one in told:
        await store.run(papers.save, [one])
    known = await store.run(papers.get, ID)
    assert known is not None
    return known


async def test_an_older_version_never_replaces_a_newer_one(store: Store) -> None:
    known = await after(store, paper(version=2, title="Second"), told_by_the_api(version=1, title="First"))
    assert (known.version, known.title) == (2, "Second")


async def test_a_newer_version_replaces_an_older_one(store: Store) -> None:
    known = await after(store, told_by_the_api(title="First"), paper(version=2, title="Second"))
    assert (known.version, known.title, known.complete) == (2, "Second", False)


async def test_a_listing_never_replaces_what_the_api_told_of_the_same_version(store: Store) -> None:
    known = await after(store, told_by_the_api(title="Of the API", comment="12 pages"), paper(title="Of the listing"))
    assert (known.title, known.comment, known.complete) == ("Of the API", "12 pages", True)


async def test_the_api_completes_a_listing_and_its_licence_stays(store: Store) -> None:
    known = await after(store, paper(license=LICENCE), told_by_the_api(comment="12 pages"))
    assert (known.license, known.comment, known.complete) == (LICENCE, "12 pages", True)


async def test_a_licence_that_is_told_later_is_kept(store: Store) -> None:
    known = await after(store, told_by_the_api(comment="12 pages"), paper(license=LICENCE))
    assert (known.license, known.comment, known.complete) == (LICENCE, "12 pages", True)


@pytest.mark.parametrize("field", ["comment", "journal_ref", "doi", "license"])
async def test_a_newer_listing_blanks_nothing_that_is_known(store: Store, field: str) -> None:
    known = await after(store, told_by_the_api(**{field: "known"}), paper(version=2))
    assert getattr(known, field) == "known"
    assert known.published is not None


@pytest.mark.parametrize("field", ["journal_ref", "doi", "license"])
async def test_what_a_newer_listing_tells_is_taken(store: Store, field: str) -> None:
    known = await after(store, told_by_the_api(), paper(version=2, **{field: "told"}))
    assert getattr(known, field) == "told"


async def test_what_is_known_already_is_not_written_again(store: Store) -> None:
    assert await store.run(papers.save, [paper(), told_by_the_api("2510.00002")]) == 2
    assert await store.run(papers.save, [paper(), told_by_the_api("2510.00002"), paper("2510.00002")]) == 0


async def test_a_paper_comes_back_as_it_was_told(store: Store) -> None:
    told = told_by_the_api(
        title="Ünïcode $x^2$", authors=("Ada", "李"), categories=("cs.LG", "math.OC"), doi="10.1/x", license=LICENCE
    )
    assert await after(store, told) == told


async def test_papers_come_in_the_order_asked(store: Store) -> None:
    numbers = [f"2510.{number:05}" for number in range(1, 1_200)]
    await store.run(papers.save, [paper(number) for number in numbers])
    asked = [PaperId(number) for number in reversed(numbers)]
    found = await store.run(papers.get_many, [*asked, PaperId("2510.99999")])
    assert [one.id for one in found] == asked


async def newest_first(store: Store) -> list[str]:
    return [str(one.id) for one in await store.run(papers.search, "everypaper", 100)]


async def test_papers_that_were_only_asked_for_are_older_than_all_that_were_announced(store: Store) -> None:
    await store.run(papers.save, [paper("2510.00009"), paper("2510.00008")])
    await store.run(announce, ["2510.00001", "2510.00002"])
    await store.run(papers.save, [paper("2510.00007")])
    assert await newest_first(store) == ["2510.00002", "2510.00001", "2510.00009", "2510.00008", "2510.00007"]


async def test_a_paper_that_was_asked_for_moves_to_the_top_when_it_is_announced(store: Store) -> None:
    await store.run(papers.save, [told_by_the_api("2510.00009")])
    await store.run(announce, ["2510.00001"])
    await store.run(announce, ["2510.00009"])
    assert await newest_first(store) == ["2510.00009", "2510.00001"]


async def test_an_announced_paper_keeps_its_place_when_it_is_cross_listed_or_revised(store: Store) -> None:
    await store.run(announce, ["2510.00001", "2510.00002"])
    await store.run(papers.save, [paper("2510.00001", version=2)], announced={PaperId("2510.00001")})
    assert await newest_first(store) == ["2510.00002", "2510.00001"]


async def test_incomplete_papers_are_those_announced_lately_newest_first(store: Store) -> None:
    await store.run(papers.save, [paper("2510.00009")])
    await store.run(announce, ["2510.00001", "2510.00002", "2510.00003"])
    await store.run(papers.save, [told_by_the_api("2510.00002")])
    since = MONDAY.isoformat()
    assert await store.run(papers.incomplete, since, 9) == [PaperId("2510.00003"), PaperId("2510.00001")]
    assert await store.run(papers.incomplete, since, 1) == [PaperId("2510.00003")]
    assert await store.run(papers.incomplete, "2025-10-07", 9) == []


async def test_matches_are_counted_up_to_a_bound(store: Store) -> None:
    await store.run(papers.save, [paper(f"2510.{number:05}") for number in range(1, 8)])
    assert await store.run(papers.count_matches, "everypaper", 100) == 7
    assert await store.run(papers.count_matches, "everypaper", 3) == 3


@pytest.mark.parametrize("version", [1, 2])
async def test_a_category_that_a_later_cross_listing_adds_is_known_whatever_else_is(store: Store, version: int) -> None:
    told = told_by_the_api(version=version, categories=("cs.CV",), comment="12 pages")
    known = await after(store, told, paper(categories=("cs.CV", "cs.RO")))
    assert (known.categories, known.comment, known.version) == (("cs.CV", "cs.RO"), "12 pages", version)
