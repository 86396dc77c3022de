"""The command line: what it accepts, its exit status, and that help stays cheap."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from bot import cli
from bot.errors import ArxivUnavailable, QuerySyntaxError, SettingsError

ROOT = Path(__file__).parents[1]
HEAVY = (
    "aiohttp",
    "apscheduler",
    "arxiv",
    "httpx",
    "lxml",
    "openai",
    "pydantic",
    "requests",
    "sqlite_utils",
    "telegram",
)
Install = Callable[[Callable[[object], int]], None]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a function in the place of `papergram doctor`."""

    def install(run: Callable[[object], int]) -> None:
        module = ModuleType("bot.commands.doctor")
        module.__dict__["main"] = run
        monkeypatch.setitem(sys.modules, "bot.commands.doctor", module)

    return install


def raising(error: BaseException) -> Callable[[object], int]:
    def run(_: object) -> NoReturn:
        raise error

    return run


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    script = (
        "import sys, bot.cli\n"
        f"try: bot.cli.main(['{option}'])\n"
        "except SystemExit: pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "papergram" in done.stdout
    assert "argparse" in done.stderr.split()
    assert not set(HEAVY) & set(done.stderr.split())


def test_the_version_is_the_package_s() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == cli.VERSION


@pytest.mark.parametrize("command", [command for command in cli.COMMANDS if command.name != "topics"])
def test_each_subcommand_has_its_own_module(command: cli.Command) -> None:
    name = f"{command.name}ing" if iskeyword(command.name) else command.name
    assert command.module == f"bot.commands.{name}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("digest --topic diffusion", {"topic": "diffusion", "date": None, "format": "text", "config": None}),
        ("digest --topic x --date 2024-10-01 --format html", {"date": date(2024, 10, 1), "format": "html"}),
        ("paper 2409.17058", {"paper": "2409.17058", "format": "text"}),
        ("ingest --date 2024-10-01", {"date": date(2024, 10, 1)}),
        ("topics", {"action": None}),
        ("topics explain gan 2409.17058", {"action": "explain", "query": "gan", "paper": "2409.17058"}),
        ("topics check gan", {"action": "check", "query": "gan"}),
        ("backup copy.sqlite3", {"file": Path("copy.sqlite3")}),
        ("-c a.toml run", {"config": Path("a.toml")}),
        ("run -c a.toml", {"config": Path("a.toml")}),
        ("--config a.toml topics list", {"config": Path("a.toml")}),
        ("topics list --config a.toml", {"config": Path("a.toml")}),
    ],
)
def test_arguments_are_read(words: str, expected: dict[str, object]) -> None:
    args = vars(cli.parser().parse_args(words.split()))
    assert {name: args[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "COMMAND"),
        ("digset", "digset"),
        ("digest", "--topic"),
        ("ingest --date tomorrow", "“tomorrow” is not a date"),
        ("paper 2409.17058 --format pdf", "pdf"),
        ("topics explain gan", "PAPER"),
    ],
)
def test_misuse_is_told_and_exits_with_2(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(words.split())
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (SettingsError("telegram.token is missing."), 2, "papergram: telegram.token is missing.\n"),
        (ArxivUnavailable("arXiv did not answer."), 1, "papergram: arXiv did not answer.\n"),
        (
            QuerySyntaxError("query-empty-parentheses", "a AND", 5),
            1,
            "papergram: There is nothing between these parentheses.\na AND\n     ^\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_failure_is_a_line_and_a_status(
    error: BaseException, status: int, told: str, command: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    command(raising(error))
    assert cli.main(["doctor"]) == status
    assert capsys.readouterr() == ("", told)


def test_the_status_of_a_command_is_passed_on(command: Install) -> None:
    command(lambda _: 3)
    assert cli.main(["doctor"]) == 3


def test_an_unexpected_error_is_one_line_without_the_token_it_quotes() -> None:
    script = (
        "import sys, types, bot.cli\n"
        "def fail(args): raise RuntimeError('The token `123456789:AAE-secret` was rejected')\n"
        "sys.modules['bot.commands.doctor'] = types.SimpleNamespace(main=fail)\n"
        "sys.exit(bot.cli.main(['doctor']))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert "AAE-secret" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_reader_that_leaves_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "topics", "check", "gan"], cwd=ROOT, stdout=write, stderr=-1, check=False
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_query_that_can_be_read_is_shown_as_it_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["topics", "check", "gan  and (avatar)"]) == 0
    assert capsys.readouterr().out == "✓ gan avatar\n"


def test_a_query_that_cannot_be_read_is_pointed_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["topics", "check", "gan AND ("]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("papergram: ")
    assert lines[1] == "gan AND ("
    assert lines[2].strip() == "^"


@pytest.mark.parametrize("words", ["topics", "topics list"])
def test_the_catalogue_is_listed_by_area(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words.split()) == 0
    catalogue = import_module("bot.topics.catalogue").Catalogue.load()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [
        topic.slug for topics in catalogue.areas().values() for topic in topics
    ]
