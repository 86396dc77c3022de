"""Taking away on the chat page: a reference to copy, files, the export, and everything deleted."""

from tests.browser import expect
from tests.page.window import PATIENCE, Window


async def test_a_reference_is_copied_and_comes_as_a_file(desk: Window) -> None:
    await desk.open("Papergram")
    await desk.get("start").click()
    await desk.turn_the_clock("6 Oct")
    await desk.say("/bib 2510.03206")
    await desk.sees("message", "@misc{")
    await desk.picture("bib")
    await desk.press(r"^\.ris$")
    await desk.sees("message", ".ris")
    await desk.say("/save 2510.03206 for Friday")
    await desk.say("/saved")
    await desk.press(r"^\.csv$")
    await desk.sees("message", "papergram-saved.csv")
    await desk.picture("saved")


async def test_everything_is_handed_over_and_deleted_in_two_presses(desk: Window) -> None:
    await desk.subscribe()
    await desk.say("/privacy")
    await desk.sees("message", "What I keep, and for how long")
    await desk.picture("privacy")
    await desk.press("Delete everything")
    await desk.sees("message", ".json")
    await desk.sees("message", "cannot be undone")
    await desk.picture("forget")
    await desk.press("Yes, delete it all")
    await desk.sees("message", "I keep nothing of this chat any more")
    await expect(desk.get("keyboard").get_by_role("button", name="Yes, delete it all")).to_have_count(
        0, timeout=PATIENCE
    )
    await desk.say("/subscriptions")
    await desk.sees("message", "no topics yet")
    await desk.picture("forgotten")


async def test_on_a_phone_a_paper_is_saved_noted_and_found_again(phone: Window) -> None:
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.turn_the_clock("6 Oct")
    await phone.say("/paper 2510.03206")
    await phone.press("☆ Save")
    await phone.sees("toast", "Saved")
    await phone.press("✎ Note")
    await phone.sees("message", "Your note on")
    await phone.say("for Friday’s group")
    await phone.sees("message", "with the note: for Friday’s group")
    await phone.picture("note")
    await phone.press("Delete the note")
    await phone.sees("toast", "The note is gone")
    await phone.press("More like this")
    await phone.sees("toast", "👍 More like this.")
    await phone.sees("message", "Similar to")
    await phone.picture("similar")
