"""Authors as the announcement feed writes them: one string, accents in TeX.

Invariant: no letter is lost; TeX that is not an accent or a letter stays as it is.
"""

import re
import unicodedata

_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "L": "Ł",
    "ng": "ŋ",
    "o": "ø",
    "O": "Ø",
    "oe": "œ",
    "OE": "Œ",
    "ss": "ß",
    "th": "þ",
    "TH": "Þ",
}
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}| ?(?=[A-Za-z]))?")
_ACCENT = re.compile(r"""\\(?:([`'^~=."])\s?|([uvHrdckb])(?=[{\s\\])\s?)(?:\{\s?([^\W\d_])\s?\}|([^\W\d_]))""")
_BRACED = re.compile(r"(\\[^\s{}]*)?\{([^{}\\]*)\}")
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?\s?D|M\.?\s?D)\.?|I{2,3}|IV", re.IGNORECASE)
_OPEN, _CLOSE = "({[", ")}]"


def split_authors(text: str) -> tuple[str, ...]:
    """The names in `text`, in order, in Unicode, white space folded.

    Commas separate them, except inside brackets ("Jane Doe (MIT, Harvard)") and before a suffix ("John Roe, Jr.").
    """
    names: list[str] = []
    for piece in _pieces(from_tex(text)):
        name = " ".join(piece.removeprefix("and ").split())
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return tuple(names)


def from_tex(text: str) -> str:
    r"""Accents and letters in TeX (`Milovi\'c`, `Kra{\ss}`) as Unicode; a tie becomes a space."""
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
    text = _BRACED.sub(lambda match: match[0] if match[1] else match[2], _ACCENT.sub(_accented, text))
    return unicodedata.normalize("NFC", re.sub(r"(?<!\\)~", " ", text))


def _accented(match: re.Match[str]) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(letter := match[3] or match[4], letter)
    return base + _COMBINING[match[1] or match[2]]


def _pieces(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character == "," and not depth:
            pieces.append(text[start:place].strip())
            start = place + 1
    return [*pieces, text[start:].strip()]
