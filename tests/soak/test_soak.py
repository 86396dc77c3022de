"""Ten weeks in a life: each reader received what it was owed, in order and in time; nothing lost, nothing twice.

`SOAK_READERS=100` lets so many more read, and arXiv announce all papers of the corpus in full (`make soak`).
"""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.soak.comparing import compared
from tests.soak.crowd import crowd
from tests.soak.listings import Listings
from tests.soak.oracle import Oracle
from tests.soak.readers import READERS
from tests.soak.weather import ROUGH
from tests.soak.weeks import Weeks

MORE_READERS = int(os.environ.get("SOAK_READERS", "0"))
PAPERS_A_DAY, LETTERS = (10_000, 10_000) if MORE_READERS else (40, 200)


async def test_ten_rough_weeks_bring_each_reader_exactly_what_it_is_owed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started, listings = time.perf_counter(), Listings(PAPERS_A_DAY, LETTERS)
    async with Weeks([*READERS, *crowd(MORE_READERS)], listings, ROUGH, tmp_path) as weeks:
        await weeks.live()
    oracle = Oracle(listings, ROUGH, weeks.ticks, weeks.pieces)
    owed = {seat.reader.name: oracle.owed(seat.reader) for seat in weeks.seats}
    assert not [fault for seat in weeks.seats for fault in compared(seat, owed[seat.reader.name], ROUGH)]
    assert len(owed) == len(weeks.seats)
    assert sum(len(posts) for posts in owed.values()) > 60 * len(owed)
    with capsys.disabled():
        sys.stdout.write(_told(weeks, listings, time.perf_counter() - started))


def _told(weeks: Weeks, listings: Listings, seconds: float) -> str:
    """One line on the long run, nothing on the short one."""
    mail = [seat.mail for seat in weeks.seats]
    counts = ", ".join(f"{count} {name}" for name, count in sorted(weeks.tally.items()))
    papers = sum(len(post.papers) for one in mail for post in one.posts)
    told = (
        f"\n10 weeks, {len(mail)} readers, {sum(map(len, listings.lines.values()))} papers announced: "
        f"{sum(len(one.posts) for one in mail)} posts in {sum(one.messages for one in mail)} messages with {papers} "
        f"papers, {sum(one.repeated for one in mail)} messages twice; {counts}; {seconds:.0f} s\n"
    )
    return told if MORE_READERS else ""
