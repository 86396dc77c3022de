"""A paper's figures in a rich message: a slideshow, or one picture, with captions and credit below.

Invariant: the credit is never what is cut.
Source: Bot API, "Rich HTML style": media stand alone, and `<img src="tg://photo?id=…"/>` names one of the request.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.locales.html import escape
from bot.model.fulltext import Figure
from bot.render.figures import MOST_FIGURES
from bot.render.text import clipped, readable

_LONGEST_CAPTION = 300
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Pictures:
    """Figures that may be shown, ten at most, and whose they are (HTML)."""

    figures: Sequence[Figure]
    credit: str

    def named(self) -> dict[str, Figure]:
        """By the names under which a message knows them: `f1`, `f2` …"""
        return {f"f{number}": figure for number, figure in enumerate(self.figures[:MOST_FIGURES], start=1)}


def slideshow(pictures: Pictures) -> str:
    """All figures, or nothing where there is none."""
    named = pictures.named()
    if not named:
        return ""
    images = "".join(f'<img src="tg://photo?id={name}"/>' for name in named)
    captions = [told for figure in named.values() if (told := _caption(figure))]
    told = f"<figcaption>{'<br/>'.join(captions)}<cite>{pictures.credit}</cite></figcaption>"
    tag = "figure" if len(named) == 1 else "tg-slideshow"
    return f"<{tag}>{images}{told}</{tag}>"


def _caption(figure: Figure) -> str:
    label = clipped(readable(figure.label), _LONGEST_LABEL)
    words = readable(figure.caption)
    said = words.removeprefix(label).lstrip(" :.—–-") if label else words
    head = f"<b>{escape(label)}</b>" if label else ""
    return ": ".join(part for part in (head, escape(clipped(said, _LONGEST_CAPTION))) if part)
