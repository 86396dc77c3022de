"""`ingest`, `digest`, `backup`: what they print, write and refuse."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

from bot.sandbox.arxiv.faults import Fault
from tests.commands.conftest import Shell, finished
from tests.road.conftest import MONDAY, Row

DIGEST_KEYS = {"chat", "thread", "day", "announced", "listing_days", "quiet", "nearest", "more", "entries"}


async def test_ingest_fetches_the_listing_once(shell: Shell, monday: list[Row]) -> None:
    first = await shell.papergram("ingest")
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith(f"listing of {MONDAY}: ")
    assert len(monday) // 2 < int(first.out.split(": ")[1].split()[0]) <= len(monday)
    again = await shell.papergram("ingest")
    assert again.out.startswith(f"listing of {MONDAY}: 0 new announcements")


async def test_ingest_of_a_past_day_asks_the_api(shell: Shell) -> None:
    done = await shell.papergram("ingest", "--date", MONDAY.isoformat())
    assert (done.status, done.err) == (0, "")
    assert "papers that were not known, from the API" in done.out
    assert {asked.path for asked in shell.arxiv.requests} == {"/api/query"}
    assert (await shell.papergram("digest", "--topic", "diffusion-models")).status == 0


async def test_ingest_of_a_day_to_come_is_refused(shell: Shell) -> None:
    done = await shell.papergram("ingest", "--date", "2999-01-01")
    assert (done.status, done.out, done.err) == (1, "", "papergram: --date 2999-01-01 has not come yet.\n")


async def test_an_arxiv_that_is_down_is_one_line(shell: Shell) -> None:
    shell.arxiv.fail(Fault.HTML, times=20)
    done = await shell.papergram("ingest")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[-1].startswith("papergram: ")
    assert "Traceback" not in done.err


async def test_digest_prints_three_formats(shell: Shell, monday: list[Row]) -> None:
    await shell.papergram("ingest")
    text, html, as_json = [
        await shell.papergram("digest", "--topic", "diffusion-models", "--format", form)
        for form in ("text", "html", "json")
    ]
    assert (text.status, html.status, as_json.status) == (0, 0, 0)
    assert "<b>" not in text.out
    assert f'<b>1. <a href="{shell.arxiv.url}/abs/' in html.out
    digest = json.loads(as_json.out)
    assert digest.keys() == DIGEST_KEYS
    assert (digest["day"], digest["listing_days"], digest["quiet"]) == (MONDAY.isoformat(), [MONDAY.isoformat()], None)
    titles = {row["id"]: row["title"] for row in monday}
    for entry in digest["entries"]:
        assert entry["title"] == titles[entry["id"]]
        assert entry["matches"][0]["topic"] == "diffusion-models"
        assert entry["reading"]["summary"]
        assert str(entry["id"]) in html.out
    assert len(digest["entries"]) >= 3


async def test_digest_takes_a_date_and_a_name(shell: Shell) -> None:
    await shell.papergram("ingest")
    by_slug = await shell.papergram("digest", "--topic", "diffusion-models", "--date", MONDAY.isoformat())
    by_name = await shell.papergram("digest", "--topic", "Diffusion Models")
    assert by_slug == by_name


async def test_digest_says_what_is_missing(shell: Shell) -> None:
    empty = await shell.papergram("digest", "--topic", "diffusion-models")
    assert (empty.status, empty.out) == (1, "")
    assert "papergram ingest" in empty.err
    other_day = await shell.papergram("digest", "--topic", "diffusion-models", "--date", "2025-10-07")
    assert "papergram ingest --date 2025-10-07" in other_day.err
    unknown = await shell.papergram("digest", "--topic", "difusion-models")
    assert (unknown.status, "diffusion-models" in unknown.err) == (1, True)


async def test_a_day_without_match_is_said(shell: Shell) -> None:
    await shell.papergram("ingest")
    done = await shell.papergram("digest", "--topic", 'ti:"no such words anywhere"')
    assert (done.status, "announced, none" in done.out) == (0, True)


async def test_backup_is_consistent_while_another_process_writes(shell: Shell) -> None:
    await shell.papergram("ingest")
    with writing(shell.store):
        copy = shell.folder / "copies" / "copy.sqlite3"
        done = await finished(await shell.start("backup", str(copy)))
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{copy}: {copy.stat().st_size:,} bytes\n"
    with closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copied.execute("SELECT count(*) FROM papers").fetchone()[0] > 50
        assert copied.execute("SELECT a = b FROM pair").fetchone() == (1,)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


async def test_backup_refuses_what_would_do_harm(shell: Shell) -> None:
    nothing = await shell.papergram("backup", "copy.sqlite3")
    assert (nothing.status, "there is no store" in nothing.err) == (1, True)
    await shell.papergram("ingest")
    itself = await shell.papergram("backup", str(shell.store))
    assert (itself.status, "is the store itself" in itself.err) == (1, True)
    (shell.folder / "file").touch()
    below_a_file = await shell.papergram("backup", "file/copy.sqlite3")
    assert (below_a_file.status, "file/copy.sqlite3" in below_a_file.err) == (1, True)
    assert "Traceback" not in below_a_file.err


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Meanwhile somebody changes two numbers, always both in one transaction."""
    done, begun = Event(), Event()

    def write() -> None:
        with closing(sqlite3.connect(store, timeout=10)) as database:
            database.execute("CREATE TABLE pair (a INTEGER, b INTEGER)")
            database.execute("INSERT INTO pair VALUES (0, 0)")
            while not done.is_set():
                database.execute("UPDATE pair SET a = a + 1")
                database.execute("UPDATE pair SET b = b + 1")
                database.commit()
                begun.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert begun.wait(10)
        yield
    finally:
        done.set()
        writer.join()


async def test_two_commands_at_once_wait_for_each_other(shell: Shell) -> None:
    first, second = await asyncio.gather(*[_ingest(shell) for _ in range(2)])
    assert (first, second) == (0, 0)


async def _ingest(shell: Shell) -> int:
    return (await finished(await shell.start("ingest"))).status
