"""Many who ask at once: one call for all who want the same, and nobody waits for what others asked."""

import asyncio
from pathlib import Path

from tests.llm.server import MODEL, ModelServer
from tests.road.conftest import MONDAY, Row
from tests.road.lanterns import ID, ONLY_IN_TEXT, Model, in_chinese, lit_road
from tests.road.test_model_digest import some, words_of

PAPER = f"/paper {ID}"
IMPATIENT = {"READING__DEADLINE": "10"}


async def test_two_chats_that_ask_at_once_share_one_call(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    server.gate.clear()
    async with lit_road(tmp_path, server, IMPATIENT) as road:
        await road.morning(MONDAY)
        own = road.telegram.private_chat(bob := road.telegram.user("Bob", language_code="en"))
        await road.telegram.say(road.chat, road.ada, PAPER)
        await road.telegram.say(own, bob, PAPER)
        await server.asked()
        await road.telegram.until(lambda: len([one for one in road.telegram.requests if "Draft" in one.method]) == 2)
        server.gate.set()
        first, second = await road.telegram.wait_for(road.chat, 1), await road.telegram.wait_for(own, 1)
    assert first.text == second.text
    assert MODEL in first.text
    assert len(server.requests) == 1


async def test_while_one_chat_waits_for_a_reading_others_are_answered(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    server.gate.clear()
    async with lit_road(tmp_path, server, IMPATIENT) as road:
        await road.morning(MONDAY)
        await road.telegram.say(road.chat, road.ada, PAPER)
        await server.asked()
        group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
        (helped,) = await road.ask("/help", chat=group)
        assert "/paper" in helped.text
        server.gate.set()
        assert MODEL in (await road.telegram.wait_for(road.chat, 1)).text


async def test_a_question_does_not_wait_for_a_digests_readings(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    server.gate.clear()
    async with lit_road(tmp_path, server, IMPATIENT | {"LLM__CONCURRENCY": "2"}, rows=some(rows), documents={}) as road:
        await road.ask("/subscribe diffusion-models")
        await road.papergram.schedule.ingest()
        ahead = asyncio.create_task(road.papergram.schedule.read())
        await server.asked()
        await in_chinese(road)
        await road.telegram.say(road.chat, road.ada, PAPER)
        async with asyncio.timeout(5):
            while not any("Chinese" in request.user for request in server.requests):
                await server.asked(len(server.requests) + 1)
        server.gate.set()
        await ahead


async def test_what_was_read_is_there_after_a_stop(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    for _ in range(2):
        async with lit_road(tmp_path, server) as road:
            await road.morning(MONDAY)
            assert MODEL in (await road.ask(PAPER))[0].text
    assert len(server.requests) == 1


async def test_an_operator_can_have_digests_read_in_full(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server, {"READING__DEPTH": "full"}, rows=some(rows)) as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        digest = words_of(road, road.chat)
        asked = len(server.requests)
        assert f"full text · {MODEL}" in digest
        assert f"abstract only · {MODEL} (no full text)" in "\n".join(road.said())
        assert any(ONLY_IN_TEXT in request.user for request in server.requests)
        assert MODEL in (await road.ask(PAPER))[0].text
    assert len(server.requests) == asked


async def test_an_abstract_that_a_batch_read_for_want_of_a_text_is_not_read_again_after_a_stop(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    settings = {"READING__DEPTH": "full", "LLM__BATCH": "true"}
    for _ in range(2):
        async with lit_road(tmp_path, server, settings, rows=some(rows), documents={}) as road:
            await road.ask("/subscribe diffusion-models")
            await road.papergram.schedule.ingest()
            await road.papergram.schedule.read()
            server.batches.finish()
            await road.papergram.schedule.read()
    assert len(server.batches.batches) == 1
    assert server.requests == []
