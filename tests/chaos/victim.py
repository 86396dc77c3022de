"""The process that is killed: Papergram as `papergram run` has it, in a time that runs faster.

    python -m tests.chaos.victim     (settings in the environment, orders as lines of JSON)

Python's modules are loaded once: each line of orders makes a process of its own that has them and nothing else, since
nothing is opened before. It says `ready`, and then for each line the process's number and, at its end, its exit code.
"""

import asyncio
import json
import logging
import os
import signal
import sys
from dataclasses import asdict, dataclass

from bot import log
from bot.app import Papergram, assembled
from bot.config import Settings
from bot.delivery.bucket import Rate
from bot.delivery.pace import Pacer
from bot.errors import PapergramError
from tests.chaos.fast import FastClock
from tests.chaos.plan import Plan, freeze, missing

_JOBS_EVERY = 0.15
_AT_ONCE, _BETWEEN = 2, 0.03

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Orders:
    """How to live: the time, at most how many messages a (real) second, and how many of its digests are owed by now."""

    origin: float
    factor: float
    per_second: float
    owed: int
    plan: Plan

    def line(self) -> str:
        """As it is sent to the process."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> "Orders":
        """As it was sent."""
        told = json.loads(line)
        return cls(**(told | {"plan": Plan(**told["plan"])}))


async def live(settings: Settings, orders: Orders) -> None:
    """Run until somebody ends it."""
    clock = FastClock(orders.origin, orders.factor)
    pace = orders.per_second / orders.factor
    pacer = Pacer(clock.seconds, clock.sleep, overall=Rate(pace, max(5.0, pace / 5)))
    async with assembled(settings, clock, pace=0, pacer=pacer) as papergram:
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, papergram.stop)
        loop.add_reader(sys.stdin, os._exit, 1)  # whoever gave the orders is gone
        errands = [asyncio.create_task(one) for one in (_hurry(papergram), _write(papergram, orders))]
        try:
            await papergram.run()
        finally:
            for errand in errands:
                errand.cancel()
            await asyncio.gather(*errands, return_exceptions=True)


async def _hurry(papergram: Papergram) -> None:
    """The jobs, more often than the schedule has them, as time runs faster."""
    while True:
        await asyncio.sleep(_JOBS_EVERY)
        try:
            await papergram.schedule.ingest()
            await papergram.schedule.compose()
        except PapergramError as error:
            logger.warning("a job in a hurry will be tried again", extra={"why": str(error)})


async def _write(papergram: Papergram, orders: Orders) -> None:
    """Freeze what the plan owes by now and is not there yet, a few digests at a time."""
    services, plan = papergram.services, orders.plan
    wanted = await services.store.run(missing, plan.written(by_the_victim=True)[: orders.owed])
    for start in range(0, len(wanted), _AT_ONCE):
        await services.store.run(freeze, plan, wanted[start : start + _AT_ONCE], services.clock.now())
        await asyncio.sleep(_BETWEEN)


def main() -> int:
    """Give birth to one process for each line of orders, one at a time, and say how each ended."""
    settings = Settings.load(None, os.environ)
    log.set_up(settings.log.level, sys.stderr, settings.secrets(), settings.log.format)
    _say("ready")
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            asyncio.run(live(settings, Orders.read(line)))
            os._exit(0)
        _say(str(child))
        _, status = os.waitpid(child, 0)
        _say(str(os.waitstatus_to_exitcode(status)))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
