"""`papergram health`: for a container's health check."""

import json
import signal
import socket
import time
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.store import Store, heartbeats
from bot.watch.heartbeats import POLLING, TICK
from tests.commands.conftest import Shell, finished

MINUTE = timedelta(minutes=1)


async def leave(shell: Shell, tick: timedelta, polling: timedelta) -> None:
    """Heartbeats of so long ago."""
    now = datetime.now(UTC)
    store = await Store.open(shell.store)
    await store.run(heartbeats.save, {TICK: now - tick, POLLING: now - polling})
    await store.aclose()


@pytest.mark.parametrize(
    ("tick", "polling", "status"), [(MINUTE, 4 * MINUTE, 0), (3 * MINUTE, MINUTE, 1), (MINUTE, 6 * MINUTE, 1)]
)
async def test_the_exit_status_is_the_verdict(shell: Shell, tick: timedelta, polling: timedelta, status: int) -> None:
    await leave(shell, tick, polling)
    done = await shell.papergram("health")
    assert (done.status, done.err) == (status, "")
    assert done.out.startswith("✗" if status else "✓")
    assert done.out.count("\n") == 1


async def test_a_bot_that_never_ran_is_not_well(shell: Shell) -> None:
    done = await shell.papergram("health")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"papergram: store.path: there is no store at “{shell.store}”")
    assert not shell.store.exists()


async def test_nobody_is_asked_and_nothing_is_written(shell: Shell) -> None:
    await leave(shell, MINUTE, MINUTE)
    before = shell.store.read_bytes()
    shell.environ["PAPERGRAM_TELEGRAM__TOKEN"] = ""
    assert (await shell.papergram("health")).status == 0
    assert shell.telegram.requests == []
    assert shell.arxiv.requests == []
    assert shell.store.read_bytes() == before


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


async def test_a_bot_that_runs_is_well_shows_figures_and_logs_as_asked(shell: Shell) -> None:
    port = free_port()
    shell.environ |= {"PAPERGRAM_METRICS__PORT": str(port), "PAPERGRAM_LOG__FORMAT": "json"}
    ada = shell.telegram.user("Ada")
    await shell.telegram.say(shell.telegram.private_chat(ada), ada, "/help")
    process = await shell.start("run")
    begun, status = time.monotonic(), 1
    while status and time.monotonic() - begun < 30:
        asked = await shell.start("health")
        status = (await finished(asked)).status
    assert status == 0
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        assert 'papergram_last_success_timestamp_seconds{job="tick"}' in await answer.text()
    process.send_signal(signal.SIGTERM)
    done = await finished(process)
    assert done.status == 0
    assert "polling" in [json.loads(line)["message"] for line in done.err.splitlines()]
