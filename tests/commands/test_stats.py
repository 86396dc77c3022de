"""`papergram stats`: readings, tokens and money, for people and for programs."""

import json
from pathlib import Path

from bot.model.chat import ChatState
from bot.store import Store, chats
from tests.commands.conftest import Shell
from tests.llm.server import MODEL, ModelServer
from tests.road.conftest import MONDAY
from tests.road.lanterns import ID, Model, lit_road
from tests.store import samples


async def spent(folder: Path, shell: Shell) -> None:
    """Let a chat have a paper read by a model, and the shell see the same store."""
    async with ModelServer() as server:
        server.always(Model())
        async with lit_road(folder, server) as road:
            await road.morning(MONDAY)
            await road.ask(f"/paper {ID}")


async def test_a_program_is_given_all_figures(shell: Shell) -> None:
    await spent(shell.folder, shell)
    done = await shell.papergram("stats", "--format", "json")
    assert done.status == 0
    shown = json.loads(done.out)
    assert shown["readings"] == [{"reader": MODEL, "language": "en", "depth": "full", "readings": 1, "cut": 0}]
    assert shown["daily_budget"] == 5.0
    assert shown["today"] == {}, "the reading is of another day"
    assert set(shown["month"]) == {"input", "cached", "output", "cost", "calls"}


async def test_people_are_given_lines(shell: Shell) -> None:
    await spent(shell.folder, shell)
    done = await shell.papergram("stats")
    assert done.status == 0
    assert f"{MODEL} · en · full texts: 1" in done.out
    assert "<b>" not in done.out


async def test_a_program_is_given_what_was_sent(shell: Shell) -> None:
    await spent(shell.folder, shell)
    store = await Store.open(shell.store)
    await store.run(chats.save, samples.chat(7, state=ChatState.BLOCKED, reason="Forbidden"), samples.NOW)
    await store.aclose()
    shown = json.loads((await shell.papergram("stats", "--format", "json")).out)["deliveries"]
    assert shown["blocked"] == [{"reason": "Forbidden", "count": 1, "chat": 7}]
    assert shown["queue"]["pending"] == 0
    assert shown["queue"]["oldest"] is None
    assert shown["delay"] == {"digests": 0, "median": 0.0, "worst": 0.0}
    assert shown["lag"] > 0, "the chats of another year are long due"


async def test_where_there_is_no_store_none_is_made(shell: Shell) -> None:
    done = await shell.papergram("stats")
    assert done.status == 2
    assert f"there is no store at “{shell.store}”" in done.err
    assert not shell.store.exists()


async def test_an_empty_store_has_nothing_to_show(shell: Shell) -> None:
    await (await Store.open(shell.store)).aclose()
    done = await shell.papergram("stats")
    assert done.status == 0
    assert "None yet." in done.out
    assert "Nothing is waiting." in done.out
    assert "Chats: 0 active, 0 paused, 0 out of reach" in done.out
