"""The lines of a message in Markdown: how blocks begin, and which lines belong to one.

Invariant: a line knows where it begins in the source, also after the signs of a quotation or a list were taken off.
"""

import re
from typing import NamedTuple

from bot.sandbox.rich.markup import Element
from bot.sandbox.rich.tags import BLOCKS

FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)")
HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
BULLET = re.compile(r"( {0,3})([-*+])(?=[ \t]|$)")
NUMBER = re.compile(r"( {0,3})(\d{1,9})[.)](?=[ \t]|$)")
NOTE = re.compile(r"\[\^([^\]\s]{1,64})\]:[ \t]*")
MEDIA = re.compile(
    r"""[ ]{0,3}!\[[^\[\]]*\]\((?!tg://(?:emoji|time))([^\s<>()]+)(?:[ \t]+(?:"([^"]*)"|'([^']*)'))?[ \t]*\)[ \t]*"""
)
_HTML = re.compile(r" {0,3}<([A-Za-z][A-Za-z0-9-]*)")
_EMOJI = re.compile(r" {0,3}<img[^>]*tg://emoji")
_RULED = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")
_STANDING_ALONE = BLOCKS | {"figcaption"}
_LONGEST_MARGIN = 4
_KINDS = {
    "video": (".mp4", ".mov", ".webm", ".gif"),
    "audio": (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav"),
    "tg-document": (".zip", ".pdf", ".txt", ".csv", ".tar", ".gz", ".epub", ".doc", ".docx", ".xlsx", ".bib", ".tex"),
}
_GIVEN = {"photo": "img", "video": "video", "audio": "audio", "document": "tg-document"}


class Line(NamedTuple):
    """A line without its end. `at` is where it begins in the source, in code points."""

    text: str
    at: int


def lines_of(source: str) -> list[Line]:
    """The lines of `source`; tabs count as four spaces."""
    lines, at = [], 0
    for text in source.split("\n"):
        lines.append(Line(text.removesuffix("\r").replace("\t", "    "), at))
        at += len(text) + 1
    return lines


def indent(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def is_rule(text: str) -> bool:
    """Whether the line is `---`, `***` or `___`."""
    signs = text.replace(" ", "")
    return len(signs) > 2 and signs[0] in "-*_" and not signs.strip(signs[0]) and indent(text) < _LONGEST_MARGIN  # noqa: PLR2004


def starts_html(text: str) -> bool:
    """Whether the line begins with a tag that makes a block."""
    tag = _HTML.match(text)
    return tag is not None and tag[1].lower() in _STANDING_ALONE and _EMOJI.match(text) is None


def interrupts(text: str) -> bool:
    """Whether the line begins a block in the middle of a paragraph."""
    number = NUMBER.match(text)
    return bool(
        FENCE.match(text)
        or HEADING.match(text)
        or is_rule(text)
        or text.lstrip().startswith((">", "$$"))
        or (BULLET.match(text) and text.strip(" -*+"))
        or (number and number[2] == "1" and text[number.end() :].strip())
        or NOTE.match(text)
        or starts_html(text)
        or MEDIA.fullmatch(text)
    )


def fenced(lines: list[Line], place: int) -> tuple[str, str, int]:
    """The code between two fences, its language and where the next block begins. Without an end it is the rest."""
    opening = FENCE.match(lines[place].text)
    assert opening is not None
    margin, code = indent(lines[place].text), list[str]()
    for end in range(place + 1, len(lines)):
        text = lines[end].text
        closing = text.strip()
        if len(closing) >= len(opening[1]) and not closing.strip(opening[1][0]):
            return "\n".join(code), opening[2], end + 1
        code.append(text[min(margin, indent(text)) :])
    return "\n".join(code), opening[2], len(lines)


def quoted(lines: list[Line], place: int) -> tuple[list[Line], int]:
    """The lines of a quotation without their `>`, and where the next block begins."""
    inner = []
    while place < len(lines) and lines[place].text.lstrip().startswith(">"):
        text = lines[place].text.lstrip()[1:]
        inner.append(Line(text.removeprefix(" "), lines[place].at))
        place += 1
    return inner, place


def item_lines(lines: list[Line], place: int, marker: re.Pattern[str]) -> tuple[list[Line], int]:
    """The lines of the list item that begins at `place`, without its margin, and where what follows begins."""
    found = marker.match(lines[place].text)
    assert found is not None
    rest = lines[place].text[found.end() :]
    spaces = indent(rest)
    width = found.end() + (spaces if 0 < spaces <= _LONGEST_MARGIN else 1)
    inner, end = [Line(lines[place].text[width:], lines[place].at)], place + 1
    while end < len(lines):
        text = lines[end].text
        goes_on = inner[-1].text.strip() and not interrupts(text) and text.strip()
        if not text.strip() or indent(text) >= width:
            inner.append(Line(text[width:], lines[end].at))
        elif goes_on and not (BULLET.match(text) or NUMBER.match(text)):
            inner.append(Line(text.lstrip(), lines[end].at))
        else:
            break
        end += 1
    while len(inner) > 1 and not inner[-1].text.strip():
        inner.pop()
    return inner, end


def is_table(lines: list[Line], place: int) -> bool:
    """Whether a table begins: a row, and below it a rule of as many cells."""
    if "|" not in lines[place].text or place + 1 == len(lines) or "-" not in lines[place + 1].text:
        return False
    rules = table_cells(lines[place + 1].text)
    return all(_RULED.fullmatch(rule) for rule in rules) and len(rules) == len(table_cells(lines[place].text))


def table_cells(text: str) -> list[str]:
    """The cells of a row, trimmed."""
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text.strip())]
    return cells[bool(not cells[0]) : len(cells) - bool(len(cells) > 1 and not cells[-1])]


def media_tag(line: Line) -> tuple[Element, str]:
    """The tag of `![](source "caption")`, by the ending of the source, and the caption."""
    found = MEDIA.fullmatch(line.text)
    assert found is not None
    source = found[1].replace("&amp;", "&")
    path = source.partition("?")[0].lower()
    given = _GIVEN.get(path.removeprefix("tg://")) if path.startswith("tg://") else None
    tag = given or next((tag for tag, endings in _KINDS.items() if path.endswith(endings)), "img")
    return Element(tag, {"src": source}, line.at), found[2] or found[3] or ""
