"""Figures cut out of the pages, around their captions.

Invariant: a crop holds drawings or pictures of the page and lies beside its caption; where nothing is drawn there is no
figure.
"""

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from bot.fulltext.pdf.captions import Caption, captions_of
from bot.fulltext.pdf.columns import Column, columns_of
from bot.fulltext.pdf.document import MOST_PAGES, opened
from bot.fulltext.pdf.drawings import Box, drawn_on, without_labels
from bot.fulltext.pdf.glyphs import glyphs_of
from bot.fulltext.pdf.headings import body_size
from bot.fulltext.pdf.lines import Line, lines_of
from bot.fulltext.pdf.png import MOST_BYTES, png_of, scale_for
from bot.fulltext.pdf.prose import Words, is_prose
from bot.model.fulltext import Figure

MOST_FIGURES = 12
_MOST_PIXELS = 40_000_000
_MOST_CAPTIONS = 12
_MARGIN = 4.0
_LEAST_SIDE = 36.0
_IN_THE_WAY = 0.2
_SMALLER = 0.95


def find_figures(content: bytes, *, most_pages: int = MOST_PAGES, most: int = MOST_FIGURES) -> tuple[Figure, ...]:
    """The figures of the PDF in `content`, in order, `most` at most and as many as 40 megapixels hold.

    Raises FullTextUnavailable.
    """
    found: dict[str, Figure] = {}
    pixels = 0.0
    with opened(content, most_pages) as document:
        for number, page in enumerate(document):
            for caption, box in boxes_on(page, number) if _may_have_captions(page) else ():
                if len(found) >= most or pixels > _MOST_PIXELS:
                    return tuple(found.values())
                if caption.label in found:
                    continue
                pixels += _pixels(box)
                png = _png(page, box)
                if png is not None:
                    found[caption.label] = Figure(caption.label, caption.text, number + 1, png)
            page.close()
    return tuple(found.values())


def _may_have_captions(page: pdfium.PdfPage) -> bool:
    """Whether the page says `Fig` anywhere: to ask is much cheaper than to read it."""
    textpage = page.get_textpage()
    try:
        return "fig" in textpage.get_text_range().lower()
    finally:
        textpage.close()


def boxes_on(page: pdfium.PdfPage, number: int) -> Iterator[tuple[Caption, Box]]:
    """Each caption of a page with the box of its figure, where one is drawn."""
    width, height = page.get_size()
    lines = lines_of(glyphs_of(page), number)
    columns = columns_of(lines, width)
    words = Words(lines)
    captions = captions_of(lines, words, _MOST_CAPTIONS)
    if not captions:
        return
    drawn = drawn_on(page)
    body = body_size(lines)
    prose = [line for column in columns for line in column.lines if _is_text(line, body)]
    own = [(caption.left, caption.right, caption.bottom, caption.top) for caption in captions]
    walls = [line for line in without_labels(prose, drawn) if not any(_is_within(line, box) for box in own)]
    for caption in captions:
        others = [other for other in captions if other is not caption]
        least = _SMALLER * min(body, caption.lines[0].size)
        own_walls = [wall for wall in walls if wall.size > least]
        reach = _reach(caption, others, columns, width)
        box = _box_of(caption, drawn, own_walls, others, reach, height)
        if box is None and caption.right - caption.left < width / 2:  # the text runs beside it
            reach = caption.left - _MARGIN, caption.right + _MARGIN
            box = _box_of(caption, drawn, own_walls, others, reach, height)
        if box is not None:
            yield caption, _with_labels(box, caption, lines, own_walls, width, height)


def _is_within(line: Line, box: tuple[float, float, float, float]) -> bool:
    left, right, bottom, top = box
    across = line.left < right and left < line.right
    return across and bottom - 1 <= (line.bottom + line.top) / 2 <= top + 1


def _box_of(
    caption: Caption,
    drawn: Sequence[Box],
    walls: Sequence[Line],
    others: Sequence[Caption],
    reach: tuple[float, float],
    height: float,
) -> Box | None:
    """What is drawn above a caption, as far up as the text above it; else below; else beside it."""
    left, right = reach
    above = _stretch(caption.top, height, left, right, walls, others, is_above=True)
    below = _stretch(caption.bottom, 0.0, left, right, walls, others, is_above=False)
    for zone in (above, below):
        box = _union(drawn, zone)
        if box is not None:
            return box
    return None


