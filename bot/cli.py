"""`papergram` and its subcommands, each in a module that is imported when it is called.

Invariant: asking for help or the version loads none of the libraries that the commands need.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.errors import PapergramError, QuerySyntaxError, SettingsError

if TYPE_CHECKING:
    from logging import Logger

VERSION: Final = "0.1.0"
_HIGHEST_PORT = 65_535
FAILED, MISUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class Argument(NamedTuple):
    """What `ArgumentParser.add_argument` takes."""

    name: str
    help: str
    options: Mapping[str, Any] = MappingProxyType({})


class Command(NamedTuple):
    """A subcommand. `module` has `main(args) -> int`; `actions` are told apart by `args.action`."""

    name: str
    help: str
    module: str
    arguments: tuple[Argument, ...] = ()
    actions: tuple["Command", ...] = ()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it as 2024-10-01") from None


def _port(text: str) -> int:
    if not text.isdecimal() or not int(text) <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; name one from 1 to {_HIGHEST_PORT}")
    return int(text)


_DATE = Argument("--date", "an announcement day, as 2024-10-01", {"type": _day, "metavar": "DAY"})
_FORMAT = Argument("--format", "text, html or json", {"choices": ("text", "html", "json"), "default": "text"})
_PAPER = Argument("paper", "an arXiv id or link", {"metavar": "PAPER"})
_QUERY = Argument("query", "a question in the topic language, quoted for the shell", {"metavar": "QUERY"})
_QUERY_OR_SLUG = Argument("query", "a question in the topic language, or a topic", {"metavar": "QUERY"})
_TOPIC = Argument("--topic", "a topic of the catalogue", {"required": True, "metavar": "SLUG"})
_FILE = Argument("file", "where the copy goes", {"type": Path, "metavar": "FILE"})

_PORT = Argument("--port", "of 127.0.0.1; any that is free by default", {"type": _port, "metavar": "N", "default": 0})
_LENIENT = Argument("--lenient", "pass over what the Bot API does not know, as Telegram does", {"action": "store_true"})
_TERMINAL = Argument("--terminal", "talk here instead of in a browser", {"action": "store_true"})

_JSONL = Argument("--jsonl", "JSON lines in, JSON lines out", {"action": "store_true", "required": True})
_READER = Argument("--reader", "extractive or llm", {"choices": ("extractive", "llm"), "default": "extractive"})
_LANGUAGE = Argument("--language", "of the readings: a code such as en or zh", {"metavar": "CODE", "default": "en"})
_READING = (_JSONL, _READER, _LANGUAGE)
_EXPORT = (
    Argument(
        "--topic",
        "a topic of the catalogue, or “Name = query”; may be given again",
        {"action": "append", "metavar": "SLUG"},
    ),
    _DATE,
    Argument("--from", "the first of several days", {"type": _day, "metavar": "DAY", "dest": "first"}),
    Argument("--to", "the last of them", {"type": _day, "metavar": "DAY", "dest": "last"}),
    Argument(
        "--format", "html is a site; rss gives Atom too", {"choices": ("hexo", "markdown", "html", "json", "rss")}
    ),
    Argument("--language", "of the posts: a code such as en or zh", {"metavar": "CODE"}),
    Argument("--out", "the folder", {"type": Path, "metavar": "DIR"}),
    Argument("--full", "read every paper in full first: slow; a model costs", {"action": "store_true"}),
)
_STATS_FORMAT = Argument("--format", "text or json", {"choices": ("text", "json"), "default": "text"})

_IMPORT = (
    Argument("--hexo", "a folder of old posts, or one of them", {"type": Path, "metavar": "DIR", "required": True}),
    _STATS_FORMAT,
    Argument("--dry-run", "write nothing, only tell", {"action": "store_true"}),
    Argument("--complete", "ask arXiv for the metadata of their papers", {"action": "store_true"}),
)

_TOPICS = "bot.commands.topics"
COMMANDS = (
    Command("run", "start the bot", "bot.commands.run"),
    Command(
        "demo", "show it all on this machine, without Telegram, arXiv or a key", "bot.commands.demo", (_PORT, _TERMINAL)
    ),
    Command("sandbox", "serve a Telegram of your own, for any bot", "bot.commands.sandbox", (_PORT, _LENIENT)),
    Command("ingest", "fetch the announcements of today, or of a past day", "bot.commands.ingest", (_DATE,)),
    Command("digest", "print the digest of a topic", "bot.commands.digest", (_TOPIC, _DATE, _FORMAT)),
    Command("export", "write posts, one per topic and day, for everybody to read", "bot.commands.export", _EXPORT),
    Command("import", "take an archive of old posts into the store, and check it", "bot.commands.importing", _IMPORT),
    Command("paper", "print what a paper says", "bot.commands.paper", (_PAPER, _FORMAT)),
    Command(
        "topics",
        "list the catalogue, or try a query",
        _TOPICS,
        actions=(
            Command("list", "list the topics of the catalogue", _TOPICS),
            Command("explain", "say why a query finds a paper, or why not", _TOPICS, (_QUERY_OR_SLUG, _PAPER)),
            Command("check", "say whether a query can be read, and how it is", _TOPICS, (_QUERY,)),
        ),
    ),
    Command("read", "read papers that stand on standard input, one JSON line each", "bot.commands.read", _READING),
    Command("check", "hold readings against their sources, one JSON line each", "bot.commands.check", (_JSONL,)),
    Command("stats", "show what was sent, read and paid", "bot.commands.stats", (_STATS_FORMAT,)),
    Command("backup", "copy the store to a file while the bot runs", "bot.commands.backup", (_FILE,)),
    Command("doctor", "check the settings, the store, Telegram and arXiv", "bot.commands.doctor"),
    Command("health", "say whether the bot is at work, by the exit status too", "bot.commands.health"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; the exit status is 2 for misuse and wrong settings, 1 for other failures."""
    try:
        return _run(argv)
    except PapergramError as error:
        return _complain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_pipe()
    except Exception:  # Python's own report would show the token that some errors of libraries quote
        _log().exception("stopped by an error that nobody expected; please report this line")
        return FAILED


