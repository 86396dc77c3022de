"""Which lines are headings: by number, weight, size, and what stands around them.

Invariant: a heading is a line of its own (two where it runs over), never the beginning of a paragraph, except for the
few that run in: `Abstract—`, `Index Terms—`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.fulltext.pdf.lines import Line

_NUMBERED = re.compile(
    r"(?P<number>(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-H](?:\.\d{1,2}){1,3}|[IVX]{1,5}|[A-K])\.?)\s+(?P<words>[A-Z“\"'(].*)"
)
_KNOWN = re.compile(
    r"(?:abstract|introduction|references(?: and notes)?|bibliography|literature cited|acknowledge?ments?|"
    r"appendi(?:x|ces)|conclusions?|discussions?|results?|methods?|methodology|background|related works?|"
    r"experiments?|summary|"
    r"supplementary materials?|keywords|contents)\.?",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?P<heading>Abstract|Summary|Index Terms|Keywords)\s*[-–—:.]+\s*(?=\S)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[A-H])\.?")
_ENDS_SENTENCE = re.compile(r"[a-z)]{3}[.;,]$")
_RUNS_ON = re.compile(r"[a-z]{2}[.?]\s+[A-Z]|[A-Za-z]\d{1,3}$")
_SHORTEST, _LONGEST, _MOST_WORDS = 2, 110, 14
_LARGER, _NEARLY = 1.08, 0.94
_CLOSE = 1.6
_WORDY = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its number; `level` is 1 for the highest."""

    level: int
    words: str
    is_numbered: bool = False


def body_size(lines: Sequence[Line]) -> float:
    """The size in which most of the text is set."""
    weights: dict[float, int] = {}
    for line in lines:
        key = round(line.size * 2) / 2
        weights[key] = weights.get(key, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size], default=10.0)


def heading_of(line: Line, body: float, before: Line | None, after: Line | None) -> Heading | None:
    """The heading that `line` is, or None. `before` and `after` are its neighbours in the column."""
    words = _candidate(line)
    if words is None:
        return None
    numbered = _NUMBERED.fullmatch(words)
    level, is_counted = _level(numbered), numbered is not None and not numbered["number"][0].isalpha()
    words = numbered["words"] if numbered else words
    apart = _stands_apart(line, before, after)
    if _KNOWN.fullmatch(words):
        return Heading(level, words.rstrip("."), numbered is not None) if apart else None
    is_larger = line.size > _LARGER * body
    is_loud = line.is_bold or is_larger
    found: Heading | None = None
    if _runs_on(words) or not _looks_titled(words):
        found = None
    elif numbered and (is_loud or _is_capitals(words)):
        found = Heading(level, words, is_numbered=True)
    elif apart and is_loud and line.size > _NEARLY * body and words[0].isupper():
        found = Heading(1 if is_larger else 2, words)
    elif (
        apart
        and is_counted
        and line.size >= _NEARLY * body
        and (len(words.split()) < _MOST_WORDS // 2 or _is_centred(line, after))
    ):
        found = Heading(level, words, is_numbered=True)
    return found


def _candidate(line: Line) -> str | None:
    """The words of a line that is short enough for a heading and no row of a figure or a table."""
    first, gap, _ = line.text.partition("  ")
    text = " ".join(line.text.split())
    is_short = _SHORTEST < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    is_row = bool(gap) and not _BARE_NUMBER.fullmatch(first)
    return text if is_short and not is_row and not text[0].islower() and _WORDY.search(text) else None


def _runs_on(words: str) -> bool:
    """Whether words are a sentence, the beginning of one, or a formula."""
    is_sentence = _ENDS_SENTENCE.search(words) or _RUNS_ON.search(words)
    return bool(is_sentence or words.endswith((":", ",", ";")) or "=" in words)


def run_in(text: str) -> tuple[str, str] | None:
    """The heading that opens a paragraph, and the rest: `Abstract—We show` as (`Abstract`, `We show`)."""
    found = _RUN_IN.match(text)
    return (found["heading"], text[found.end() :]) if found else None


def is_known(words: str) -> bool:
    """Whether these words head the same part of most papers, such as `Abstract` and `References`."""
    return bool(_KNOWN.fullmatch(words))


def is_number(line: Line, body: float) -> bool:
    """Whether a line is the number of a heading that stands beside or below it."""
    return bool(_BARE_NUMBER.fullmatch(line.text)) and (line.is_bold or line.size > _LARGER * body)


def _level(numbered: re.Match[str] | None) -> int:
    if numbered is None:
        return 1
    number = numbered["number"].rstrip(".")
    dots = number.count(".")
    return dots + 1 if dots or number[0].isdigit() or len(number) > 1 or number in "IVX" else 2


def _is_capitals(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.85 * len(letters)  # noqa: PLR2004


def _looks_titled(words: str) -> bool:
    """Mostly words, beginning with a capital, with few numbers in it."""
    letters = sum(char.isalpha() or char.isspace() for char in words)
    return words[0] not in "([" and letters >= 0.75 * len(words)


def goes_on(heading: Line | None, line: Line) -> bool:
    """Whether `line` is a heading's second line: bold, close below it, in its size, and no heading of its own."""
    if heading is None or not (heading.is_bold and line.is_bold) or abs(heading.size - line.size) > 0.2:  # noqa: PLR2004
        return False
    is_close = 0 < heading.bottom - line.bottom < _CLOSE * line.size
    words = _candidate(line)
    return is_close and words is not None and not (_NUMBERED.fullmatch(words) or _runs_on(words))


def _is_centred(line: Line, after: Line | None) -> bool:
    """Whether it stands in the middle above a line that reaches farther on both sides."""
    if after is None:
        return False
    left, right = line.left - after.left, after.right - line.right
    return min(left, right) > line.size and abs(left - right) < 4 * line.size


def _stands_apart(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether there is more room above or below than between two lines, or another size around it."""
    room = 1.35 * line.size
    above = before is None or before.bottom - line.bottom > room or before.page != line.page
    below = after is None or line.bottom - after.bottom > room or after.page != line.page
    short = after is None or len(line.text) < 0.75 * len(after.text)
    return above and (below or short)
