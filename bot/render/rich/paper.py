"""One paper in full as a rich message: particulars, summary, takeaways, folded sections, figures, footnotes.

Invariant: it says what the classic reading says, and keeps Telegram's limits or is not made at all.
"""

from collections.abc import Iterator

from bot.locales import Html, Locale
from bot.model.digest import Message
from bot.model.paper import Paper
from bot.model.reading import CORE_SECTIONS, Reading, Section
from bot.render.claims import takeaways
from bot.render.classic import paper_messages
from bot.render.keys import PLAIN, Marks, Rows
from bot.render.reading import CONCLUSION, reading_blocks, section_name
from bot.render.rich.block import RichBlock, fits
from bot.render.rich.figures import Pictures, slideshow
from bot.render.rich.markup import bullets, fold, footer, paragraph
from bot.render.rich.notes import Notes
from bot.render.rich.sections import each_fold
from bot.render.text import inline

_NO_PICTURES = Pictures((), "")


def rich_paper(
    paper: Paper,
    reading: Reading,
    locale: Locale,
    site_url: str,
    marks: Marks = PLAIN,
    pictures: Pictures = _NO_PICTURES,
) -> Message | None:
    """The full reading; `spare` is the classic one, whose last message says that the layout has changed.

    The figures of `pictures` are named `f1`, `f2` … as media of the request. None where it is too large for a message.
    """
    html = "".join(_blocks(paper, reading, locale, site_url, pictures))
    if not fits([RichBlock.of(html)]):
        return None
    classic = paper_messages(paper, reading, locale, site_url, marks)
    keys = _without_what_is_shown(classic[-1].buttons, has_figures=bool(pictures.figures))
    return Message(html, keys, is_rich=True, spare=(*classic, Message(locale.say("layout-refused"))))


def _blocks(paper: Paper, reading: Reading, locale: Locale, site_url: str, pictures: Pictures) -> Iterator[str]:
    notes = Notes(paper.id, reading.reader)
    title, *facts = next(iter(reading_blocks(paper, reading, locale, site_url))).split("\n")
    yield f"<h2>{title.removeprefix('<b>').removesuffix('</b>')}</h2>"
    yield paragraph("<br/>".join(facts))
    points = takeaways(reading)
    if reading.summary is not None:
        yield f"<h4>{locale.say('part-summary')}</h4>{paragraph(notes.told(reading.summary))}"
    if points:
        yield f"<h4>{locale.say('part-takeaways')}</h4>{bullets(map(notes.told, points))}"
    yield slideshow(pictures)
    yield from each_fold(reading.sections, notes, locale)
    if paper.abstract.strip():
        yield fold(locale.say("part-abstract"), paragraph(inline(paper.abstract)))
    yield from _absent(reading, locale, is_empty=reading.summary is None and not points)
    if notes.listed():
        yield f"<h4>{locale.say('part-evidence')}</h4>{footer(notes.listed())}"


def _absent(reading: Reading, locale: Locale, *, is_empty: bool) -> Iterator[str]:
    """What the reading does not have, in small print."""
    if is_empty and not any(reading.sections.values()):
        yield paragraph(f"<i>{locale.say('absent-reading')}</i>")
        return
    why = locale.say(f"absent-{reading.depth.value}")
    core = [
        locale.say("part-absent", part=locale.say(section_name(section)), why=why)
        for section in CORE_SECTIONS
        if not reading.sections.get(section)
    ]
    lesser = [section for section in (Section.STEPS, *CONCLUSION) if not reading.sections.get(section)]
    names = locale.listed(locale.say(f"in-list-{section.value}") for section in lesser)
    rest = Html(locale.say(f"absent-parts-{reading.depth.value}", parts=names)) if lesser else ""
    yield footer([*core, rest])


def _without_what_is_shown(rows: Rows, *, has_figures: bool) -> Rows:
    """The keys but those for evidence, which stands in the notes, and for figures that stand in the message."""
    shown = ("ev:", "fig:") if has_figures else ("ev:",)
    kept = (tuple(key for key in row if not (key.data or "").startswith(shown)) for row in rows)
    return tuple(row for row in kept if row)
