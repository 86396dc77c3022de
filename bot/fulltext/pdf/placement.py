"""How a page lies before its reader: cut to its crop box and turned as it says.

Invariant: a box that is seen on the page comes out within (0, 0, width, height), as it is rendered.
Source: ISO 32000-1, 7.7.3.3 (CropBox, Rotate: clockwise).
"""

import math
from dataclasses import dataclass

import pypdfium2 as pdfium

Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """The page's own box in the space of its content, and the quarter turns (clockwise) to its reader."""

    own: Sides
    turns: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Placement":
        return cls(page.get_bbox(), page.get_rotation() // 90 % 4)

    @property
    def is_plain(self) -> bool:
        """Whether content and reader see the same places."""
        return self.turns == 0 and self.own[:2] == (0.0, 0.0)

    @property
    def upright(self) -> float:
        """The angle (radians, 0 to 2π) at which upright text is set in the content."""
        return -self.turns % 4 * math.pi / 2

    def seen(self, left: float, bottom: float, right: float, top: float) -> Sides:
        """A box of the content as the reader sees it, in points from the lower left corner."""
        own_left, own_bottom, own_right, own_top = self.own
        if self.turns == 1:
            return bottom - own_bottom, own_right - right, top - own_bottom, own_right - left
        if self.turns == 2:  # noqa: PLR2004 - upside down
            return own_right - right, own_top - top, own_right - left, own_top - bottom
        if self.turns == 3:  # noqa: PLR2004 - a quarter to the left
            return own_top - top, left - own_left, own_top - bottom, right - own_left
        return left - own_left, bottom - own_bottom, right - own_left, top - own_bottom