def _run(argv: Sequence[str] | None) -> int:
    top = parser()
    args = top.parse_args(argv)
    if args.command is None:
        top.exit(MISUSED, top.format_help())
    status: int = importlib.import_module(args.module).main(args)
    sys.stdout.flush()
    return status


def _complain(error: PapergramError) -> int:
    pointer = f"\n{error.pointer()}" if isinstance(error, QuerySyntaxError) else ""
    sys.stderr.write(f"papergram: {error}{pointer}\n")
    return MISUSED if isinstance(error, SettingsError) else FAILED


def _leave_pipe() -> int:
    """Turn standard output away, or the interpreter's last flush would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _log() -> "Logger":
    import logging  # noqa: PLC0415 (help needs no log)

    from bot import log  # noqa: PLC0415

    if not log.is_set_up():
        log.set_up("INFO", sys.stderr)
    return logging.getLogger(__name__)


def parser() -> argparse.ArgumentParser:
    """The command line, made from `COMMANDS`."""
    top = argparse.ArgumentParser("papergram", description="arXiv, read for you, in Telegram.", allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"papergram {VERSION}")
    _add_config(top, None)
    _add_commands(top, COMMANDS, "command")
    return top


def _add_commands(above: argparse.ArgumentParser, commands: Sequence[Command], dest: str) -> None:
    choices = above.add_subparsers(dest=dest, metavar=dest.upper())
    for command in commands:
        below = choices.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        _add_config(below, argparse.SUPPRESS)
        for argument in command.arguments:
            below.add_argument(argument.name, help=argument.help, **argument.options)
        if command.actions:
            _add_commands(below, command.actions, "action")
        below.set_defaults(module=command.module)


def _add_config(to: argparse.ArgumentParser, default: str | None) -> None:
    """`-c` may stand before or after the subcommand; only the first place has a default, lest the second undo it."""
    text = "the settings (config.toml, if there is one)"
    to.add_argument("-c", "--config", type=Path, metavar="FILE", default=default, help=text)
