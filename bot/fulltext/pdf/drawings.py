"""What is drawn on a page: lines, areas, pictures, and whole drawings that were put in.

Invariant: rules between paragraphs and frames around the page are no drawings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from bot.fulltext.pdf.lines import Line
from bot.fulltext.pdf.placement import Placement

_DRAWN = (
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_IMAGE,
    pdfium_c.FPDF_PAGEOBJ_SHADING,
    pdfium_c.FPDF_PAGEOBJ_FORM,
)
_MOST_OBJECTS = 20_000
_RULE = 1.2
_LARGE, _MOST_LARGE = 60.0, 60


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def overlaps(self, other: "Box", room: float = 0.0) -> bool:
        return (
            self.left < other.right + room
            and other.left < self.right + room
            and self.bottom < other.top + room
            and other.bottom < self.top + room
        )


def drawn_on(page: pdfium.PdfPage, most: int = _MOST_OBJECTS) -> list[Box]:
    """What is drawn on a page, without rules, frames of the page, and what lies outside of it; the first `most`."""
    width, height = page.get_size()
    placement = Placement.of(page)
    found: list[Box] = []
    for count, thing in enumerate(page.get_objects(filter=_DRAWN, max_depth=1)):
        if count >= most:
            break
        try:
            left, bottom, right, top = placement.seen(*thing.get_bounds())
        except pdfium.PdfiumError:
            continue
        box = Box(max(0.0, left), max(0.0, bottom), min(width, right), min(height, top))
        wide, tall = box.right - box.left, box.top - box.bottom
        is_page = wide > 0.95 * width and tall > 0.9 * height
        is_rule = min(wide, tall) < _RULE and max(wide, tall) > 0.3 * width
        if wide >= 0 and tall >= 0 and not is_page and not is_rule and max(wide, tall) > 0:
            found.append(box)
    return found


def without_labels(lines: Iterable[Line], drawn: Sequence[Box]) -> list[Line]:
    """The lines that do not lie within a large drawing."""
    large = {box for box in drawn if min(box.right - box.left, box.top - box.bottom) > _LARGE}
    large = set(sorted(large, key=lambda box: (box.left - box.right) * (box.top - box.bottom))[:_MOST_LARGE])
    return [line for line in lines if not any(_lies_within(line, box) for box in large)]


def _lies_within(line: Line, box: Box) -> bool:
    middle = (line.bottom + line.top) / 2
    return box.left - 1 <= line.left and line.right <= box.right + 1 and box.bottom <= middle <= box.top
