r"""Titles and abstracts without the TeX that would hide their words from a search.

`\textit{deep} nets` is searched as `deep nets`, `$k$-NN` as `k-NN`, `Milovi\'c` as `Milovic`: the index ignores
accents.
"""

import re

_HAS_TEX = re.compile(r"[\\{}$]")
_LIGATURE = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])\s?")
_LIGATURES = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
}
_ACCENT = re.compile(r"""\\(?:["'`^~=.]\s?|[cvuHkrbdt](?=[\s{]))\s*\{?\s*([A-Za-z])\s*\}?""")
_COMMAND = re.compile(
    r"\\(?:text|math)(?:it|bf|rm|tt|sc|sf|sl|up|normal|cal|bb|frak|scr)?(?![A-Za-z])"
    r"|\\(?:emph|em|it|bf|rm|tt|sc|underline|mbox|operatorname|left|right|big|Big|,|;|!)(?![A-Za-z])"
)


def untex(text: str) -> str:
    """`text` with its words laid bare; the same string when it holds no TeX."""
    if not _HAS_TEX.search(text):
        return text
    text = _LIGATURE.sub(lambda match: _LIGATURES.get(match[1], match[1]), text)
    text = _COMMAND.sub("", _ACCENT.sub(r"\1", text))
    return text.translate(_DROPPED)


_DROPPED = {ord(char): None for char in "{}$"}
