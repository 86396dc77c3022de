"""Notes beside saved papers, typed when asked for."""

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_bib import content
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import data_of, key_of, opened, press, toasted


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


async def noted(road: Road, words: str) -> tuple[SentMessage, SentMessage]:
    """A card that was saved and noted by its keys, and what came of it."""
    card = await opened(road)
    await toasted(road, card, key_of(card, "save"))
    await road.telegram.until(lambda: any(data.startswith("note:") for data in data_of(card)))
    await press(road, card, "note")
    return card, (await road.ask(words))[0]


async def test_below_a_saved_paper_stands_a_key_for_a_note_which_goes_with_it(road: Road) -> None:
    card, said = await noted(road, "for the <survey>\nread §3")
    assert said.text == "Saved, with the note: for the <survey> read §3"
    await toasted(road, card, key_of(card, "drop"))
    await road.telegram.until(lambda: not any(data.startswith("note:") for data in data_of(card)))


async def test_a_note_is_in_the_files_and_in_the_export(road: Road) -> None:
    await noted(road, "for the survey")
    (listed,) = await road.ask("/saved")
    before = len(road.said())
    await road.telegram.press(listed, "bibs:ris", road.ada)
    assert "N1  - for the survey" in content(await road.telegram.wait_for(road.chat, before + 1))
    assert '"note": "for the survey"' in content((await road.ask("/export"))[0])


async def test_a_key_deletes_the_note_and_leaves_the_paper(road: Road) -> None:
    _, said = await noted(road, "for the survey")
    assert "The note is gone" in await toasted(road, said, key_of(said, "note-no"))
    await road.telegram.until(lambda: not any(data.startswith("note-no") for data in data_of(said)))
    text = (await road.ask("/saved"))[0].text
    assert "(1–1 of 1)" in text
    assert "for the survey" not in text


async def test_in_a_group_a_note_is_a_reply_of_whom_was_asked(road: Road) -> None:
    await road.morning(MONDAY)
    chat, paper = lab(road), road.arxiv_rows[0]["id"]
    (saved,) = await road.ask(f"/save {paper}", chat)
    before = len(road.telegram.messages(chat))
    await road.telegram.press(saved, f"note:{paper}", road.ada)
    question = await road.telegram.wait_for(chat, before + 1)
    await road.telegram.say(chat, person(chat, "Bob"), "not mine", reply_to=question)
    await road.telegram.say(chat, road.ada, "ours", reply_to=question)
    assert (await road.telegram.wait_for(chat, before + 2)).text == "Saved, with the note: ours"
