"""A reader's day: a digest, a paper, votes, a note, a search, a reference, everything to take along."""

from bot.sandbox.demo import Demo
from bot.store import votes
from tests.browser import expect
from tests.page.window import PATIENCE, Window


async def test_a_reader_reads_votes_saves_and_finds(phone: Window, demo: Demo) -> None:
    await phone.subscribe()
    await phone.turn_the_clock("6 Oct")
    await phone.sees("message", "arXiv · Mon 6 Oct 2025")
    await phone.picture("reader-1-digest")
    await phone.press("^2$")
    await phone.sees("message", "abstract only · extractive")
    await phone.press("👍")
    await expect(phone.get("keyboard").get_by_role("button", name="👍 ✓").last).to_be_visible(timeout=PATIENCE)
    await phone.press("☆ Save")
    await expect(phone.get("keyboard").get_by_role("button", name="★ Saved").last).to_be_visible(timeout=PATIENCE)
    await phone.picture("reader-2-paper")
    await phone.press("Evidence")
    await phone.sees("message", "word for word")
    await phone.picture("reader-3-evidence")
    assert len(await demo.papergram.services.store.run(votes.taught, demo.cast.private.id)) == 1

    await phone.say("/saved")
    await phone.press("✎ 1")
    await phone.sees("message", "Your note on")
    await phone.say("for Friday’s reading group")
    await phone.sees("message", "Saved, with the note: for Friday’s reading group")
    await phone.say("/search diffusion transformer")
    await phone.sees("message", "for diffusion transformer")
    await phone.picture("reader-4-search")
    await phone.say("/bib 2510.03206")
    await phone.sees("message", "@misc{")
    await phone.picture("reader-5-cite")
    await phone.say("/export")
    await phone.sees("message", ".json")


async def test_what_was_liked_comes_first_and_says_why(phone: Window) -> None:
    await phone.subscribe()
    await phone.turn_the_clock("6 Oct")
    await phone.sees("message", "arXiv · Mon 6 Oct 2025")
    for number in ("^1$", "^2$", "^3$"):
        before = await phone.count()
        await phone.press(number)
        await expect(phone.get("message")).to_have_count(before + 1, timeout=PATIENCE)
        await phone.press("👍")
        await expect(phone.get("keyboard").get_by_role("button", name="👍 ✓").last).to_be_visible(timeout=PATIENCE)
    await phone.turn_the_clock("7 Oct")
    await phone.sees("message", "arXiv · Tue 7 Oct 2025")
    await phone.sees("message", "for you")
    await phone.picture("reader-6-for-you")
    await phone.say("/why 2510.03206")
    await phone.sees("message", "For it: ")
