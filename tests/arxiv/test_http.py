"""The session that asks arXiv: its pace, its patience, its limits and its sentences."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from bot.arxiv.http import PacedSession, user_agent
from bot.errors import ArxivUnavailable
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox


class Clock:
    """A monotonic clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Iterator[PacedSession]:
    with PacedSession("Papergram/1 (+https://lab.example)", monotonic=clock.monotonic, sleep=clock.sleep) as paced:
        yield paced


async def get(session: PacedSession, url: str) -> requests.Response:
    return await asyncio.to_thread(session.get, url)


def test_the_user_agent_says_who_asks_and_how_to_reach_them() -> None:
    assert user_agent("0.1.0", "") == "Papergram/0.1.0"
    assert user_agent("0.1.0", "me@lab.example") == "Papergram/0.1.0 (mailto:me@lab.example)"
    both = "Papergram/0.1.0 (+https://lab.example; mailto:me@lab.example)"
    assert user_agent("0.1.0", "https://lab.example; me@lab.example") == both


async def test_requests_are_three_seconds_apart(session: PacedSession, clock: Clock, arxiv_site: ArxivSandbox) -> None:
    for _ in range(3):
        await get(session, f"{arxiv_site.feed_url}/cs.CL")
    clock.now += 1
    await get(session, f"{arxiv_site.feed_url}/cs.CL")
    assert clock.slept == [3.0, 3.0, 2.0]
    assert {asked.agent for asked in arxiv_site.requests} == {"Papergram/1 (+https://lab.example)"}


async def test_threads_take_turns(session: PacedSession, clock: Clock, arxiv_site: ArxivSandbox) -> None:
    await asyncio.gather(*(get(session, f"{arxiv_site.feed_url}/cs.CL") for _ in range(4)))
    assert clock.slept == [3.0, 3.0, 3.0]


async def test_its_own_user_agent_wins_over_that_of_a_library(session: PacedSession, arxiv_site: ArxivSandbox) -> None:
    await asyncio.to_thread(session.get, arxiv_site.feed_url + "/cs.CL", headers={"user-agent": "arxiv.py/4"})
    assert arxiv_site.requests[0].agent == "Papergram/1 (+https://lab.example)"


@pytest.mark.parametrize("fault", [Fault.UNAVAILABLE, Fault.TOO_MANY, Fault.CUT])
async def test_a_passing_fault_is_asked_once_more(
    session: PacedSession, arxiv_site: ArxivSandbox, fault: Fault
) -> None:
    arxiv_site.fail(fault)
    answer = await get(session, f"{arxiv_site.feed_url}/cs.CL")
    assert answer.status_code == 200
    assert len(arxiv_site.requests) == 2


async def test_a_busy_server_names_the_wait(session: PacedSession, clock: Clock, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.fail(Fault.TOO_MANY)
    await get(session, f"{arxiv_site.feed_url}/cs.CL")
    assert clock.slept == [7.0]


async def test_a_lasting_status_is_left_to_the_caller(session: PacedSession, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.fail(Fault.UNAVAILABLE, times=2)
    assert (await get(session, f"{arxiv_site.feed_url}/cs.CL")).status_code == 503
    assert (await get(session, f"{arxiv_site.url}/nowhere")).status_code == 404
    assert len(arxiv_site.requests) == 3


@pytest.mark.parametrize(
    ("fault", "limits", "sentence"),
    [
        (Fault.DRIP, {"deadline": 0.3}, r"^127\.0\.0\.1:\d+ took longer than 0\.3 seconds; try again later\.$"),
        (Fault.DRIP, {"max_bytes": 3}, r"^127\.0\.0\.1:\d+ sent more than"),
        (Fault.STALL, {"deadline": 0.2}, r"^127\.0\.0\.1:\d+ did not answer in time; try again later\.$"),
        (Fault.CUT, {}, r"^127\.0\.0\.1:\d+ broke off its answer; try again later\.$"),
    ],
)
async def test_no_answer_is_awaited_for_ever(
    arxiv_site: ArxivSandbox, fault: Fault, limits: dict[str, Any], sentence: str
) -> None:
    arxiv_site.fail(fault, times=2)
    began = time.monotonic()
    with (
        PacedSession("Papergram/1", pace=0, **limits) as session,
        pytest.raises(ArxivUnavailable, match=sentence),
    ):
        await get(session, f"{arxiv_site.feed_url}/cs.CL")
    assert time.monotonic() - began < 3


async def test_a_host_that_is_not_there_is_named(session: PacedSession, arxiv_site: ArxivSandbox) -> None:
    url = arxiv_site.url
    await arxiv_site.stop()
    with pytest.raises(ArxivUnavailable, match=r"^127\.0\.0\.1:\d+ cannot be reached; try again later\.$"):
        await get(session, url)
