"""`papergram run`: soon at work, clean when stopped, silent about secrets, clear about what is wrong."""

import signal
import sys
import time
from collections.abc import Callable

import pytest

from bot.sandbox.api.request_log import LoggedRequest
from tests.commands.conftest import Done, Shell, finished

SECONDS_TO_POLL = 3.0
OTHER_TOKEN = "7000002:another-token-of-no-real-bot"


def asked_for(shell: Shell, method: str) -> Callable[[], bool]:
    def is_there(request: LoggedRequest) -> bool:
        return request.method == method and request.status == 200

    return lambda: any(is_there(request) for request in shell.telegram.requests)


async def test_it_polls_soon_answers_and_stops_cleanly(shell: Shell) -> None:
    ada = shell.telegram.user("Ada", language_code="en")
    chat = shell.telegram.private_chat(ada)
    await shell.telegram.say(chat, ada, "/help")
    shell.environ["PAPERGRAM_LOG__LEVEL"] = "DEBUG"
    begun = time.perf_counter()
    process = await shell.start("run")
    await shell.telegram.until(asked_for(shell, "getUpdates"))
    seconds = time.perf_counter() - begun
    sys.stdout.write(f"from exec to the first getUpdates: {seconds:.2f} s\n")
    answer = await shell.telegram.wait_for(chat)
    process.send_signal(signal.SIGTERM)
    done = await finished(process)
    assert "/subscribe" in answer.text
    assert seconds < SECONDS_TO_POLL
    assert (done.status, done.out) == (0, "")
    assert "polling" in done.err
    assert_silent(done, shell)
    assert shell.telegram.violations == []


async def test_what_was_said_while_it_was_off_is_answered_after_a_restart(shell: Shell) -> None:
    ada = shell.telegram.user("Ada", language_code="zh")
    chat = shell.telegram.private_chat(ada)
    for number, text in enumerate(["/subscribe llm", "/subscriptions"], start=1):
        await shell.telegram.say(chat, ada, text)
        process = await shell.start("run")
        await shell.telegram.wait_for(chat, number)
        process.send_signal(signal.SIGINT)
        assert (await finished(process)).status == 0
    assert "大语言模型" in shell.telegram.messages(chat)[1].text


async def test_a_missing_token_is_one_line_that_names_the_setting(shell: Shell) -> None:
    shell.environ["PAPERGRAM_TELEGRAM__TOKEN"] = ""
    done = await shell.papergram("run")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("papergram: telegram.token")
    assert done.err.count("\n") == 1
    assert not shell.store.exists()


async def test_a_refused_token_ends_it_with_what_to_do(shell: Shell) -> None:
    shell.environ["PAPERGRAM_TELEGRAM__TOKEN"] = OTHER_TOKEN
    done = await finished(await shell.start("run"))
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1].startswith("papergram: telegram.token: Telegram refuses it.")
    assert_silent(done, shell)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PAPERGRAM_TELEGRAM__TOKEN", "no token", "telegram.token"),
        ("PAPERGRAM_DIGEST__HOUR", "25:99", "25:99"),
        ("PAPERGRAM_DIGEST__TIMEZONE", "Atlantis/City", "Atlantis/City"),
        ("PAPERGRAM_DIGEST__HUOR", "08:00", "HUOR"),
        ("PAPERGRAM_CONFIG", "nowhere.toml", "nowhere.toml"),
        ("PAPERGRAM_LOG__LEVEL", "LOUD", "LOUD"),
    ],
)
async def test_a_wrong_setting_is_told_before_anything_is_opened(
    shell: Shell, name: str, value: str, told: str
) -> None:
    shell.environ[name] = value
    done = await shell.papergram("run")
    assert (done.status, done.out) == (2, "")
    assert told.lower() in done.err.lower()
    assert_silent(done, shell)
    assert not shell.store.exists()


def assert_silent(done: Done, shell: Shell) -> None:
    """No secret, no traceback."""
    assert shell.telegram.token.partition(":")[2] not in done.err
    assert OTHER_TOKEN.partition(":")[2] not in done.err
    assert "Traceback" not in done.err
    assert " ERROR " not in done.err


async def test_a_store_where_none_can_be_is_one_line_that_names_the_setting(shell: Shell) -> None:
    (shell.folder / "notes.txt").write_text("no folder")
    shell.environ["PAPERGRAM_STORE__PATH"] = "notes.txt/store.sqlite3"
    for command in (["run"], ["ingest"]):
        done = await shell.papergram(*command)
        assert (done.status, done.out) == (2, "")
        assert done.err.splitlines()[-1].startswith("papergram: store.path: cannot open “notes.txt/store.sqlite3”")
