"""`papergram doctor`: a line for each thing, and exit 1 when one is wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.arxiv.faults import Fault
from bot.store import Store, heartbeats
from bot.store.lock import sole_owner
from bot.watch.heartbeats import POLLING, TICK
from tests.commands.conftest import Shell
from tests.road.conftest import MONDAY

NAMES = ("settings", "store", "bot", "arxiv", "telegram", "llm", "archive")


def marks(out: str) -> dict[str, str]:
    """The mark of each line by the name behind it."""
    return {line.split()[1].rstrip(":"): line[0] for line in out.splitlines()}


async def test_everything_is_well(shell: Shell) -> None:
    done = await shell.papergram("doctor")
    assert (done.status, done.err) == (0, "")
    assert marks(done.out) == dict.fromkeys(NAMES, "✓")
    assert "@papergram_sandbox_bot" in done.out
    assert f"announcements of {MONDAY}" in done.out
    assert shell.telegram.token not in done.out


async def test_it_tells_what_the_store_holds(shell: Shell) -> None:
    assert "newest listing none yet" in (await shell.papergram("doctor")).out
    await shell.papergram("ingest")
    assert f"newest listing {MONDAY}" in (await shell.papergram("doctor")).out


@pytest.mark.parametrize(
    ("name", "value", "thing", "told"),
    [
        ("PAPERGRAM_TELEGRAM__TOKEN", "", "telegram", "telegram.token"),
        ("PAPERGRAM_TELEGRAM__TOKEN", "7000002:another-token", "telegram", "refuses it. Copy it again"),
        ("PAPERGRAM_TELEGRAM__BASE_URL", "http://127.0.0.1:9", "telegram", "http://127.0.0.1:9"),
        ("PAPERGRAM_ARCHIVE__DIRECTORY", __file__, "archive", "is a file: name a folder"),
        ("PAPERGRAM_ARCHIVE__DIRECTORY", f"{__file__}/below", "archive", "is a file: name a folder"),
        ("PAPERGRAM_LLM__MODEL", "some-model", "llm", "llm.base_url: http://127.0.0.1:9/v1 cannot be reached"),
    ],
)
async def test_one_thing_that_is_wrong_is_told_and_the_others_checked(
    shell: Shell, name: str, value: str, thing: str, told: str
) -> None:
    shell.environ["PAPERGRAM_LLM__BASE_URL"] = "http://127.0.0.1:9/v1"
    shell.environ[name] = value
    done = await shell.papergram("doctor")
    assert (done.status, done.err) == (1, "")
    assert marks(done.out) == {**dict.fromkeys(NAMES, "✓"), thing: "✗"}
    assert told in done.out
    assert "another-token" not in done.out


async def test_the_archive_s_folder_is_looked_at_and_not_made(shell: Shell) -> None:
    assert "archive.directory is not set: nothing is published" in (await shell.papergram("doctor")).out
    shell.environ |= {"PAPERGRAM_ARCHIVE__DIRECTORY": "new/site", "PAPERGRAM_ARCHIVE__TOPICS": "robotics"}
    assert "✓ archive: robotics as html in new/site" in (await shell.papergram("doctor")).out
    assert not (shell.folder / "new").exists()
    shell.environ["PAPERGRAM_ARCHIVE__TOPICS"] = "robotic"
    done = await shell.papergram("doctor")
    assert "✗ archive: There is no topic “robotic”. Near: robotics" in done.out


@pytest.mark.parametrize("name", ["PAPERGRAM_TELEGRAM__BASE_URL", "PAPERGRAM_LLM__BASE_URL"])
async def test_no_password_of_an_address_is_shown(shell: Shell, name: str) -> None:
    shell.environ |= {"PAPERGRAM_LLM__MODEL": "some-model", "PAPERGRAM_LLM__BASE_URL": "http://127.0.0.1:9/v1"}
    shell.environ[name] = "http://ada:wonderland@127.0.0.1:9"
    done = await shell.papergram("doctor")
    assert "http://[secret]@127.0.0.1:9" in done.out
    assert "wonderland" not in done.out + done.err


async def test_a_base_url_that_leads_elsewhere_is_told_as_what_to_look_at(shell: Shell) -> None:
    shell.environ["PAPERGRAM_TELEGRAM__BASE_URL"] = shell.arxiv.url
    done = await shell.papergram("doctor")
    assert done.status == 1
    assert "telegram.base_url" in done.out
    assert shell.telegram.token.partition(":")[2] not in done.out + done.err
    assert all(" ERROR " in line for line in done.err.splitlines()), "a library's traceback is one line of the log"


async def beaten(shell: Shell, *, ago: timedelta) -> None:
    """A store with heartbeats of so long ago."""
    moment = datetime.now(UTC) - ago
    store = await Store.open(shell.store)
    await store.run(heartbeats.save, {TICK: moment, POLLING: moment, "ingest": moment})
    await store.aclose()


async def test_it_tells_whether_the_bot_is_at_work_and_when_its_jobs_last_succeeded(shell: Shell) -> None:
    assert "✓ bot: is not running; last: nothing yet" in (await shell.papergram("doctor")).out
    await beaten(shell, ago=timedelta(days=3))
    assert "is not running; last: ingest 3 days ago" in (await shell.papergram("doctor")).out
    await beaten(shell, ago=timedelta(0))
    with sole_owner(shell.store):
        assert "✓ bot: is at work; last: ingest" in (await shell.papergram("doctor")).out


async def test_a_bot_that_runs_and_does_nothing_is_told(shell: Shell) -> None:
    await beaten(shell, ago=timedelta(minutes=7))
    with sole_owner(shell.store):
        done = await shell.papergram("doctor")
    assert done.status == 1
    assert marks(done.out)["bot"] == "✗"
    assert "is running but not at work: the bot worked 7 min ago, Telegram answered 7 min ago" in done.out


async def test_an_arxiv_that_answers_nonsense_is_told(shell: Shell) -> None:
    shell.arxiv.fail(Fault.HTML, times=20)
    done = await shell.papergram("doctor")
    assert (done.status, done.err) == (1, "")
    assert marks(done.out)["arxiv"] == "✗"


async def test_a_store_that_is_none_is_one_line(shell: Shell) -> None:
    shell.store.write_text("This is no database." * 100)
    done = await shell.papergram("doctor")
    assert done.status == 2
    assert done.err.startswith("papergram: store.path: cannot open")
    assert done.err.count("\n") == 1
    assert shell.store.read_text().startswith("This is no database.")
