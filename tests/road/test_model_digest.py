"""Digests that a language model has read: once for all chats of a language, before their hour."""

from pathlib import Path

from bot.sandbox.world.chat import Chat
from bot.schedule import READ_EVERY
from tests.llm.server import MODEL, ModelServer, Request
from tests.road.conftest import MONDAY, Road, Row
from tests.road.lanterns import LANTERNS, Model, lit_road


def some(rows: list[Row]) -> list[Row]:
    """The lanterns and four papers more for the same digest."""
    monday = [row for row in rows if row["announced"] == MONDAY.isoformat() and row.get("version", 1) == 1]
    return [LANTERNS, *(row for row in monday if "diffusion model" in row["title"].lower())][:5]


def told_to(request: Request) -> tuple[str, str]:
    """The title that a request gives, and the language that it asks for."""
    title = request.user.partition("\n1| ")[2].partition("\n")[0]
    return title, "zh" if "Chinese" in request.user else "en"


async def subscribed(road: Road, name: str, language: str) -> Chat:
    group = road.telegram.group(name, admins=[road.ada], supergroup=True)
    await road.ask(f"/settings language {language}", chat=group)
    await road.ask("/subscribe diffusion-models", chat=group)
    return group


def words_of(road: Road, chat: Chat) -> str:
    """A chat's digest."""
    return "\n".join(said for said in road.said(chat) if "LanternNet" in said)


async def test_every_paper_is_read_once_in_each_language_for_all_its_chats(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    papers = some(rows)
    async with lit_road(tmp_path, server, rows=papers, documents={}) as road:
        chats = [await subscribed(road, f"Lab {number}", "en" if number < 2 else "zh") for number in range(4)]
        await road.morning(MONDAY)
        english, again, chinese, also = (words_of(road, chat) for chat in chats)
    assert "LanternNet is a diffusion model that follows lanterns by their flicker." in english
    assert "LanternNet 是一种扩散模型，根据闪烁来跟踪灯笼。" in chinese
    assert english == again
    assert chinese == also
    asked = [told_to(request) for request in server.requests if request.schema == "Draft"]
    assert sorted(asked) == sorted((row["title"], language) for row in papers for language in ("en", "zh"))


async def test_what_was_read_ahead_is_not_asked_for_when_the_digest_is_made(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server, rows=some(rows), documents={}) as road:
        await road.ask("/subscribe diffusion-models")
        await road.papergram.schedule.ingest()
        await road.papergram.schedule.read()
        read = len(server.requests)
        assert read >= 5
        road.clock.advance(READ_EVERY)
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert "LanternNet is a diffusion model" in words_of(road, road.chat)
    assert len(server.requests) == read


async def test_a_digest_comes_without_the_model_too(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.fail(401, "Incorrect API key provided", times=100)
    async with lit_road(tmp_path, server, rows=some(rows), documents={}) as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        digest = words_of(road, road.chat)
    assert "We propose LanternNet, a diffusion model" in digest
    assert "the model did not answer" in digest
    assert MODEL not in digest
    assert 3 <= len(server.requests) <= 5, "those that were under way, and then no more"


async def test_a_spent_day_leaves_the_digest_to_the_papers_own_sentences(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server, {"LLM__DAILY_BUDGET": "0.01"}, rows=some(rows), documents={}) as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        digest = words_of(road, road.chat)
    assert "today’s budget is spent" in digest
    assert server.requests == []
