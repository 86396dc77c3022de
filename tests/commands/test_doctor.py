"""`papergram doctor`: a line for each thing, and exit 1 when one is wrong."""

import pytest

from bot.sandbox.arxiv.faults import Fault
from tests.commands.conftest import Shell
from tests.road.conftest import MONDAY

NAMES = ("settings", "store", "arxiv", "telegram", "llm")


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
        ("PAPERGRAM_TELEGRAM__TOKEN", "7000002:another-token", "telegram", "Telegram refuses it"),
        ("PAPERGRAM_TELEGRAM__BASE_URL", "http://127.0.0.1:9", "telegram", "http://127.0.0.1:9"),
        ("PAPERGRAM_LLM__MODEL", "some-model", "llm", "some-model"),
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


async def test_an_arxiv_that_answers_nonsense_is_told(shell: Shell) -> None:
    shell.arxiv.fail(Fault.HTML, times=20)
    done = await shell.papergram("doctor")
    assert (done.status, done.err) == (1, "")
    assert marks(done.out)["arxiv"] == "✗"


async def test_a_store_that_is_none_is_one_line(shell: Shell) -> None:
    shell.store.write_text("This is no database." * 100)
    done = await shell.papergram("doctor")
    assert done.status == 1
    assert done.err.startswith("papergram: store.path: cannot open")
    assert done.err.count("\n") == 1
    assert shell.store.read_text().startswith("This is no database.")
