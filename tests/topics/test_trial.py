"""A query tried on papers: it finds what a digest would find, and the reason of each near miss holds."""

from hypothesis import given, settings

from bot.errors import QuerySyntaxError
from bot.topics.match import DayIndex
from bot.topics.nodes import And, Not, leaves
from bot.topics.syntax import parse
from bot.topics.trial import Miss, NearMiss, tried
from bot.topics.unparse import unparse
from tests.topics.papers import corpus, nodes, paper


def is_readable(query: str) -> bool:
    try:
        parse(query)
    except QuerySyntaxError:
        return False
    return True


QUERIES = nodes.map(unparse).filter(is_readable)
PAPERS = [
    paper("2510.00001", "Diffusion models for proteins", categories=["q-bio.BM", "cs.LG"]),
    paper("2510.00002", "A survey of diffusion models for proteins", categories=["cs.LG"]),
    paper("2510.00003", "Diffusion models for proteins and pictures", categories=["cs.CV"]),
    paper("2510.00004", "Diffusion models for pictures", categories=["cs.LG"]),
    paper("2510.00005", "Something else", categories=["cs.LG"]),
]


def near(query: str) -> dict[str, NearMiss]:
    return {str(miss.paper.id)[-1]: miss for miss in tried(query, PAPERS).near}


def test_each_near_miss_has_its_reason() -> None:
    found = tried('"diffusion models" proteins cat:cs.LG -survey', PAPERS)
    assert [str(hit.paper.id) for hit in found.hits] == ["2510.00001"]
    assert (found.count, found.looked_at) == (1, 5)
    misses = near('"diffusion models" proteins cat:cs.LG -survey')
    assert (misses["2"].why, misses["2"].words) == (Miss.EXCLUDED, ("survey",))
    assert (misses["3"].why, misses["3"].words) == (Miss.CATEGORY, ("cs.LG",))
    assert (misses["4"].why, misses["4"].words) == (Miss.PARTLY, ("proteins",))
    assert (misses["4"].held, misses["4"].wanted) == (2, 3)
    assert "5" not in misses


def test_an_author_who_is_wanted_and_lacks_is_told() -> None:
    assert near('"diffusion models" au:"Ada Byron"')["1"].words == ("Ada Byron",)


def test_nothing_is_nearly_found_by_what_is_not_there() -> None:
    assert tried("quasar", PAPERS).near == ()
    assert tried("quasar", []).looked_at == 0


@settings(max_examples=60, deadline=None)
@given(QUERIES)
def test_hits_are_those_of_a_digest_and_reasons_hold(query: str) -> None:
    papers = corpus()[:150]
    found = tried(query, papers, most_hits=1_000, most_near=20)
    with DayIndex(papers) as index:
        assert [hit.paper.id for hit in found.hits] == list(index.match_ids(query))
        for miss in found.near:
            assert miss.paper.id not in index.holding(parse(query))
            if miss.why is Miss.EXCLUDED:
                parts = parse(query)
                unwanted = [one for one in (parts.parts if isinstance(parts, And) else [parts]) if isinstance(one, Not)]
                texts = {leaf.text: leaf for one in unwanted for leaf in leaves(one)}
                assert all(miss.paper.id in index.holding(texts[word]) for word in miss.words if word in texts)
