"""One paper of a digest in a rich message: a heading, whose it is, what it says, its notes and a key.

Invariant: a card names places by the paper's id alone, so that it is the same in every chat's message; only the number
before its title is the message's own.
"""

from dataclasses import dataclass

from bot.locales.html import escape
from bot.model.chat import Length
from bot.model.digest import Button, Entry
from bot.model.reading import Reading
from bot.render.card import View, for_you, reasons
from bot.render.claims import takeaways, unsaid
from bot.render.coverage import label
from bot.render.html import link
from bot.render.particulars import abs_url, authors_line, links_line, translation
from bot.render.rich.block import RichBlock, fits
from bot.render.rich.markup import bullets, footer, key_row, paragraph
from bot.render.rich.notes import Notes, place_name
from bot.render.rich.sections import each_fold, one_fold
from bot.render.text import clipped, dotted, readable

_SHOWN_TAKEAWAYS = 3
_LONGEST_TITLE, _LONGEST_LINE = 500, 140
_LESS = {Length.FULL: Length.TAKEAWAYS, Length.TAKEAWAYS: Length.SUMMARY, Length.SUMMARY: Length.TITLES}


@dataclass(frozen=True, slots=True)
class Card:
    """A paper's line in the table of contents, the name of its place, the rest of it behind its number, and its notes
    behind the same number, for the end of the message; they are empty where it has none. `mark` stands above it, and
    is the chat's own.
    """

    line: str
    place: str
    rest: RichBlock
    notes: RichBlock
    mark: str = ""

    def numbered(self, number: int) -> str:
        """The card with its number."""
        return f"{self.before(number)}{self.rest.html}"

    def noted(self, number: int) -> str:
        """Its notes with its number, if it has any."""
        return f"<footer><b>{number}.</b> {self.notes.html}" if self.notes.html else ""

    def before(self, number: int) -> str:
        """What stands before its title."""
        return f'{paragraph(self.mark)}<h3><a name="{self.place}"></a>{number}. '


class RichCards:
    """Rich cards that are rendered once for all chats of a run. Papers and readings must stay the same meanwhile."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[str, str, tuple[str, int, int], tuple[str, int, int]]] = {}

    def card(self, entry: Entry, view: View, *, folds: bool = True) -> Card:
        """The card of a paper, as much of it as the view asks for, or less where that is too much for a message.

        With `folds`, takeaways come with the rest of the reading folded, more than the classic layout shows of them.
        """
        why = tuple([(view.topic_names.get(match.topic, match.topic), match.terms) for match in entry.matches])
        length = view.length_of(entry)
        key = (entry.paper.id.base, entry.reading.language, view.locale.language, length.value, why, folds)
        made = self._made.get(key)
        if made is None:
            card = _fitting(entry, view, folds=folds)
            made = self._made[key] = card.line, card.place, card.rest.parts, card.notes.parts
        line, place, rest, notes = made
        return Card(line, place, RichBlock(*rest), RichBlock(*notes), for_you(entry, view.locale))


def _fitting(entry: Entry, view: View, *, folds: bool) -> Card:
    length: Length | None = view.length_of(entry)
    place = f"p-{place_name(entry.paper.id)}"
    line = f'<a href="#{place}">{_title(entry, _LONGEST_LINE)}</a>'
    while length is not None:
        notes = Notes(entry.paper.id, entry.reading.reader)
        rest = RichBlock.of(_behind_number(entry, view, length, notes, folds=folds))
        noted = RichBlock.of(_noted(entry, notes))
        if fits([rest, noted], spare=True) or length not in _LESS:
            return Card(line, place, rest, noted)
        length = _LESS.get(length)
    raise AssertionError("titles always fit")


def _noted(entry: Entry, notes: Notes) -> str:
    lines = notes.listed()
    return f"{'<br/>'.join([_title(entry, _LONGEST_LINE), *lines])}</footer>" if lines else ""


def _behind_number(entry: Entry, view: View, length: Length, notes: Notes, *, folds: bool) -> str:
    locale, site, paper, reading = view.locale, view.site_url, entry.paper, entry.reading
    title = f"{link(abs_url(paper, site), _title(entry, _LONGEST_TITLE))}</h3>"
    names = authors_line(paper, locale, site)
    why = reasons(entry.matches, locale, view.topic_names)
    if length is Length.TITLES:
        return f"{title}{paragraph(names)}{footer([why])}"
    facts = dotted([names, links_line(paper, reading.links, locale, site)])
    told = _told(reading, length, notes, view, folds=folds)
    foot = footer([" — ".join(part for part in (why, label(reading, locale)) if part)])
    keys = key_row([Button(locale.label("key-open"), data=f"p:{paper.id}")])
    return "".join([title, paragraph(translation(reading)), paragraph(facts), told, foot, keys])


def _told(reading: Reading, length: Length, notes: Notes, view: View, *, folds: bool) -> str:
    points = takeaways(reading)
    if reading.summary is None and not points:
        return paragraph(f"<i>{view.locale.say('absent-reading')}</i>")
    if length is not Length.FULL:
        points = points[:_SHOWN_TAKEAWAYS]
    summary = paragraph(notes.told(reading.summary)) if reading.summary else ""
    if length is Length.SUMMARY:
        return summary or paragraph(notes.told(points[0]))
    listed = bullets(map(notes.told, points))
    new = unsaid(reading, [reading.summary, *points])
    if length is Length.FULL:
        return "".join([summary, listed, *each_fold(new, None, view.locale)])
    return f"{summary}{listed}{one_fold(new, view.locale) if folds else ''}"


def _title(entry: Entry, longest: int) -> str:
    return escape(clipped(readable(entry.paper.title), longest)) or entry.paper.versioned_id
