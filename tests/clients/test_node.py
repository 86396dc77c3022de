"""grammY and telegraf talk to the sandbox."""

import os
import shutil
from asyncio.subprocess import DEVNULL, create_subprocess_exec
from contextlib import suppress
from pathlib import Path

import pytest

from tests.clients.scenario import Scenario

NODE = Path(__file__).parent / "node"


@pytest.mark.parametrize("library", ["grammy", "telegraf"])
async def test_a_bot_in_javascript(scenario: Scenario, library: str) -> None:
    node = shutil.which("node")
    if node is None or not (NODE / "node_modules" / library).exists():
        pytest.skip(f"{library} is not installed: make clients")
    environ = {**os.environ, "API_ROOT": scenario.telegram.url, "TOKEN": scenario.telegram.token}
    bot = await create_subprocess_exec(node, f"{library}.mjs", cwd=NODE, env=environ, stdin=DEVNULL)
    try:
        await scenario.play()
    finally:
        with suppress(ProcessLookupError):
            bot.terminate()
        await bot.wait()
