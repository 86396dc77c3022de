"""The characters of a page with their places, as PDFium finds them.

Invariant: what is turned (the stamp in the margin, labels of axes) and what has no extent is left out.
"""

import ctypes
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_MOST = 30_000
_LAST = 0x10FFFF
_TURNED = 0.1
_LINE_HYPHENS: Final = frozenset({0x02, 0xFFFE, 0xAD})
_REGULAR_WEIGHT = 600
_SAME_FONT = 12


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; `left`, `bottom`, `right`, `top` in points from the page's lower left corner; `size` of the font."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """The characters that can be read, in the order of the page's content; spaces are left out (gaps tell them)."""
    textpage = page.get_textpage()
    try:
        return _glyphs(textpage.raw, min(textpage.count_chars(), _MOST))
    finally:
        textpage.close()


def _glyphs(raw: object, count: int) -> list[Glyph]:
    found: list[Glyph] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = [ctypes.byref(side) for side in (left, right, bottom, top)]
    loose = pdfium_c.FS_RECTF()
    bold, checked, checked_size = False, -_SAME_FONT, 0.0
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        char = "-" if code in _LINE_HYPHENS else chr(min(code, _LAST))
        if char.isspace() or not char.isprintable():
            continue
        if not pdfium_c.FPDFText_GetCharBox(raw, index, *box) or right.value <= left.value:
            continue
        angle = pdfium_c.FPDFText_GetCharAngle(raw, index)
        if _TURNED < angle < 2 * 3.14159 - _TURNED:
            continue
        size = _size(raw, index, top.value - bottom.value)
        if index - checked >= _SAME_FONT or size != checked_size:
            bold, checked, checked_size = _is_bold(raw, index), index, size
        ends = left.value, right.value
        if pdfium_c.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(loose)) and loose.right > loose.left:
            ends = loose.left, loose.right  # with the room that the font gives the character: only then gaps are spaces
        found.append(Glyph(char, ends[0], bottom.value, ends[1], top.value, size, bold))
    return found


def _size(raw: object, index: int, height: float) -> float:
    """The size at which the character is set: the font's own size is 1 where a matrix scales it."""
    size = float(pdfium_c.FPDFText_GetFontSize(raw, index))
    return round(size, 1) if size > 2 else round(height * 1.4, 1)  # noqa: PLR2004 - no print is that small


def _is_bold(raw: object, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.byref(flags))
    lower = name.value.decode("latin-1").lower()
    if not lower:
        return bool(pdfium_c.FPDFText_GetFontWeight(raw, index) > _REGULAR_WEIGHT)
    return any(part in lower for part in ("bold", "cmbx", "medi", "black", "-bd", "heavy", "sfbx", "demi"))
