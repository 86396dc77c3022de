"""/privacy says what holds, in either language; docs/privacy.md has every table of the store."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.arxiv.ingest import _OLD_VERSIONS_FOR
from bot.locales import Locales
from bot.sandbox.world.message import SentMessage
from bot.schedule import WORDS_ARE_KEPT
from bot.store import forgetting, inbox, subscriptions
from bot.store.migrations import migrations
from bot.watch.watch import _TALLIES_ARE_KEPT
from tests.llm.server import ModelServer
from tests.road.conftest import Road, Row, road_over
from tests.road.test_paper_keys import data_of
from tests.store.test_forgetting import tables

DOCS = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in DOCS.splitlines() if line.startswith("| `")]


async def test_it_says_what_is_kept_and_how_to_take_it_away(road: Road) -> None:
    (said,) = await road.ask("/privacy")
    assert "The words of these messages: 30 days." in said.text
    assert "No language model is used here" in said.text
    assert "server" not in said.text
    assert data_of(said) == ["export", "forget"]
    (file,) = await press_key(road, said, "export")
    assert file.document is not None
    question = (await press_key(road, said, "forget", messages=2))[1]
    assert question.text.startswith("Delete everything")


async def press_key(road: Road, said: SentMessage, data: str, messages: int = 1) -> list[SentMessage]:
    before = len(road.said())
    await road.telegram.press(said, data, road.ada)
    await road.telegram.wait_for(road.chat, before + messages)
    return road.telegram.messages(road.chat)[before:]


async def test_a_language_model_is_spoken_of_only_where_there_is_one(
    rows: list[Row], tmp_path: Path, server: ModelServer
) -> None:
    variables = {"PAPERGRAM_LLM__BASE_URL": server.url, "PAPERGRAM_LLM__MODEL": "test"}
    async with road_over(rows, tmp_path / "store.sqlite3", variables=variables) as road:
        (said,) = await road.ask("/privacy")
    assert "A language model’s server is sent papers and the questions of /ask" in said.text
    assert "No language model" not in said.text


def test_every_table_of_the_store_is_listed_with_what_becomes_of_it() -> None:
    db = Database(memory=True)
    migrations.apply(db)
    listed = {row[0].strip("`"): row[3] for row in ROWS}
    assert listed.keys() == {*tables(db), "papers_fts", "readings_fts"}
    chats = {table for table, _ in forgetting.named(db)} | {"chats"}
    assert {table for table, fate in listed.items() if fate == "nothing of chats"}.isdisjoint(
        chats | {"inbox", "blocks"}
    )
    for table in chats:
        assert listed[table] == ("loses the chat" if table in forgetting.ANONYMOUS else "deleted")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_spans_of_time_and_the_numbers_are_those_of_the_code(language: str) -> None:
    said = Locales.load().get(language).say("privacy", days=str(WORDS_ARE_KEPT.days), goes="…")
    numbers = set(re.findall(r"\d+", said))
    assert numbers == {str(WORDS_ARE_KEPT.days), str(subscriptions._KEPT_QUERIES)}
    assert f"last {subscriptions._KEPT_QUERIES} queries" in DOCS
    assert f"their words for {WORDS_ARE_KEPT.days} days" in DOCS
    assert timedelta(days=2) == inbox._KEPT_BY_TELEGRAM
    assert _OLD_VERSIONS_FOR == _TALLIES_ARE_KEPT == WORDS_ARE_KEPT == timedelta(days=30)
