"""References: a code block to copy, and files."""

import csv
import io
import json

import rispy
from pybtex.database import parse_string

from bot.render.bibtex import MOST_COPIED
from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of, forged, full_reading, key_of, opened, press


def content(message: SentMessage) -> str:
    """What stands in the file that a message carries."""
    assert message.document is not None
    return message.document.content.decode("utf-8-sig")


def name(message: SentMessage) -> str:
    assert message.document is not None
    return message.document.filename


async def test_bib_answers_with_a_code_block_that_parses(road: Road) -> None:
    await road.morning(MONDAY)
    row = road.arxiv_rows[0]
    (said,) = await road.ask(f"/bib {row['id']}")
    assert [(one["type"], one.get("language")) for one in said.entities] == [("pre", "bibtex")]
    (entry,) = parse_string(said.text, "bibtex").entries.values()
    assert entry.fields["eprint"] == row["id"]
    assert len(entry.persons["author"]) == len(row["authors"])


async def test_several_papers_are_one_block_in_the_order_asked_each_once(road: Road) -> None:
    await road.morning(MONDAY)
    first, second = road.arxiv_rows[1]["id"], road.arxiv_rows[0]["id"]
    (said,) = await road.ask(f"/bib {first}, https://arxiv.org/abs/{second}v1 {first}")
    assert [one.fields["eprint"] for one in parse_string(said.text, "bibtex").entries.values()] == [first, second]


async def test_a_key_copies_a_short_entry_where_it_fits(road: Road) -> None:
    await road.morning(MONDAY)
    copied = 0
    for row in road.arxiv_rows[:8]:
        (said,) = await road.ask(f"/bib {row['id']}")
        *entries, key = [one["copy_text"]["text"] for line in said.keyboard for one in line if "copy_text" in one]
        assert said.text.startswith(f"@misc{{{key},")
        for text in entries:
            copied += 1
            assert len(text) <= MOST_COPIED
            assert row["id"] in text
            assert list(parse_string(text, "bibtex").entries) == [key]
    assert 0 < copied < 8


async def test_the_keys_below_give_the_same_as_files(road: Road) -> None:
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    (said,) = await road.ask(f"/bib {paper}")
    (bib,) = await press(road, said, "bibf:bib")
    assert content(bib).strip() == said.text
    assert name(bib).endswith(".bib")
    (ris,) = await press(road, said, "bibf:ris")
    assert rispy.loads(content(ris))[0]["accession_number"] == f"arXiv:{paper}"


async def test_many_papers_become_a_file(road: Road) -> None:
    await road.morning(MONDAY)
    ids = [row["id"] for row in road.arxiv_rows[:20]]
    (said,) = await road.ask(f"/bib {' '.join(ids)}")
    assert len(parse_string(content(said), "bibtex").entries) == 20
    assert said.text == "20 papers"
    (refused,) = await road.ask(f"/bib {' '.join(ids)} {road.arxiv_rows[20]['id']}")
    assert "20 papers are the most" in refused.text


async def test_ris_and_ascii_can_be_asked_for(road: Road) -> None:
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    (ris,) = await road.ask(f"/bib ris {paper}")
    assert len(rispy.loads(content(ris))) == 1
    (ascii_,) = await road.ask(f"/bib ascii {paper}")
    assert content(ascii_).isascii()


async def test_what_names_no_paper_is_told_how_to_ask(road: Road) -> None:
    for words in ("", " ris", " attention", " 2409.17058 and more"):
        (said,) = await road.ask(f"/bib{words}")
        assert "Cite which papers?" in said.text


async def test_a_reply_to_a_paper_needs_no_id(road: Road) -> None:
    page = await opened(road)
    before = len(road.said())
    await road.telegram.say(road.chat, road.ada, "/bib", reply_to=page)
    await road.telegram.wait_for(road.chat, before + 1)
    assert road.said()[-1].startswith("@misc{")


async def test_a_paper_that_arxiv_has_not_is_named_and_the_others_come(road: Road) -> None:
    await road.morning(MONDAY)
    said = await road.ask(f"/bib 2409.99999 {road.arxiv_rows[0]['id']}", messages=2)
    assert "2409.99999" in said[0].text
    assert road.arxiv_rows[0]["id"] in said[1].text


async def test_the_card_has_a_key_that_cites(road: Road) -> None:
    page = await opened(road)
    (said,) = await press(road, page, "bib")
    assert f"eprint        = {{{key_of(page, 'bib').partition(':')[2]}}}" in said.text
    assert any(data.startswith("bib:") for data in data_of(await full_reading(road, page)))


async def saved_list(road: Road) -> SentMessage:
    """Two saved papers, the second with a note that looks like a formula."""
    await road.morning(MONDAY)
    await road.ask(f"/save {road.arxiv_rows[0]['id']}")
    await road.ask(f"/save {road.arxiv_rows[1]['id']} =read, [soon]")
    (listed,) = await road.ask("/saved")
    return listed


async def pressed_for_file(road: Road, message: SentMessage, data: str) -> SentMessage:
    before = len(road.said())
    await road.telegram.press(message, data, road.ada)
    return await road.telegram.wait_for(road.chat, before + 1)


async def test_saved_papers_are_taken_away_in_every_format(road: Road) -> None:
    listed = await saved_list(road)
    ids = {row["id"] for row in road.arxiv_rows[:2]}
    files = {}
    for ending in ("bib", "ris", "csv", "md", "json"):
        said = await pressed_for_file(road, listed, f"bibs:{ending}")
        assert name(said) == f"papergram-saved.{ending}"
        assert said.text == "2 saved papers"
        files[ending] = content(said)
    assert {one.fields["eprint"] for one in parse_string(files["bib"], "bibtex").entries.values()} == ids
    assert {one["accession_number"] for one in rispy.loads(files["ris"])} == {f"arXiv:{one}" for one in ids}
    rows = list(csv.DictReader(io.StringIO(files["csv"])))
    assert {row["id"]: row["note"] for row in rows} == {
        road.arxiv_rows[0]["id"]: "",
        road.arxiv_rows[1]["id"]: "'=read, [soon]",
    }
    assert r"=read, \[soon\]" in files["md"]
    read = json.loads(files["json"])
    assert (read["format"], read["version"]) == ("papergram-papers", 1)
    assert {one["id"]: one["note"] for one in read["papers"]} == {
        road.arxiv_rows[0]["id"]: "", road.arxiv_rows[1]["id"]: "=read, [soon]"
    }  # fmt: skip


async def test_a_list_that_became_empty_is_told_in_a_toast(road: Road) -> None:
    listed = await saved_list(road)
    await road.ask("/saved")
    store, chat = road.papergram.services.store, road.chat.id
    await store.run(lambda db: db.execute("DELETE FROM saved WHERE chat = ?", [chat]))
    press_ = await road.telegram.press(listed, forged(listed, "bibs:bib"), road.ada)
    await road.telegram.until(lambda: bool(press_.answers))
    assert press_.answers[0].text == "Nothing is saved here yet. Press ☆ Save below a paper."
