"""A message as a terminal shows it: entities as ANSI styles, links, quotes with a bar, buttons with numbers.

Invariant: without `colour` the result holds no escape sequence, and either way the same words. Pure functions.
"""

import unicodedata
from dataclasses import dataclass
from itertools import count, groupby

from bot.sandbox.wire import Json
from bot.sandbox.world.message import SentMessage

COLLAPSED = 3
"""Lines of a folded quote that clients show."""
_STYLES = {
    "bold": "1",
    "italic": "3",
    "underline": "4",
    "strikethrough": "9",
    "code": "36",
    "pre": "36",
    "spoiler": "2",
    "bot_command": "34",
    "text_mention": "34",
    "mention": "34",
    "hashtag": "34",
}
_QUOTES = ("blockquote", "expandable_blockquote")
_BAR = "▌ "
_ESCAPE = "\x1b"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character with its SGR codes, its link, and the quote (an index into the entities) that it stands in."""

    character: str
    codes: tuple[str, ...] = ()
    link: str = ""
    quote: int = -1

    @property
    def width(self) -> int:
        """Columns of the terminal: 2 for wide characters and emoji, 0 for combining ones."""
        if unicodedata.combining(self.character) or unicodedata.category(self.character) in ("Mn", "Me", "Cf"):
            return 0
        return 2 if unicodedata.east_asian_width(self.character) in "WF" else 1


def render(message: SentMessage, *, colour: bool, width: int = 88) -> str:
    """The message's text, file and buttons in lines of at most `width` columns."""
    lines = [f"[file] {message.document.filename}"] if message.document else []
    cells = _cells(message.text, message.entities, colour=colour)
    for quote, block in groupby(cells, key=lambda cell: cell.quote):
        kind = message.entities[quote]["type"] if quote >= 0 else ""
        lines += _block(list(block), kind, colour=colour, width=width)
    return "\n".join(lines + _buttons(message))


def _cells(text: str, entities: tuple[Json, ...], *, colour: bool) -> list[_Cell]:
    """The characters with their styles. Without colour the URL of a link follows it in parentheses."""
    cells = []
    offset = 0
    for character in _printable(text):
        covering = [
            (place, entity)
            for place, entity in enumerate(entities)
            if entity["offset"] <= offset < entity["offset"] + entity["length"]
        ]
        cell = _styled(character, covering)
        cells.append(cell)
        offset += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - UTF-16 has pairs above the first plane
        if not colour:
            ending = [entity for _, entity in covering if entity["offset"] + entity["length"] == offset]
            urls = "".join(f" ({entity['url']})" for entity in ending if entity["type"] == "text_link")
            cells += [_Cell(extra, quote=cell.quote) for extra in urls]
    return cells


def _printable(text: str) -> str:
    """The text with control characters that could steer the terminal made visible, one for one."""
    return "".join(
        "�" if unicodedata.category(character) == "Cc" and character not in "\n\t" else character for character in text
    )


def _styled(character: str, covering: list[tuple[int, Json]]) -> _Cell:
    codes = tuple(dict.fromkeys(_STYLES[entity["type"]] for _, entity in covering if entity["type"] in _STYLES))
    link = next((entity["url"] for _, entity in covering if entity["type"] == "text_link"), "")
    quote = next((place for place, entity in covering if entity["type"] in _QUOTES), -1)
    return _Cell(character, codes, link, quote)


def _block(cells: list[_Cell], kind: str, *, colour: bool, width: int) -> list[str]:
    """The lines of a quote with its bar, folded if it can be, or of what stands between quotes."""
    text = cells[1:] if cells[0].character == "\n" and not kind else cells
    if text and text[-1].character == "\n":
        text = text[:-1]
    bar = _BAR if kind else ""
    lines = _wrap(text, width - len(bar))
    shown = lines[:COLLAPSED] if kind == "expandable_blockquote" else lines
    printed = [bar + _line(line, colour=colour) for line in shown]
    hidden = len(lines) - len(shown)
    return [*printed, f"{bar}… {hidden} more {'line' if hidden == 1 else 'lines'}"] if hidden else printed


def _wrap(cells: list[_Cell], width: int) -> list[list[_Cell]]:
    """Lines of at most `width` columns, broken at spaces where there is one."""
    lines: list[list[_Cell]] = [[]]
    columns = 0
    for cell in cells:
        if cell.character == "\n":
            lines.append([])
            columns = 0
            continue
        if columns + cell.width > width:
            lines.append([] if cell.character == " " else _break(lines[-1]))
            columns = sum(one.width for one in lines[-1])
            if cell.character == " ":
                continue
        lines[-1].append(cell)
        columns += cell.width
    return lines


def _break(line: list[_Cell]) -> list[_Cell]:
    """Take the last word off the line, and return it; nothing when the line is a single word."""
    for place in range(len(line) - 1, 0, -1):
        if line[place].character == " ":
            rest = line[place + 1 :]
            del line[place:]
            return rest
    return []


def _line(cells: list[_Cell], *, colour: bool) -> str:
    if not colour:
        return "".join(cell.character for cell in cells)
    parts = []
    for (codes, link), run in groupby(cells, key=lambda cell: (cell.codes, cell.link)):
        text = "".join(cell.character for cell in run)
        if codes:
            text = f"{_ESCAPE}[{';'.join(codes)}m{text}{_ESCAPE}[0m"
        if link:
            text = f"{_ESCAPE}]8;;{link}{_ESCAPE}\\{text}{_ESCAPE}]8;;{_ESCAPE}\\"
        parts.append(text)
    return "".join(parts)


def _buttons(message: SentMessage) -> list[str]:
    """One line for each row: `[1] Read  [2] PDF`, counted through all rows."""
    number = count(1)
    return ["  ".join(f"[{next(number)}] {_printable(key['text'])}" for key in row) for row in message.keyboard]
