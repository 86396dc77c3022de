"""What publishing costs: `python -m benchmarks.bench_archive [YEAR_FOLDER]` prints two tables.

Two weeks of real announcements, ten topics; each form is written by `papergram export` in a process of its own, written
once more, and once more after one paper got a new version. With a folder, a made-up year follows: the same papers
again and again under other ids and days, as a site.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, groupby
from pathlib import Path

from sqlite_utils import Database

from benchmarks.corpus import Row, corpus_rows
from bot.model.announcement import AnnounceKind, Announcement
from bot.model.edition import Form
from bot.sandbox.arxiv.corpus import Announced
from bot.store import Store, announcements, papers, posts

TOPICS = (
    "diffusion-models", "llm", "robotics", "nerf", "speech", "reinforcement-learning", "graph-neural-networks",
    "object-detection", "agents", "vision-language",
)  # fmt: skip
_DAYS = 250
_FIRST = date(2024, 10, 21)
_SATURDAY = 5
_PLACES = 90_000
_MIB = 1 << 20
_DONE = re.compile(r"(\d+) posts with (\d+) papers; (\d+) files written, (\d+) as they were")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of the command."""

    posts: int
    papers: int
    written: int
    seconds: float
    cpu_seconds: float
    peak_mib: float


def main() -> None:
    """Print the tables, a line as soon as it is known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(
            "| form | files | MiB | first run | again | after a new version | peak MiB |\n|---|---|---|---|---|---|---|"
        )
        for form in Form:
            store = folder / f"{form}.sqlite3"
            asyncio.run(_announce(store, _by_day(corpus_rows())))
            print(_line(f"`{form}`", form, store, folder / form), flush=True)
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True)
        asyncio.run(_announce(folder / "store.sqlite3", _year()))
        print(_line("`html`, a year", Form.HTML, folder / "store.sqlite3", folder / "site"), flush=True)


def _line(what: str, form: Form, store: Path, out: Path) -> str:
    first, again = _export(form, store, out), _export(form, store, out)
    assert again.written == 0, "a second run must write nothing"
    asyncio.run(_replace_one(store))
    mended = _export(form, store, out)
    files = [path for path in out.rglob("*") if path.is_file() and ".papergram" not in path.parts]
    size = sum(path.stat().st_size for path in files) / _MIB
    peak = max(one.peak_mib for one in (first, again, mended))
    return (
        f"| {what} ({first.posts} posts, {first.papers:,} papers) | {len(files):,} | {size:.0f} | "
        f"{first.seconds:.1f} s ({first.cpu_seconds:.1f} s of CPU) | {again.seconds:.1f} s, {again.written} files "
        f"| {mended.seconds:.1f} s, {mended.written} files | {peak:.0f} |"
    )


def _export(form: Form, store: Path, out: Path) -> Cost:
    """`papergram export` in a process of its own."""
    words = [word for slug in TOPICS for word in ("--topic", slug)]
    span = ("--from", _FIRST.isoformat(), "--to", "2026-12-31")
    environ = os.environ | {"PAPERGRAM_STORE__PATH": str(store), "PAPERGRAM_ARCHIVE__URL": "https://lab.example"}
    command = (sys.executable, "-m", "bot", "export", *words, *span, "--format", form.value, "--out", str(out))
    start = time.perf_counter()
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    found = _DONE.search(said)
    assert found, said
    posts, shown, written, _ = map(int, found.groups())
    return Cost(posts, shown, written, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _by_day(rows: Iterable[Row]) -> Iterator[list[Row]]:
    return (list(day) for _, day in groupby(rows, key=lambda row: row["announced"]))


def _year() -> Iterator[list[Row]]:
    """250 announcement days, each like one of the two weeks, no id twice in a month."""
    days, numbers, day = list(_by_day(corpus_rows())), count(), _FIRST
    for place in range(_DAYS):
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
        yield [
            row | {"id": f"{day:%y%m}.{10_000 + next(numbers) % _PLACES}", "announced": day.isoformat()}
            for row in days[place % len(days)]
        ]
        day += timedelta(days=1)


async def _announce(path: Path, days: Iterable[list[Row]]) -> None:
    store = await Store.open(path)
    for rows in days:
        await store.run(_record, [Announced.of(row) for row in rows])
    await store.aclose()


async def _replace_one(path: Path) -> None:
    """A new version of a paper of the newest post on diffusion, announced the same day."""
    store = await Store.open(path)
    await store.run(_renew, TOPICS[0])
    await store.aclose()


def _renew(db: Database, slug: str) -> None:
    day = announcements.newest_day(db)
    assert day is not None
    paper = papers.get(db, posts.papers_on(db, slug, day)[0].paper)
    assert paper is not None
    newer = replace(paper, version=paper.version + 1, title=f"{paper.title}, Done Better")
    _record(db, [Announced(day, AnnounceKind.REPLACE, newer)])


def _record(db: Database, found: Iterable[Announced]) -> None:
    for one in found:
        papers.save(db, [one.paper], announced=[one.paper.id] if one.kind.is_first else ())
        announcements.record(db, [Announcement(one.day, one.paper.id, one.kind, one.paper.version)])


if __name__ == "__main__":
    main()
