"""Processes that live until they are killed, one after another.

Invariant: when `kill` or `stop` returns, the process is dead; none survives the nursery.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.chaos.victim import Orders

ROOT = Path(__file__).parents[2]
_PATIENCE = 60


class Life:
    """A process: its number, and its exit code once it is over."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.code: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    @property
    def is_over(self) -> bool:
        """Whether the process has ended."""
        return self.code.done()

    async def kill(self) -> None:
        """SIGKILL."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, sign: signal.Signals) -> int:
        if not self.is_over:
            os.kill(self._number, sign)
        async with asyncio.timeout(_PATIENCE):
            return await asyncio.shield(self.code)


class Nursery:
    """Where processes come from: see `tests.chaos.victim`."""

    def __init__(self, stdin: asyncio.StreamWriter, stdout: asyncio.StreamReader) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._watch: asyncio.Task[None] | None = None
        self._life: Life | None = None

    async def bear(self, orders: Orders) -> Life:
        """A new process, which works. The one before it must be over."""
        if self._watch is not None:
            await self._watch
        self._stdin.write(orders.line().encode() + b"\n")
        self._life = life = Life(int(await self._stdout.readline()))
        self._watch = asyncio.create_task(self._attend(life))
        return life

    async def end(self) -> None:
        """Let no process live."""
        if self._life is not None and not self._life.is_over:
            await self._life.kill()
        if self._watch is not None:
            await self._watch

    async def _attend(self, life: Life) -> None:
        life.code.set_result(int(await self._stdout.readline()))


@asynccontextmanager
async def nursery(settings: Mapping[str, str], log: Path) -> AsyncIterator[Nursery]:
    """Open one; its processes append to `log`."""
    with log.open("ab") as stream:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.chaos.victim"),
            cwd=ROOT,
            env=os.environ | settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=stream,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    async with asyncio.timeout(_PATIENCE):
        assert await process.stdout.readline() == b"ready\n", f"see {log}"
    made = Nursery(process.stdin, process.stdout)
    try:
        yield made
    finally:
        await made.end()
        process.stdin.close()
        await process.wait()
