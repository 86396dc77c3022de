"""One paper as a card of a digest.

Invariant: what arXiv states comes from the paper, what was read from the reading, and a reader can tell which is which.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.locales import Html, Locale
from bot.model.chat import Length
from bot.model.digest import Entry
from bot.model.reading import Reading
from bot.model.topic import Match
from bot.render.block import Block
from bot.render.claims import bullets, folded, takeaways
from bot.render.coverage import label
from bot.render.everything import everything
from bot.render.html import entity_count, visible_length
from bot.render.particulars import authors_line, links_line, title_line, translation
from bot.render.text import clipped, dotted, inline, lines

_SHOWN_TERMS = 4
_SHOWN_TAKEAWAYS = 3
_LONGEST_NAME = 80
_BOLD = "<b>"
_BY_SIZE = tuple(Length)


@dataclass(frozen=True, slots=True)
class View:
    """How a chat wants its digest. `topic_names` maps the slugs of its topics to their names in its language.

    `lengths` are those of topics for which it chose another length.
    """

    locale: Locale
    topic_names: Mapping[str, str]
    length: Length
    site_url: str
    lengths: Mapping[str, Length] = field(default_factory=dict)

    def length_of(self, entry: Entry) -> Length:
        """How much of a paper is shown: the most that any of its topics asks for."""
        if not self.lengths:
            return self.length
        return max((self.lengths.get(match.topic, self.length) for match in entry.matches), key=_BY_SIZE.index)


class Cards:
    """Cards that are rendered once for all chats of a run. Papers and their readings must stay the same meanwhile.

    The mark “for you” stands before that, each chat's own.

    There may be 100,000 of them, which is why they are kept as tuples of strings: Python's collector passes over these.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[str, int, int]] = {}

    def numbered(self, entry: Entry, number: int, view: View) -> Block:
        """What `card` gives. All of it but the number is shared."""
        why = tuple([(view.topic_names.get(match.topic, match.topic), match.terms) for match in entry.matches])
        key = (entry.paper.id.base, entry.reading.language, view.locale.language, view.length_of(entry).value, why)
        made = self._made.get(key)
        if made is None:
            html = card(entry, 0, view).removeprefix(_before(0))
            made = self._made[key] = html, visible_length(html), entity_count(html)
        before, (html, length, entities) = _before(number), made
        mark = for_you(entry, view.locale)
        own = visible_length(f"{mark}\n") if mark else 0, entity_count(mark)
        whole = f"{mark}\n{before}{html}" if mark else before + html
        return Block(whole, length + len(before) - len(_BOLD) + own[0], entities + 1 + own[1], html)


def card(entry: Entry, number: int, view: View) -> Html:
    """The paper, as much as the length asks: title and reason; with links and a summary; with takeaways folded."""
    locale, site_url, paper, reading = view.locale, view.site_url, entry.paper, entry.reading
    why = reasons(entry.matches, locale, view.topic_names)
    title = lines([title_line(paper, site_url, f"{number}. "), translation(reading)])
    names = authors_line(paper, locale, site_url)
    length = view.length_of(entry)
    if length is Length.TITLES:
        return Html(lines([title, names, f"<i>{why}</i>"]))
    facts = dotted([names, links_line(paper, reading.links, locale, site_url)])
    foot = f"<i>{' — '.join(part for part in (why, label(reading, locale)) if part)}</i>"
    if length is Length.FULL and (whole := everything(reading, locale, [title, facts, foot])):
        return Html(lines([title, facts, *whole, foot]))
    return Html(lines([title, facts, *_told(reading, length, locale), foot]))


def for_you(entry: Entry, locale: Locale) -> str:
    """Above a paper that a learned order put first: the words that mattered. Every chat has its own."""
    if not entry.liked:
        return ""
    words = [Html(inline(clipped(word, _LONGEST_NAME))) for word in entry.liked]
    return f"<i>{locale.say('for-you', words=locale.listed(words))}</i>"


def reasons(matches: Iterable[Match], locale: Locale, names: Mapping[str, str]) -> str:
    """Each topic with the words that were found: `Diffusion models (diffusion prior) · Agents (agent)`."""
    return dotted(_reason(match, locale, names) for match in matches)


def _told(reading: Reading, length: Length, locale: Locale) -> list[str]:
    points = takeaways(reading)[:_SHOWN_TAKEAWAYS]
    if reading.summary is None and not points:
        return [f"<i>{locale.say('absent-reading')}</i>"]
    summary = inline(reading.summary.text) if reading.summary else ""
    is_shown = points and (length is Length.TAKEAWAYS or not summary)
    return [summary, folded(bullets(points)) if is_shown else ""]


def _reason(match: Match, locale: Locale, names: Mapping[str, str]) -> str:
    name = Html(inline(clipped(names.get(match.topic, match.topic), _LONGEST_NAME)))
    terms = [Html(inline(clipped(term, _LONGEST_NAME))) for term in match.terms[:_SHOWN_TERMS]]
    return locale.say("topic-reason", topic=name, terms=locale.listed(terms)) if terms else name


def _before(number: int) -> str:
    return f"{_BOLD}{number}. "
