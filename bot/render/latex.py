r"""TeX in titles, abstracts and names, as a reader wants to see it.

Only what is plainly TeX is touched: `$…$`, `\command`, accents, `{\…}`, ties, quotes and dashes. The rest passes as it
is, so that `100% of A & B for $5` keeps every word. Invariant: a word outside TeX is never lost, and nothing raises.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from pylatexenc.latexwalker import LatexWalkerError

from bot.render.macros import converter
from bot.render.scripts import subscript, superscript

_ANY = re.compile(r"[\\$^_{}~]|``|--")
_DEEPEST = 20
_ESCAPED = {",": " ", ";": " ", ":": " ", " ": " ", "\\": " ", "!": "", "/": "", "@": "", "-": "", "|": "‖"}

_TOKEN = re.compile(
    r"""(?P<url>https?://[^\s\\{}$<>]+)
      | (?P<math>\$\$?|\\\(|\\\[)
      | (?P<environment>\\begin\{(?P<name>\w+\*?)\}.*?\\end\{(?P=name)\})
      | (?P<accent>\\(?:["'`^~=.](?=\s*[\\{A-Za-z])|[cvuHkrdbt](?=\s*\{|\s+[A-Za-z]\b|\\)))
      | (?P<command>\\[A-Za-z]+\*?)
      | (?P<escaped>\\[^A-Za-z\s]|\\\ )
      | (?P<group>\{)
      | (?P<quoted>``(?P<words>[^`]+?)'')
      | (?P<dash>(?<!-)---?(?!-))
      | (?P<tie>(?<=[^\s~(\[/])~(?=[^\s~/]))
      | (?P<script>(?:(?<=[A-Za-z0-9)\]])\^(?P<up>\d+|-\d+|\{[\w+−-]{1,12}\})
                    |(?<![A-Za-z0-9_\\])(?P<base>[A-Z][a-z]?[A-Z]?[a-z]?|[a-z])_(?P<down>\d+|\{[\w+-]{1,12}\}))(?![\w^]*_))
    """,
    re.VERBOSE | re.DOTALL,
)


def to_unicode(text: str) -> str:
    """`$x^2$ in {\\'E}cole` → `x² in École`. Text without TeX comes back as it is; TeX that cannot be read, too."""
    return "".join(_parts(text, 0)) if _ANY.search(text) else text


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text as `to_unicode` has it, in pieces, each with the TeX source of the formula that it was, or with none."""
    position = 0
    while token := _TOKEN.search(text, position):
        yield text[position : token.start()], ""
        written, position = _written(text, token, 0)
        is_formula = token.lastgroup == "math" and position > token.end()
        yield written, text[token.end() : position - len(token[0])] if is_formula else ""
    yield text[position:], ""


def _parts(text: str, depth: int) -> Iterator[str]:
    position = 0
    while token := _TOKEN.search(text, position):
        yield text[position : token.start()]
        written, position = _written(text, token, depth)
        yield written
    yield text[position:]


def _written(text: str, token: re.Match[str], depth: int) -> tuple[str, int]:
    """What stands for the TeX that begins at `token`, and the offset where the text goes on."""
    kind = token.lastgroup
    if kind in ("math", "accent", "command", "group"):
        return _READERS[kind](text, token, depth)
    if kind == "quoted":
        return f"“{''.join(_parts(token['words'], depth + 1))}”" if depth < _DEEPEST else token[0], token.end()
    return _SIMPLE[kind or ""](token), token.end()


def _script(token: re.Match[str]) -> str:
    if token["up"]:
        return superscript(token["up"].strip("{}"))
    return token["base"] + subscript(token["down"].strip("{}"))


def _dash(token: re.Match[str]) -> str:
    """An en or em dash; `--verbose` stays, it is an option."""
    before, after = token.string[: token.start()][-1:], token.string[token.end() :][:1]
    if not before.strip() and after.isalpha():
        return token[0]
    return "–" if token[0] == "--" else "—"


def _is_range(token: re.Match[str]) -> bool:
    """Whether the `~` stands between digits, where many authors mean “5 to 10”."""
    around = token.string[token.start() - 1] + token.string[token.end()]
    return around.isdigit()


_SIMPLE: dict[str, Callable[[re.Match[str]], str]] = {
    "url": lambda token: token[0],
    "escaped": lambda token: _ESCAPED.get(token[0][1], token[0][1]),
    "dash": _dash,
    "tie": lambda token: "~" if _is_range(token) else " ",
    "script": _script,
    "environment": lambda token: _fragment(token[0], token[0]),
}


def _math(text: str, token: re.Match[str], depth: int) -> tuple[str, int]:  # noqa: ARG001
    opening = token[0]
    closing = {r"\(": r"\)", r"\[": r"\]"}.get(opening, opening)
    end = _find_closing(text, closing, token.end())
    inside = text[token.end() : end]
    if end < 0 or not inside.strip() or (opening == "$" and _is_money(inside, text[end + 1 : end + 2])):
        return opening if "$" in opening else "", token.end()
    return _fragment(f"${inside}$", text[token.start() : end + len(closing)]), end + len(closing)


def _find_closing(text: str, closing: str, start: int) -> int:
    """The offset of the closing sign, or -1. An escaped dollar closes nothing."""
    found = re.compile(rf"(?<!\\){re.escape(closing)}").search(text, start)
    return found.start() if found else -1


def _is_money(inside: str, after: str) -> bool:
    """Whether these two dollars stand before amounts, not around a formula."""
    words = re.search(r"[^\W\d_]{2,}\s", re.sub(r"\\[A-Za-z]+", "", inside))
    if inside[0].isdigit() and (inside[-1].isspace() or words or (after.isdigit() and "\\" not in inside)):
        return True
    if re.search(r"[\\^_{}]|^[<>=+-]+$", inside):
        return False
    return inside[0].isspace() != inside[-1].isspace() or after.isdigit() or bool(words)


def _command(text: str, token: re.Match[str], depth: int) -> tuple[str, int]:
    """A command with all the `[…]` and `{…}` that follow it."""
    end = token.end()
    while (after := _argument_end(text, end)) is not None:
        end = after
    name = token[0][1:]
    if end == token.end() and text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum():
        return _fragment(token[0], name).rstrip() + (" " if _stays_apart(name) else ""), end + 1
    return _bounded(text[token.start() : end], depth), end


def _stays_apart(name: str) -> bool:
    """Whether the space after a bare command parts words (`\\times 5`), or only ends its name (`\\o re`)."""
    return name not in {"o", "O", "l", "L", "ss", "ae", "AE", "oe", "OE", "aa", "AA", "i", "j", "bf", "it", "em", "rm"}


def _accent(text: str, token: re.Match[str], depth: int) -> tuple[str, int]:
    rest = re.compile(r"\s*(?:\\[A-Za-z]+\s?|[A-Za-z])").match(text, token.end())
    end = rest.end() if rest else _argument_end(text, token.end())
    if end is None:
        return token[0][1:], token.end()
    return _bounded(text[token.start() : end], depth), end


def _group(text: str, token: re.Match[str], depth: int) -> tuple[str, int]:
    end = _argument_end(text, token.start())
    if end is None:
        return "{", token.end()
    inside = text[token.end() : end - 1]
    if inside.startswith("\\") and depth < _DEEPEST:
        return _bounded(text[token.start() : end], depth).strip(), end
    if re.fullmatch(r"[(\[]?[^\W\d_][\w/()-]*", inside):
        return inside, end
    return "{", token.end()


_READERS: dict[str, Callable[[str, re.Match[str], int], tuple[str, int]]] = {
    "math": _math,
    "command": _command,
    "accent": _accent,
    "group": _group,
}


def _argument_end(text: str, start: int) -> int | None:
    """Where the balanced `{…}` or the `[…]` that begins at `start` ends; None when none begins or it stays open."""
    if text[start : start + 1] == "[":
        closing = text.find("]{", start)
        return None if closing < 0 or "\n" in text[start:closing] else closing + 1
    return _braces(text).get(start) if text[start : start + 1] == "{" else None


@lru_cache(maxsize=4)
def _braces(text: str) -> dict[int, int]:
    """Where each `{` that is closed ends, in one pass: a search per brace would be quadratic on hostile text."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for brace in re.finditer(r"\\.|[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            ends[opened.pop()] = brace.end()
    return ends


def _bounded(fragment: str, depth: int) -> str:
    return _fragment(fragment, fragment) if depth < _DEEPEST else fragment


def _fragment(fragment: str, original: str) -> str:
    """The fragment through pylatexenc; `original` where it cannot be read or nests beyond reason."""
    if fragment.count("{") > 40 * _DEEPEST:
        return original
    try:
        return converter().convert(fragment)
    except (LatexWalkerError, LookupError, RecursionError, TypeError, ValueError):
        return original
