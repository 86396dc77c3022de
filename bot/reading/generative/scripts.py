"""Whether a statement is written in the language that was asked for, as far as its letters tell.

Invariant: a text in the right language is never refused; names and terms in Latin letters may stand in any.
"""

import re
from typing import Final

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff"
_LETTERS: Final = {
    "zh": _HAN,
    "ja": r"\u3040-\u30ff" + _HAN,
    "ko": r"\uac00-\ud7af\u1100-\u11ff",
    "ru": r"\u0400-\u04ff",
    "uk": r"\u0400-\u04ff",
    "bg": r"\u0400-\u04ff",
    "sr": r"\u0400-\u04ffA-Za-z",
    "el": r"\u0370-\u03ff",
    "he": r"\u0590-\u05ff",
    "ar": r"\u0600-\u06ff",
    "fa": r"\u0600-\u06ff",
    "ur": r"\u0600-\u06ff",
    "hi": r"\u0900-\u097f",
    "bn": r"\u0980-\u09ff",
    "ta": r"\u0b80-\u0bff",
    "th": r"\u0e00-\u0e7f",
}
_LATIN: Final = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ANY_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(rf"[{_LATIN}]+")
_LEAST_LATIN, _LEAST_OTHER = 0.5, 0.2


def is_latin(language: str) -> bool:
    """Whether `language` (a code) is written in Latin letters, as far as is known here."""
    return _base(language) not in _LETTERS


def is_written_in(text: str, language: str) -> bool:
    """Whether enough of `text` is in the letters of `language`: half of its letters, where those are Latin.

    Where they are not, a few are enough: a sentence can be made of names and a verb. Text without letters may be any.
    """
    own = len(re.findall(f"[{_LETTERS.get(_base(language), _LATIN)}]", text))
    letters = len(_ANY_LETTER.findall(text))
    if is_latin(language):
        return own >= _LEAST_LATIN * letters
    return not letters or own > _LEAST_OTHER * len(_LATIN_WORD.findall(text))


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
