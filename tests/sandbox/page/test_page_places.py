"""Anchors and references lead to places within their own message, and back."""

from tests.browser import expect
from tests.sandbox.page.harness import Json, Opening, Shown

FILLER: Json = {"type": "paragraph", "text": "line\n" * 80}


def paragraph(*text: object) -> Json:
    return {"type": "paragraph", "text": list(text)}


def to_note(name: str, text: str) -> Json:
    return {"type": "reference_link", "reference_name": name, "text": text}


def note(name: str, text: str) -> Json:
    return {"type": "footer", "text": {"type": "reference", "name": name, "text": text}}


async def test_an_anchor_link_leads_to_the_anchor_of_its_own_message(shown: Shown) -> None:
    link = {"type": "anchor_link", "anchor_name": "methods", "text": "Methods"}
    blocks = [paragraph(link), FILLER, {"type": "anchor", "name": "methods"}, paragraph("here")]
    other, own = await shown.rich(*blocks), await shown.rich(*blocks)
    await own.get_by_test_id("anchor-link").click()
    await expect(own.get_by_test_id("anchor")).to_be_focused()
    await expect(own.get_by_test_id("anchor")).to_be_in_viewport()
    await expect(other.get_by_test_id("anchor")).not_to_be_in_viewport()


async def test_a_link_without_a_name_leads_to_the_top(shown: Shown) -> None:
    link = {"type": "anchor_link", "anchor_name": "", "text": "Top"}
    rich = await shown.rich(paragraph("first"), FILLER, paragraph(link))
    await rich.get_by_test_id("anchor-link").press("Enter")
    await expect(rich.get_by_text("first")).to_be_in_viewport()
    await expect(rich.get_by_test_id("anchor-link")).not_to_be_in_viewport()


async def test_a_place_is_lit_for_a_moment(opening: Opening) -> None:
    async with opening(reduced_motion="no-preference") as shown:
        rich = await shown.rich(paragraph("see ", to_note("n1", "1")), note("n1", "The note."))
        await rich.get_by_test_id("reference-link").click()
        await expect(rich.get_by_test_id("reference")).to_have_class("reference arrived")
        await expect(rich.get_by_test_id("reference")).to_have_class("reference")


async def test_a_reference_has_a_way_back(shown: Shown) -> None:
    rich = await shown.rich(paragraph("see ", to_note("n1", "1")), FILLER, note("n1", "The note."))
    link, target = rich.get_by_test_id("reference-link"), rich.get_by_test_id("reference")
    await link.click()
    await expect(target).to_be_in_viewport()
    await expect(link).not_to_be_in_viewport()
    back = target.get_by_role("button", name="Back")
    await back.click()
    await expect(link).to_be_focused()
    await expect(link).to_be_in_viewport()
    await expect(back).to_have_count(0)


async def test_the_way_back_leads_to_the_last_link_pressed(shown: Shown) -> None:
    rich = await shown.rich(paragraph(to_note("n", "a"), to_note("n", "b")), note("n", "The note."))
    links = rich.get_by_test_id("reference-link")
    await links.first.click()
    await links.last.click()
    await rich.get_by_role("button", name="Back").click()
    await expect(links.last).to_be_focused()


async def test_a_place_in_closed_details_is_opened(shown: Shown) -> None:
    details = {"type": "details", "summary": "Notes", "blocks": [note("n", "Inside.")]}
    rich = await shown.rich(paragraph(to_note("n", "1")), details)
    await rich.get_by_test_id("reference-link").click()
    await expect(rich.get_by_text("Inside.")).to_be_visible()


async def test_a_link_that_leads_nowhere_does_nothing(shown: Shown) -> None:
    rich = await shown.rich(
        paragraph(to_note("nowhere", "1"), {"type": "anchor_link", "anchor_name": "x", "text": "2"})
    )
    await rich.get_by_test_id("reference-link").click()
    await rich.get_by_test_id("anchor-link").click()
    assert await rich.inner_text() == "12"


async def test_names_never_become_ids(shown: Shown) -> None:
    names = [{"type": "anchor", "name": "app"}, note("location", "x"), paragraph({"type": "anchor", "name": "top"})]
    rich = await shown.rich(*names)
    assert await rich.evaluate("node => node.closest('article').querySelectorAll('[id], [name]').length") == 0