def _reach(caption: Caption, others: Sequence[Caption], columns: Sequence[Column], width: float) -> tuple[float, float]:
    """From where to where a figure may reach: its column, or the page for a caption in its middle or across it."""
    beside = [one for one in others if abs(one.top - caption.top) < caption.lines[0].size]
    if beside:
        left = max((one.right for one in beside if one.right <= caption.left + 1), default=0.0)
        right = min((one.left for one in beside if one.left >= caption.right - 1), default=width)
        return (left + caption.left) / 2 if left else 0.0, (right + caption.right) / 2 if right < width else width
    middle = (caption.left + caption.right) / 2
    halves = (
        any(column.right < 0.56 * width for column in columns),
        any(column.left > 0.44 * width for column in columns),
    )
    if not all(halves) or abs(middle - width / 2) < 0.06 * width or caption.right - caption.left > 0.6 * width:
        return 0.0, width
    half = width / 2
    return (0.0, half + 6) if middle < half else (half - 6, width)


def _stretch(
    start: float,
    end: float,
    left: float,
    right: float,
    walls: Sequence[Line],
    others: Sequence[Caption],
    *,
    is_above: bool,
) -> Box:
    """The part of the page between a caption and the next text in its way."""
    limits = [end]
    in_the_way: list[Line | Caption] = [*walls, *others]
    for wall in in_the_way:
        if min(wall.right, right) - max(wall.left, left) < _IN_THE_WAY * (wall.right - wall.left):
            continue
        if is_above and wall.bottom >= start - 1:
            limits.append(wall.bottom)
        elif not is_above and wall.top <= start + 1:
            limits.append(wall.top)
    return Box(left, start, right, min(limits)) if is_above else Box(left, max(limits), right, start)


def _union(drawn: Sequence[Box], zone: Box) -> Box | None:
    """All that is drawn in a zone, as one box; None where it is too little for a figure."""
    box: Box | None = None
    for one in drawn:
        middle = (one.left + one.right) / 2, (one.bottom + one.top) / 2
        is_high = zone.bottom - 2 <= middle[1] <= zone.top + 2
        runs_on = one.bottom < zone.bottom < one.top - _LEAST_SIDE and one.top <= zone.top + 2  # a box that nobody cut
        if zone.left <= middle[0] <= zone.right and (is_high or runs_on):
            box = one if box is None else box.joined(one)
    if box is None or box.right - box.left < _LEAST_SIDE or box.top - box.bottom < _LEAST_SIDE:
        return None
    return Box(
        max(box.left, zone.left - 2),
        max(box.bottom, zone.bottom),
        min(box.right, zone.right + 2),
        min(box.top, zone.top),
    )


def _with_labels(
    box: Box, caption: Caption, lines: Sequence[Line], walls: Sequence[Line], width: float, height: float
) -> Box:
    """The box, and the short words that stand at its edges: axes, panels, legends."""
    barred = [*walls, *caption.lines]
    known = {id(line) for line in barred}
    others = [line for line in lines if id(line) not in known]
    for _ in range(3):
        for line in others:
            near = Box(line.left, line.bottom, line.right, line.top)
            is_beyond = near.bottom < caption.top if box.bottom >= caption.top - 1 else near.top > caption.bottom
            if not is_beyond and box.overlaps(near, _MARGIN * 2):
                box = box.joined(near)
    near_by = [wall for wall in barred if wall.left < box.right and box.left < wall.right]
    floor = max((wall.top for wall in near_by if wall.top <= box.bottom + 1), default=0.0)
    ceiling = min((wall.bottom for wall in near_by if wall.bottom >= box.top - 1), default=height)
    return Box(
        max(0.0, box.left - _MARGIN),
        max(floor, box.bottom - _MARGIN),
        min(width, box.right + _MARGIN),
        min(ceiling - 2, box.top + _MARGIN),
    )


def _is_text(line: Line, body: float) -> bool:
    """Whether a line is running text, which ends a figure: not a label in it."""
    return line.size > 0.84 * body and len(line.text) > 38 and is_prose(line.text) and "  " not in line.text  # noqa: PLR2004


def _scale(box: Box) -> float | None:
    return scale_for(box.right - box.left, box.top - box.bottom)


def _pixels(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom) * (_scale(box) or 0.0) ** 2


def _png(page: pdfium.PdfPage, box: Box) -> bytes | None:
    width, height = page.get_size()
    scale = _scale(box)
    while scale is not None:
        crop = box.left, box.bottom, width - box.right, height - box.top
        try:
            bitmap = page.render(scale=scale, crop=crop)
        except ValueError:  # nothing of the page is left
            return None
        png = png_of(bitmap)
        bitmap.close()
        if len(png) <= MOST_BYTES:
            return png
        scale = scale / 2 if scale > 0.5 else None  # noqa: PLR2004
    return None
