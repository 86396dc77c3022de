"""The keys below a paper. What each does stands in its callback data, so that it says the same when pressed twice.

Invariant: callback data has at most 64 bytes, whatever the paper's id.
"""

from dataclasses import dataclass

from bot.locales import Locale
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.render.particulars import abs_url, pdf_url, web_links

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a chat's keys have to know: whether it saved the paper, and whether figures may be shown at all."""

    is_saved: bool = False
    has_figures: bool = True


PLAIN = Marks()


def compact_keys(paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN) -> Rows:
    """Below the compact form: all that can be had of the paper."""
    full = Button(locale.label("key-full"), data=f"full:{paper.id}")
    evidence = Button(locale.label("key-evidence"), data=f"ev:here:{paper.id}")
    own = save_key(paper.id, locale, is_saved=marks.is_saved), _similar_key(paper, locale)
    return (full, evidence, *_figures_keys(paper, locale, marks)), own, _ways_out(paper, reading, locale, site_url)


def full_keys(paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN) -> Rows:
    """Below the last message of a full reading."""
    evidence = Button(locale.label("key-evidence"), data=f"ev:below:{paper.id}")
    own = save_key(paper.id, locale, is_saved=marks.is_saved), _similar_key(paper, locale)
    return (*_figures_keys(paper, locale, marks), evidence), own, _ways_out(paper, reading, locale, site_url)


def evidence_keys(paper: Paper, locale: Locale) -> Rows:
    """Below evidence that took the place of the compact form: the way back."""
    back = Button(locale.label("key-back"), data=f"c:{paper.id}")
    return ((back, Button(locale.label("key-full"), data=f"full:{paper.id}")),)


def save_key(paper: PaperId, locale: Locale, *, is_saved: bool) -> Button:
    """The key that puts a paper on the chat's list, or takes it off."""
    if is_saved:
        return Button(locale.label("key-saved"), data=f"drop:{paper}")
    return Button(locale.label("key-save"), data=f"save:{paper}")


def _similar_key(paper: Paper, locale: Locale) -> Button:
    return Button(locale.label("key-similar"), data=f"sim:{paper.id}")


def _figures_keys(paper: Paper, locale: Locale, marks: Marks) -> tuple[Button, ...]:
    return (Button(locale.label("key-figures"), data=f"fig:{paper.id}"),) if marks.has_figures else ()


def _ways_out(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> tuple[Button, ...]:
    return (
        Button(locale.label("key-abstract"), url=abs_url(paper, site_url)),
        Button(locale.label("key-pdf"), url=pdf_url(paper, site_url)),
        *(Button(locale.label("key-code"), url=url) for url in web_links(reading.links.code)[:1]),
    )
