"""One paper on the chat page: opened from a digest, its evidence, kept for later, its like, all that it says."""

from tests.browser import expect
from tests.page.window import PATIENCE, Window


async def test_from_a_digest_to_the_evidence_the_list_and_the_full_reading(desk: Window) -> None:
    await desk.subscribe()
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "GeoComplete: Geometry-Aware Diffusion")

    await desk.press("^12$")
    await desk.sees("message", "abstract only · extractive")

    await desk.press("Evidence")
    await desk.sees("message", "in quotation marks")
    before = await desk.count()
    await desk.press("Back")
    await expect(desk.get("message").filter(has_text="in quotation marks")).to_have_count(0, timeout=PATIENCE)
    assert await desk.count() == before, "in place"

    await desk.press("☆ Save")
    await desk.sees("toast", "Saved")
    await expect(desk.get("keyboard").get_by_role("button", name="★ Saved")).to_be_visible(timeout=PATIENCE)

    await desk.press("More like this")
    await desk.sees("message", "Similar to")

    await desk.press("Full reading")
    await desk.sees("message", "Tasks and results")
    await desk.sees("message", "Not said in the abstract:")

    await desk.say("/saved")
    await desk.sees("message", "(1–1 of 1)")


async def test_on_a_phone_a_folded_section_opens_on_a_tap(phone: Window) -> None:
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.turn_the_clock("6 Oct")
    await phone.say("/paper 2510.03206")
    await phone.sees("message", "Tasks and results")
    section = phone.page.locator("blockquote.folded:not(.short)").first
    folded = await section.element_handle()
    assert folded is not None
    before = await folded.bounding_box()
    await folded.tap()
    await phone.page.wait_for_function("quote => !quote.classList.contains('folded')", arg=folded, timeout=PATIENCE)
    after = await folded.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]
