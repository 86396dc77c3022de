"""What a client costs: its own process's CPU time, the time on the wall, the most memory it held."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

Send = Callable[[int], Awaitable[object]]

_WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu_seconds` of user and system time; the start of the process and of the connections is in neither figure."""

    messages: int
    seconds: float
    cpu_seconds: float
    peak_mib: float


class Meter:
    """Runs from its making on."""

    def __init__(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def read(self, messages: int) -> Cost:
        """What `messages` have cost so far."""
        return Cost(messages, time.perf_counter() - self._wall, time.process_time() - self._cpu, _peak_mib())


def _peak_mib() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def told(cost: Cost) -> None:
    """Print the line that `bench_senders` reads."""
    print(json.dumps(asdict(cost)))


def main(client: Callable[[str], AbstractAsyncContextManager[Send]]) -> None:
    """Send as the command line says: URL MESSAGES AT_ONCE."""
    url, messages, at_once = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    told(asyncio.run(_measured(client(url), messages, at_once)))


async def _measured(client: AbstractAsyncContextManager[Send], messages: int, at_once: int) -> Cost:
    async with client as send:
        await _sent(send, _WARM_UP * at_once, at_once)
        meter = Meter()
        await _sent(send, messages, at_once)
        return meter.read(messages)


async def _sent(send: Send, messages: int, at_once: int) -> None:
    chats = iter(range(1, messages + 1))
    await asyncio.gather(*(_worker(send, chats) for _ in range(at_once)))


async def _worker(send: Send, chats: Iterator[int]) -> None:
    for chat in chats:
        await send(chat)
