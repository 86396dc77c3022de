"""A reading made of what held.

Invariant: every claim was examined, every other field comes from arXiv or the paper's own text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model.reading import Claim, Reading, Section
from bot.model.usage import Usage
from bot.reading.generative.scripts import is_latin
from bot.reading.generative.statements import SUMMARY, TAKEAWAYS, Placed, distinct
from bot.reading.keywords import find_keywords
from bot.reading.links import find_links
from bot.reading.orders import is_order
from bot.reading.reader import Source
from bot.reading.sentences import split

_FEWEST_TAKEAWAYS, _FEWEST_KEYWORDS, _MOST_KEYWORDS, _LONGEST_KEYWORD = 3, 3, 8, 60
_TOPPING = (Section.METHOD, Section.RESULTS)
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a reading is known before it is read. `whole` unless the text was too long to be read to its end."""

    source: Source
    language: str
    reader: str
    made: datetime
    whole: bool = True

    def reading(
        self,
        claims: Mapping[Placed, Claim],
        *,
        title: str | None = None,
        keywords: Iterable[str] = (),
        cut: int = 0,
        usage: Usage | None = None,
    ) -> Reading:
        """The reading with `claims` in their places. Where the summary was cut, the first takeaway stands for it."""
        paper, text = self.source.paper, self.source.text
        by_slot: dict[str, list[Claim]] = {}
        for place, claim in claims.items():
            by_slot.setdefault(place.slot, []).append(claim)
        sections = {section: tuple(by_slot[section.value]) for section in Section if section.value in by_slot}
        takeaways = _topped(by_slot.get(TAKEAWAYS, []), sections)
        summary = next(iter(by_slot.get(SUMMARY, takeaways)), None)
        return Reading(
            paper=paper.id,
            version=paper.version,
            language=self.language,
            depth=self.source.depth,
            reader=self.reader,
            summary=summary,
            takeaways=tuple(claim for claim in takeaways if claim != summary),
            sections=sections,
            keywords=known_keywords(keywords, self.source, self.language),
            links=find_links(paper, text.links if text else ()),
            made=self.made,
            pages=text.pages if text else None,
            partly=not self.whole,
            cut=cut,
            title=title,
            affiliations=text.affiliations if text else (),
            usage=usage,
        )


def _topped(takeaways: list[Claim], sections: Mapping[Section, tuple[Claim, ...]]) -> list[Claim]:
    """The takeaways; where too few held, with claims on method and results, which held as well."""
    if len(takeaways) >= _FEWEST_TAKEAWAYS:
        return takeaways
    more = [claim for section in _TOPPING for claim in sections.get(section, ())]
    known = {claim.text for claim in takeaways}
    return [*takeaways, *(claim for claim in more if claim.text not in known)][:_FEWEST_TAKEAWAYS]


def known_keywords(keywords: Iterable[str], source: Source, language: str) -> tuple[str, ...]:
    """Those whose names stand in the paper; where too few do, the paper's own terms."""
    paper = source.paper
    text = f"{paper.title} {paper.abstract}"
    if source.text is not None:
        text = " ".join([text, *(paragraph for part in source.text.parts for paragraph in part.paragraphs)])
    folded = " ".join(sentence for sentence in split(text) if not is_order(sentence)).casefold()
    plain = (" ".join(keyword.split()).strip(" .,;:，。；、") for keyword in keywords)
    kept = [word for word in plain if 1 < len(word) <= _LONGEST_KEYWORD and _is_known(word, folded, language)]
    chosen = distinct(kept)[:_MOST_KEYWORDS]
    return chosen if len(chosen) >= _FEWEST_KEYWORDS else find_keywords(paper.title, paper.abstract)


def _is_known(keyword: str, text: str, language: str) -> bool:
    """Whether its Latin words stand in `text`: all of them in English and where Latin letters are foreign; else names.

    A word may end otherwise than in the text.
    """
    words = _LATIN_WORD.findall(keyword)
    if is_latin(language) and not language.startswith("en"):
        words = [word for word in words if any(sign.isupper() or sign.isdigit() for sign in word[1:])]
    return "://" not in keyword and all(_stem(word) in text for word in words)


def _stem(word: str) -> str:
    """The word, less its ending where it is a long one without capitals inside."""
    return word.casefold() if any(sign.isupper() for sign in word[1:]) else word.casefold()[: max(_STEM, len(word) - 3)]
