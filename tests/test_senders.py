"""The clients that the benchmark compares send what they are told to, and say what it cost."""

import asyncio
import json
import sys

import pytest

from benchmarks.load import serving
from benchmarks.senders.measure import Cost


@pytest.mark.parametrize("client", ["ptb_httpx", "ptb_aiohttp", "raw_aiohttp", "lean", "ledger"])
async def test_a_client_sends_its_messages(client: str) -> None:
    words = ["-m", f"benchmarks.senders.{client}"]
    async with serving("benchmarks.responder", "--whole") as server:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *words, server.url, "6", "3"), stdout=asyncio.subprocess.PIPE
        )
        out, _ = await process.communicate()
    cost = Cost(**json.loads(out))
    assert cost.messages == (12 if client == "ledger" else 6)
    assert cost.cpu_seconds > 0
