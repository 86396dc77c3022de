"""A text in the plain characters that rules are written for, and where each of them stood.

Invariant: `Normal.original(start, end)` is always a part of the text it was made from.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_REPLACED = re.compile(
    r"""(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)
    | (?P<math>\\(?:times|cdot|sim|approx|simeq|mu|sigma|Delta|alpha|pm|mp|leq?|geq?|lesssim|gtrsim|ll|gg
        |text(?:rm|bf|it)?|math(?:rm|bf|it|cal)?|,|;|:|!|%|\#|&|_|\$|left|right|circ|degree|percent|operatorname)(?![a-zA-Z]))
    | (?P<comma>(?<=\d)\{,\}(?=\d))
    | (?P<dollar>\$)
    | (?P<other>[^\x00-\x7f])
    | (?P<tilde>(?<=[\w.%])~(?=[\w]))
    """,
    re.VERBOSE,
)
_COMMANDS: Final = {
    "times": "×", "cdot": "×", "sim": "~", "approx": "~", "simeq": "~", "pm": "±", "mp": "±", "le": "<", "leq": "<",
    "ge": ">", "geq": ">", "lesssim": "<", "gtrsim": ">", "ll": "<", "gg": ">", "%": "%", "#": "#", "&": "&", "_": "_",
    "percent": "%", "mu": "μ", "sigma": "σ", "circ": "°", "degree": "°", ",": "", "!": "", ";": " ", ":": " ",
}  # fmt: skip
_SIGNS: Final = {
    "{,}": ",", "~": " ", "$": "",
    "−": "-", "–": "–", "—": "—", "‐": "-", "‑": "-", "‒": "–", "～": "~", "∼": "~", "≈": "~", "≃": "~", "≥": ">",
    "⩾": ">", "≤": "<", "⩽": "<", "≳": ">", "≲": "<", "×": "×", "✕": "×", "⨉": "×", "⋅": "×", "·": "·", "，": "，",
    "。": "。", "：": "：", "；": "；", "、": "、",
    "（": "(", "）": ")", "’": "'", "‘": "'", "“": '"', "”": '"', "？": "？",
    "！": "！", "⁄": "/", "…": "…", "º": "°", "µ": "μ", "\u00ad": "", "\u200b": "", "\ufeff": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Normal:
    """`text` with fewer kinds of characters: TeX signs, full-width and typographic characters are written plainly."""

    source: str
    text: str
    starts: tuple[int, ...]
    """Where in `text` each piece begins, and"""
    origins: tuple[int, ...]
    """where in `source` it came from."""

    def original(self, start: int, end: int) -> str:
        """The part of the source that `text[start:end]` stands for."""
        return self.source[self._place(start, last=False) : self._place(end - 1, last=True)].strip()

    def _place(self, index: int, *, last: bool) -> int:
        """Where the character `index` begins in the source, or where it ends."""
        piece = bisect_right(self.starts, index) - 1
        origins, starts = (*self.origins, len(self.source)), (*self.starts, len(self.text))
        begin, end = origins[piece], origins[piece + 1]
        if end - begin == starts[piece + 1] - starts[piece]:
            return begin + index - starts[piece] + last
        return end if last else begin


def normal(source: str) -> Normal:
    """`source` written plainly. `1,2` stays as it is: what the comma means is for others to say."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = end = 0
    for match in _REPLACED.finditer(source):
        for piece, origin in ((source[end : match.start()], end), (_written(match), match.start())):
            pieces.append(piece)
            starts.append(length)
            origins.append(origin)
            length += len(piece)
        end = match.end()
    pieces.append(source[end:])
    starts.append(length)
    origins.append(end)
    return Normal(source, "".join(pieces), tuple(starts), tuple(origins))


def _written(match: re.Match[str]) -> str:
    if match["super"]:
        return "^" + match["super"].translate(_SUPERSCRIPTS)
    if match["math"]:
        return _COMMANDS.get(match["math"][1:], " ")
    other = match[0]
    if other in _SIGNS:
        return _SIGNS[other]
    if "\u3001" <= other <= "\u9fff":
        return other
    plain = unicodedata.normalize("NFKC", other)
    return " " + plain.replace("⁄", "/") if "⁄" in plain else plain
