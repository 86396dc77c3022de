"""Notes beside saved papers, typed when asked for."""

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of


async def asked(road: Road) -> tuple[str, SentMessage]:
    """A saved paper, and the question for a note that its key brings."""
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    await road.ask(f"/save {paper}")
    (listed,) = await road.ask("/saved")
    assert f"note:{paper}" in data_of(listed)
    before = len(road.said())
    await road.telegram.press(listed, f"note:{paper}", road.ada)
    return paper, await road.telegram.wait_for(road.chat, before + 1)


async def test_a_note_is_typed_shown_and_taken_away(road: Road) -> None:
    paper, question = await asked(road)
    assert "Your note on “" in question.text
    (kept,) = await road.ask("read  before <Friday>")
    assert kept.text == "Saved, with the note: read before <Friday>"
    (listed,) = await road.ask("/saved")
    assert "1. read before <Friday>" in listed.text
    before = len(road.said())
    await road.telegram.press(listed, f"note:{paper}", road.ada)
    assert "Now: read before <Friday>" in (await road.telegram.wait_for(road.chat, before + 1)).text
    assert "The note is gone" in (await road.ask("-"))[0].text
    assert "read before" not in (await road.ask("/saved"))[0].text


async def test_a_note_that_is_too_long_is_asked_for_again(road: Road) -> None:
    await asked(road)
    assert "at most 300 characters" in (await road.ask("x" * 301))[0].text
    assert "with the note: short" in (await road.ask("short"))[0].text


async def test_a_paper_that_left_the_list_gets_no_note(road: Road) -> None:
    paper, _ = await asked(road)
    (listed,) = [one for one in road.telegram.messages(road.chat) if f"drop:{paper}" in data_of(one)]
    press = await road.telegram.press(listed, f"drop:{paper}", road.ada)
    await road.telegram.until(lambda: bool(press.answers))
    assert "not on the list any more" in (await road.ask("too late"))[0].text
