"""An error reaches a chat as a message of the chat's language, wherever it was raised."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.errors import BadPaperId, PapergramError, QuerySyntaxError, Spoken
from bot.locales.locale import Locales
from bot.model.paper import PaperId
from bot.topics.syntax import parse
from tests.locales.test_words import LANGUAGES, messages, sources

_LOCALES = Path(bot.__file__).parent / "locales"
_MAKERS = ("Spoken", "BadPaperId", "QuerySyntaxError", "_error")
"""What makes an error whose first argument names a message."""
_VARIABLE = re.compile(r"\{ \$(\w+)")


def kinds(above: type[PapergramError] = PapergramError) -> Iterator[type[PapergramError]]:
    yield above
    for below in above.__subclasses__():
        yield from kinds(below)


def raised() -> list[tuple[str, str | None, frozenset[str]]]:
    """Where a spoken error is made, the message that it names (None when that is not written out), and its values."""
    return [
        (
            f"{file.name}:{node.lineno}",
            str(node.args[0].value) if isinstance(node.args[0], ast.Constant) else None,
            frozenset(str(one.arg) for one in node.keywords),
        )
        for file, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in _MAKERS
        and node.args
        and file.name != "errors.py"
        and not (isinstance(node.args[0], ast.Name) and node.args[0].id == "message")
    ]


def variables(language: str, message: str) -> frozenset[str]:
    text = (_LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    found = re.search(rf"^{message} =.*(\n[ ]+.*)*", text, re.MULTILINE)
    assert found is not None
    return frozenset(_VARIABLE.findall(found[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_error_has_its_words(language: str) -> None:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert {kind.message for kind in kinds()} <= messages(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_that_raises_names_a_message_and_fills_it(language: str) -> None:
    places = raised()
    assert len(places) > 20
    assert [where for where, message, _ in places if message not in messages(language)] == []
    wrong = [where for where, message, values in places if message and variables(language, message) != values]
    assert wrong == []


def test_handlers_use_the_text_of_an_error_for_the_log_alone() -> None:
    """`str(error)` is English; it stands only in `extra=` of a log line, or in another error."""
    wrong = []
    for file, tree in sources():
        if "handlers" not in file.parts:
            continue
        kept = {id(below) for node in ast.walk(tree) for part in _logged(node) for below in ast.walk(part)}
        read = [node for node in ast.walk(tree) if isinstance(node, ast.expr) and _reads_an_error(node)]
        wrong += [f"{file.name}:{node.lineno}" for node in read if id(node) not in kept]
    assert wrong == []


def _logged(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.keyword) and node.arg == "extra":
        return [node]
    return [node] if isinstance(node, ast.Raise) else []


def _reads_an_error(node: ast.expr) -> bool:
    if isinstance(node, ast.FormattedValue):
        return isinstance(node.value, ast.Name) and node.value.id in ("error", "failure", "refusal")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
        return any(isinstance(one, ast.Name) and one.id in ("error", "failure") for one in node.args)
    return False


def test_a_mistake_reads_the_same_in_english_as_on_the_command_line() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("diffusion " * 200)
    assert str(caught.value) == "A query has 1,000 characters at most; this one has 2,000."
    with pytest.raises(BadPaperId, match="“<b>” is not an arXiv id or link"):
        PaperId.parse("<b>")


def test_a_mistake_is_told_in_chinese() -> None:
    error = Spoken("query-no-letters", text="<+>")
    assert (
        Locales.load().get("zh").say(error.message, **error.values) == "“&lt;+&gt;”里没有可以检索的字母、汉字或数字。"
    )
