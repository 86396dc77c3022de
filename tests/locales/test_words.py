"""What the bot says stands in its locale files, all of it, in every language; and nothing stands there for nobody."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import bot
import handlers
from bot.model.announcement import AnnounceKind
from bot.model.chat import ChatState, Layout, Length, Revisions
from bot.model.digest import Quiet
from bot.model.finding import FindingKind
from bot.standing.rights import Lack
from handlers.table import COMMANDS

_ROOMS = (Path(bot.__file__).parent, Path(handlers.__file__).parent)
_LOCALES = Path(bot.__file__).parent / "locales"
_MESSAGE = re.compile(r"^([a-z][a-z0-9_-]*) *=", re.MULTILINE)
_IN_TEMPLATE = re.compile(r"""(?:say|html)\(["']([a-z][a-z0-9-]*)["'] ?[,)]""")
_LETTER = re.compile(r"[^\W\d_]")
_SAYING = {"say", "label", "_say", "_label", "told"}
_SPOKEN = {"say": 2, "show": 2, "toast": 1, "Button": 0}
"""Which argument of these calls is read by people."""
FAMILIES: dict[str, type[StrEnum]] = {
    "length-": Length,
    "state-": ChatState,
    "quiet-": Quiet,
    "news-": Revisions,
    "key-revisions-": Revisions,
    "set-revisions-": Revisions,
    "key-layout-": Layout,
    "set-layout-": Layout,
    "lack-": Lack,
    "site-kind-": AnnounceKind,
    "old-kind-": FindingKind,
}


@cache
def messages(language: str) -> frozenset[str]:
    return frozenset(_MESSAGE.findall((_LOCALES / f"{language}.ftl").read_text(encoding="utf-8")))


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    files = [file for room in _ROOMS for file in sorted(room.rglob("*.py")) if "sandbox" not in file.parts]
    return tuple((file, ast.parse(file.read_text(encoding="utf-8"))) for file in files)


@cache
def in_templates() -> frozenset[str]:
    """The messages that templates say."""
    files = (Path(bot.__file__).parent / "render").rglob("*.html")
    return frozenset(name for file in files for name in _IN_TEMPLATE.findall(file.read_text(encoding="utf-8")))


def calls() -> Iterator[tuple[Path, str, ast.Call]]:
    for file, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield file, name, node


def words(call: ast.Call, place: int) -> str:
    """The argument at that place, if it is written out."""
    argument = call.args[place] if len(call.args) > place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def literals() -> Iterator[tuple[Path, str]]:
    for file, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield file, node.value


def patterns() -> set[str]:
    """What f-strings make, as regular expressions."""
    found = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                pieces = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in node.values]
                found.add("".join(pieces))
    return found


LANGUAGES = sorted(file.stem for file in _LOCALES.glob("*.ftl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_that_is_said_is_there(language: str) -> None:
    asked = {
        (file.name, node.args[0].value)
        for file, name, node in calls()
        if name in _SAYING
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    asked |= {("a template", message) for message in in_templates()}
    assert len(asked) > 50
    assert sorted((file, message) for file, message in asked if message not in messages(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_has_its_words(language: str, family: str) -> None:
    assert {f"{family}{one.value}" for one in FAMILIES[family]} <= messages(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_line_for_help_and_one_for_the_menu(language: str) -> None:
    wanted = {f"{kind}-{command.name}" for command in COMMANDS for kind in ("command", "menu")}
    assert wanted - messages(language) == set()


def test_no_message_is_left_that_nobody_says() -> None:
    words = {word for _, word in literals()} | in_templates()
    made = [re.compile(pattern) for pattern in patterns()]
    unused = [one for one in messages("en") if one not in words and not any(pattern.fullmatch(one) for pattern in made)]
    assert sorted(unused) == []


def test_what_people_read_is_not_written_in_the_code() -> None:
    spoken = [
        (file.name, node.lineno, said)
        for file, name, node in calls()
        if name in _SPOKEN and _LETTER.search(said := words(node, _SPOKEN[name]))
    ]
    assert spoken == []
