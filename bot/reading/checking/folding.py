"""A text brought to the bare letters and digits by which it is found again, however it is typeset.

Invariant: case, accents, ligatures, spaces, hyphens, punctuation and TeX make no difference; letters and digits do.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

_GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d",
}  # fmt: skip
_NAMES: Final = "|".join(sorted({*_GREEK.values()} - {"o", "l", "ss", "ae", "oe", "i", "d"}, key=len, reverse=True))
_TEX = re.compile(
    rf"\\(?:var)?(?P<greek>{_NAMES}|ell)(?![a-zA-Z])|\\(?P<letter>[oOlLi]|ss|ae|oe)(?![a-zA-Z])|\\(?P<accent>[\"'`^~=.cvuHkr])(?=[\s{{]*[a-zA-Z])|\\[a-zA-Z]+\*?|\\."
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-z])")
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]")
_PIECE = re.compile(r"[^\W\d_\u3400-\u9fff]+|[\u3400-\u9fff]+|\d+")
_FIRST_IDEOGRAPH = "\u3400"
_OTHER: Final = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """`text` in lower case without accents, ligatures and TeX; Greek letters are spelt out."""
    if "\\" in text:
        text = _TEX.sub(_untexed, text)
    text = text.lower()
    if text.isascii():
        return text
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _OTHER.sub(lambda match: _GREEK.get(match[0], match[0]), text)


def _untexed(match: re.Match[str]) -> str:
    if match["accent"]:
        return ""
    return match["greek"] or match["letter"] or " "


@dataclass(frozen=True, slots=True)
class Compact:
    """The letters and digits of a text in a row; `starts` and `ends` are where words begin and end."""

    text: str
    starts: frozenset[int]
    ends: frozenset[int]

    def has(self, name: str) -> bool:
        """Whether the letters and digits of `name` stand here as whole words: `GPT4` in `GPT-4`, not in `GPT-4o`."""
        wanted = bare(name)
        place = self.text.find(wanted) if wanted else -1
        while place >= 0:
            end = place + len(wanted)
            if place in self.starts and (
                end in self.ends or (self.text[end : end + 1] == "s" and end + 1 in self.ends)
            ):
                return True
            place = self.text.find(wanted, place + 1)
        return False


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The letters and digits of `text` alone, folded."""
    return "".join(_PIECE.findall(fold(text)))


def compact(text: str) -> Compact:
    """`text` for looking up names. A name may end before a number (`ResNet` in `ResNet50`), not within letters."""
    folded = fold(_HYPHENATED.sub("", text))
    matches = list(_PIECE.finditer(folded))
    pieces = [match[0] for match in matches]
    ends = [0, *accumulate(map(len, pieces))]
    apart = [True, *(_apart(one, other) for one, other in pairwise(matches)), True]
    starts = frozenset(ends[place] for place in range(len(pieces)) if apart[place])
    closes = frozenset(
        ends[place + 1] for place, piece in enumerate(pieces) if apart[place + 1] or not piece[0].isdigit()
    )
    return Compact("".join(pieces), starts, closes)


def _apart(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether something stands between two pieces, or one of them is Chinese."""
    return one.end() < other.start() or one[0] >= _FIRST_IDEOGRAPH or other[0] >= _FIRST_IDEOGRAPH
