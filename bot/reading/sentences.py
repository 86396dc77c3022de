"""Abstracts cut into sentences.

Invariant: every sentence is a verbatim part of the text, in order, and nothing but white space lies between two of
them, so the sentences joined give back the text. Formulas, links and brackets are never cut.
"""

import re
from itertools import pairwise

_MASKED = re.compile(
    r"""\$\$[^$]{1,400}\$\$ | \$[^$\s](?:[^$]{0,300}[^$\s\\])?\$ | \$\ [^$]{1,120}?\ \$
    | \\\(.{1,300}?\\\) | \\\[.{1,300}?\\\]
    | (?:https?://|www\.)\S*[^\s.,;:!?)\]}"'”]""",
    re.VERBOSE | re.DOTALL,
)
_BRACKETS = re.compile(r"\([^()]{1,400}\)|\[[^\[\]]{1,400}\]|\{[^{}]{1,400}\}")

_CLOSING = r"[\"'”’»)\]}*]*"
_STARTERS = (
    "We|The|This|These|Those|That|In|On|Our|It|Its|However|Here|To|For|By|With|Using|Moreover|Furthermore|Finally|"
    "Additionally|Specifically|Thus|Hence|Therefore|They|Their|As|While|When|Such|From|Results|Experiments|Extensive|"
    "Experimental|Code|Unlike|Although|Despite|Based|Building|First|Second|Then|Next|There|Recent|Existing|"
    "Consequently|"
    "Nevertheless|Yet|But|And|If|One|At|An|Each|All|Most|Many|Both|Since|Through|Given|Overall|Recently"
)
_STARTER = re.compile(rf"[\"'“‘(]*(?:{_STARTERS}|A(?=\s))\b")
_BREAK = re.compile(
    rf"[.!?]{_CLOSING}(?P<space>\s+)(?=\S)"  # the usual end
    rf"|(?<=[a-z)\]}}$]{{2}})\.(?P<glued>)(?=(?:{_STARTERS}|A)[\s,])"
    r"|[。！？](?P<wide>\s*)(?=[^\s”’」』）)])",
)
_NEVER = re.compile(
    r"e\.g|i\.e|eg|ie|cf|vs|figs?|eqn?s?|sects?|secs|refs|thm|lem|pp|eds|resp|approx|ca|viz|w\.r\.t|s\.t|a\.k\.a|aka|"
    r"ph\.d|incl|esp|appx|dept|univ",
    re.IGNORECASE,
)
_TITLE = re.compile(r"Dr|Prof|Mr|Mrs|Ms|St|Mt")
_ONLY_BEFORE_STARTERS = re.compile(
    r"(?i:al|etc|inc|ltd|co|corp|jr|i\.i\.d|u\.s|u\.k|e\.u|a\.m|p\.m|spp?|var|min|max|sec|avg|std|dim|bros|ed)|"
    r"(?:[A-Z]\.)*[A-Z]"
)
_ONLY_BEFORE_NUMBERS = re.compile(r"nos?|ch|app|sec|def|prop|ref|tab|vol|alg", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\s(\[{“\"'‘,;:/–—]*$")
_ENUMERATOR = re.compile(r"(?:^|[.:;,!?]\s+|\band\s+)\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)?$")


def split(text: str) -> tuple[str, ...]:
    """The sentences of `text`, stripped; none for blank text."""
    masked = _BRACKETS.sub(_blank, _BRACKETS.sub(_blank, _MASKED.sub(_blank, text)))
    cuts = [0, *(cut for match in _BREAK.finditer(masked) if (cut := _cut(masked, match)) is not None), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(cuts))
    return tuple(piece for piece in pieces if piece)


def _blank(match: re.Match[str]) -> str:
    """As many harmless characters; what may open or end a sentence stays: the outermost ones and a last full stop."""
    found = match[0]
    if found[0] in "([{$\\":
        end = found[-2:] if found[-2] == "." else f"x{found[-1]}"
        return (found[0] + "x" * len(found))[: len(found) - 2] + end
    return "x" * len(found)


def _cut(masked: str, match: re.Match[str]) -> int | None:
    """Where the next sentence starts, or None when this is no end."""
    end = match.end()
    if match["glued"] is not None or match["wide"] is not None or masked[match.start()] != ".":
        return end if match["space"] is None or not _goes_on(masked, end) else None
    if _goes_on(masked, end) or _ENUMERATOR.search(masked, max(0, match.start() - 12), match.start()):
        return None
    return None if _abbreviates(masked, match.start(), end) else end


def _goes_on(masked: str, start: int) -> bool:
    """Whether the text at `start` cannot open a sentence: a lower-case word without capitals (`nnU-Net` has one)."""
    first = masked[start]
    if first.islower():
        word = masked[start : start + 20].split(maxsplit=1)[0]
        return not any(letter.isupper() for letter in word)
    return first in ",;:.)]}%"


def _abbreviates(masked: str, dot: int, start: int) -> bool:
    """Whether the full stop at `dot` belongs to the word before it."""
    found = _LAST_WORD.search(masked, max(0, dot - 20), dot)
    word = found[0] if found else ""
    if _ONLY_BEFORE_NUMBERS.fullmatch(word) and (masked[start].isdigit() or masked[start] in "($"):
        return True
    if _ONLY_BEFORE_STARTERS.fullmatch(word):
        return not _STARTER.match(masked, start)
    return bool(_NEVER.fullmatch(word) or _TITLE.fullmatch(word))
