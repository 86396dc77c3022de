"""Accents that were set as signs of their own, over or beside their letter, put back on it.

Invariant: only where the two make one letter of Unicode: the bar over a quark stays as it is.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.fulltext.pdf.glyphs import Glyph

_COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "˙": "\u0307", "¸": "\u0327", "˛": "\u0328", "˝": "\u030b",
    "¯": "\u0304",
}  # fmt: skip
_NEAR = 0.3


def accented(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, with each such accent on the letter that follows or precedes it in the content."""
    found: list[Glyph] = []
    accent: Glyph | None = None
    for glyph in glyphs:
        whole = _joined(accent, glyph) if accent else None
        if accent and whole is None:
            on_last = _joined(accent, found[-1]) if found else None
            found[-1:] = [on_last] if on_last else [*found[-1:], accent]
        accent = glyph if glyph.char in _COMBINING else None
        if accent is None:
            found.append(whole or glyph)
    return [*found, accent] if accent else found


def _joined(accent: Glyph, letter: Glyph) -> Glyph | None:
    """The letter with its accent; None where they stand apart or are no letter together."""
    apart = abs(accent.left + accent.right - letter.left - letter.right) / 2
    base = {"ı": "i", "ȷ": "j"}.get(letter.char, letter.char)
    char = unicodedata.normalize("NFC", base + _COMBINING[accent.char])
    if len(char) > 1 or apart > _NEAR * letter.size or abs(accent.bottom - letter.bottom) > letter.size:
        return None
    return replace(letter, char=char, is_spaced=letter.is_spaced or accent.is_spaced)
