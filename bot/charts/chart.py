"""A topic's trend as one picture for a phone: papers over time, rising words, busiest categories and authors.

Invariant: the same values give the same bytes, and what has no shape in any face is not drawn as a box. Figures of
matplotlib's own objects: no state of its own is touched, so that nothing is left behind.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.charts.faces import can_show, families, showable
from bot.charts.themes import COLOURS, Colours
from bot.model.trends import Form, Labels, Share, Theme, Trend, Unit

WIDTH, HEIGHT = 1080, 1350
_DOTS = 150
_LEFT, _WIDE = 0.065, 0.87
_TITLE, _TEXT, _SMALL = 22.0, 14.5, 12.5
_FEW = 4
_TITLE_LONGEST, _NAME_LONGEST, _WORDS_LONGEST = 30, 20, 34
_RC: Any = {"svg.hashsalt": "papergram", "svg.fonttype": "path", "text.parse_math": False}


def draw(trend: Trend, labels: Sequence[Labels], theme: Theme, form: Form = Form.PNG) -> bytes:
    """The picture of `trend`, with the first of `labels` that can be shown, else the last as far as it can."""
    words = next((each for each in labels if can_show(_all(each))), labels[-1])
    with mpl.rc_context(_RC | {"font.family": list(families())}):
        figure = Figure(figsize=(WIDTH / _DOTS, HEIGHT / _DOTS), dpi=_DOTS)
        colours = COLOURS[theme]
        figure.set_facecolor(colours.ground)
        _head(figure, words, colours)
        _bars(figure, trend, words, colours)
        _rising(figure, trend, words, colours)
        _ranked(figure, words.categories, trend.categories, colours, _LEFT)
        _ranked(figure, words.authors, trend.authors, colours, 0.53)
        return _written(figure, form)


def _written(figure: Figure, form: Form) -> bytes:
    """The bytes, without the day of drawing and the version of what drew them."""
    out = BytesIO()
    without: Any = {"Date": None, "Creator": None} if form is Form.SVG else {"Software": None}
    figure.savefig(out, format=form.value, metadata=without)
    return out.getvalue()


def _head(figure: Figure, words: Labels, colours: Colours) -> None:
    title = _clipped(showable(words.title), _TITLE_LONGEST)
    figure.text(_LEFT, 0.945, title, size=_TITLE, weight="bold", color=colours.text, va="center")
    figure.text(_LEFT, 0.905, showable(words.span), size=_SMALL, color=colours.quiet, va="center")


def _heading(figure: Figure, left: float, height: float, text: str, colours: Colours) -> None:
    figure.text(left, height, showable(text), size=_TEXT, weight="bold", color=colours.text, va="center")


def _bars(figure: Figure, trend: Trend, words: Labels, colours: Colours) -> None:
    _heading(figure, _LEFT, 0.855, words.papers, colours)
    axes = figure.add_axes((0.105, 0.575, 0.83, 0.25))
    counts = [bar.papers for bar in trend.bars]
    shades = [colours.mark if bar.is_whole else colours.faint for bar in trend.bars]
    axes.bar(range(len(counts)), counts, color=shades, width=0.78)
    axes.set_xlim(-0.6, max(len(counts), 5 if trend.unit is Unit.DAY else 4) - 0.4)
    axes.set_ylim(0, max(4, max(counts) * 1.12))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.grid(axis="y", color=colours.line, linewidth=0.8)
    axes.set_axisbelow(True)
    ends = [0, len(counts) - 1] if len(counts) > 1 else [0]
    axes.set_xticks(ends, [showable(words.days[bool(end)]) for end in ends])
    if len(counts) > _FEW:
        axes.get_xticklabels()[0].set_horizontalalignment("left")
        axes.get_xticklabels()[1].set_horizontalalignment("right")
    axes.tick_params(length=0, labelsize=_SMALL, labelcolor=colours.quiet)
    _unframed(axes, colours)


def _rising(figure: Figure, trend: Trend, words: Labels, colours: Colours) -> None:
    _heading(figure, _LEFT, 0.505, words.rising, colours)
    if not trend.rising:
        figure.text(_LEFT, 0.465, showable(words.nothing), size=_SMALL, color=colours.quiet, va="center")
    for number, one in enumerate(trend.rising):
        height = 0.465 - 0.036 * number
        name = _clipped(showable(one.words), _WORDS_LONGEST)
        figure.text(_LEFT, height, name, size=_TEXT, color=colours.text, va="center")
        growth = f"×{one.factor:.1f}"
        figure.text(0.935, height, growth, size=_TEXT, weight="bold", color=colours.rise, ha="right", va="center")


def _ranked(figure: Figure, heading: str, shares: Sequence[Share], colours: Colours, left: float) -> None:
    """Names with a bar below each, as long as its part of the longest."""
    if not shares:
        return
    _heading(figure, left, 0.262, heading, colours)
    axes = figure.add_axes((left, 0.03, 0.405, 0.215))
    axes.set(xlim=(0, 1), ylim=(5, 0))
    axes.set_axis_off()
    axes.set_facecolor(colours.ground)
    most = max((share.papers for share in shares), default=1)
    for number, share in enumerate(shares):
        name = _clipped(showable(share.name), _NAME_LONGEST)
        axes.text(0, number + 0.38, name, size=_SMALL, color=colours.text, va="center")
        axes.text(1, number + 0.38, f"{share.papers:,}", size=_SMALL, color=colours.quiet, ha="right", va="center")
        axes.barh(number + 0.8, share.papers / most, height=0.14, color=colours.mark)


def _unframed(axes: Axes, colours: Colours) -> None:
    axes.set_facecolor(colours.ground)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.quiet)


def _all(words: Labels) -> str:
    return "".join((words.title, words.span, words.papers, words.rising, words.categories, words.authors)) + "".join(
        (*words.days, words.nothing)
    )


def _clipped(text: str, longest: int) -> str:
    """At most so wide; a Chinese character is as wide as two letters."""
    wide = 0
    for place, char in enumerate(text):
        wide += 2 if ord(char) > 0x2E80 else 1  # noqa: PLR2004 - where the scripts of full width begin
        if wide > longest:
            return f"{text[: place - 1].rstrip()}…"
    return text
