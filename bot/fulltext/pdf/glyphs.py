"""The characters of a page with their places, as PDFium finds them.

Invariant: what is turned (the stamp in the margin, labels of axes), what has no extent, and what lies outside of the
page is left out.
"""

import ctypes
import math
import unicodedata
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from bot.fulltext.pdf.placement import Placement

UNREADABLE: Final = "\ufffd"
_MOST = 20_000
_SPACE = 0x20
_LAST, _LAST_ASCII = 0x10FFFF, 0x7F
_TURNED = 0.1
_LINE_HYPHENS: Final = frozenset({0x02, 0xFFFE, 0xAD})
_PRIVATE: Final = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # PDFium tells a character of math in two halves
_ALPHABETS: Final = range(0x1D400, 0x1D800)
_REGULAR_WEIGHT = 600
_SAME_FONT = 12


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; `left`, `bottom`, `right`, `top` in points from the page's lower left corner; `size` of the font.

    `is_spaced` says that the page, or PDFium, has a space before it. A letter whose code nobody can tell is UNREADABLE.
    """

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool
    is_spaced: bool = False


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """The characters that can be seen, in the order of the page's content; spaces are left out (gaps tell them)."""
    textpage = page.get_textpage()
    try:
        return _glyphs(textpage.raw, min(textpage.count_chars(), _MOST), Placement.of(page), page.get_size())
    finally:
        textpage.close()


def _glyphs(raw: object, count: int, placement: Placement, page: tuple[float, float]) -> list[Glyph]:
    found: list[Glyph] = []
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    box = [ctypes.byref(side) for side in sides]
    loose = pdfium_c.FS_RECTF()
    loose_box = ctypes.byref(loose)
    bold, checked, checked_size = False, -_SAME_FONT, 0.0
    high, spaced, is_plain, baseline = 0, False, placement.is_plain, math.inf
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code, high = (((high - 0xD800) << 10) + code - 0xDC00 + 0x10000 if high else 0), 0
        if code <= _SPACE and code not in _LINE_HYPHENS and code:
            spaced = True
            continue
        if not pdfium_c.FPDFText_GetCharBox(raw, index, *box) or not (left.value < right.value):
            continue
        ends = left.value, bottom.value, right.value, top.value
        if not is_plain:
            ends = placement.seen(*ends)
        if baseline != ends[1] and _is_turned(raw, index, placement.upright):
            baseline = math.inf
            continue
        baseline = ends[1]
        if pdfium_c.FPDFText_GetLooseCharBox(raw, index, loose_box) and loose.right > loose.left:
            # with the room that the font gives the character: only then gaps are spaces
            sides_of = loose.left, loose.bottom, loose.right, loose.top
            roomy = sides_of if is_plain else placement.seen(*sides_of)
            ends = roomy[0], ends[1], roomy[2], ends[3]
        char = _char(code)
        if not char or not _is_seen(ends, page):
            continue
        size = _size(raw, index, ends[3] - ends[1])
        if index - checked >= _SAME_FONT or size != checked_size:
            bold, checked, checked_size = _is_bold(raw, index), index, size
        found.append(Glyph(char, *ends, size, bold, spaced))
        spaced = False
    return found


def _char(code: int) -> str:
    """The character of a code, plain where it is an italic or bold letter of math; "" for what is none."""
    if _SPACE < code < _LAST_ASCII:
        return chr(code)
    if code in _LINE_HYPHENS:
        return "-"
    if code == 0 or any(code in block for block in _PRIVATE):
        return UNREADABLE
    char = chr(min(code, _LAST))
    if code in _ALPHABETS:
        char = unicodedata.normalize("NFKC", char)
    return char if char.isprintable() and not char.isspace() else ""


def _is_seen(box: tuple[float, float, float, float], page: tuple[float, float]) -> bool:
    """Whether the middle of a box lies on the page; never for places that are no numbers."""
    return 0 <= (box[0] + box[2]) / 2 <= page[0] and 0 <= (box[1] + box[3]) / 2 <= page[1]


def _is_turned(raw: object, index: int, upright: float) -> bool:
    away = abs(pdfium_c.FPDFText_GetCharAngle(raw, index) - upright)
    return bool(_TURNED < away < 2 * math.pi - _TURNED)


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
