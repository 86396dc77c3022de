"""The reader that needs no key and no model: it lets the abstract speak for itself.

Invariant: every claim is a sentence of the abstract, and its evidence is that sentence word for word. Claims differ
from their evidence only by a lead-in that is left out ("In this paper, …").
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.model.paper import Paper
from bot.model.reading import Claim, Depth, Reading, Section
from bot.reading.compression import without_lead_in
from bot.reading.headings import labelled
from bot.reading.keywords import find_keywords
from bot.reading.links import find_links
from bot.reading.reader import Source, Watch
from bot.reading.roles import Role, roles, tells_of_prior_work
from bot.reading.salience import Sentence, states_contribution, weigh
from bot.reading.takeaways import choose

_SECTIONS = {
    Role.BACKGROUND: Section.BACKGROUND,
    Role.OBJECTIVE: Section.METHOD,
    Role.METHOD: Section.METHOD,
    Role.RESULT: Section.RESULTS,
}


class ExtractiveReader:
    """Reads abstracts, by rules alone, in about a millisecond."""

    name = "extractive"

    def language_of(self, language: str) -> str:  # noqa: ARG002 - whatever is asked for
        """Always `en`: the claims are the abstract's own sentences, and arXiv asks for abstracts in English.

        The few abstracts in other languages are quoted as they are and carry `en` too.
        """
        return "en"

    async def read(
        self,
        source: Source,
        language: str,
        now: datetime,
        watch: Watch | None = None,  # noqa: ARG002 - there is nothing to wait for
    ) -> Reading:
        """What the abstract of `paper` says. Without an abstract the reading has neither summary nor takeaways."""
        await asyncio.sleep(0)  # between two papers of a digest others have their turn: a thread would cost more
        return self._read(source.paper, language, now)

    def _read(self, paper: Paper, language: str, now: datetime) -> Reading:
        parts = labelled(paper.abstract)
        texts = [part.text for part in parts]
        sentences = weigh(paper.title, texts, [_of_the_reader(*pair) for pair in zip(texts, roles(parts), strict=True)])
        best = max(range(len(sentences)), key=lambda place: sentences[place].salience, default=None)
        return Reading(
            paper=paper.id,
            version=paper.version,
            language=self.language_of(language),
            depth=Depth.ABSTRACT,
            reader=self.name,
            summary=None if best is None else _claim(sentences[best]),
            takeaways=() if best is None else tuple(_claim(sentences[place]) for place in choose(sentences, best)),
            sections=_sections(sentences),
            keywords=find_keywords(paper.title, paper.abstract),
            links=find_links(paper),
            made=now,
        )


def _of_the_reader(text: str, role: Role) -> Role:
    """CSAbstruct calls an opening "We present …" background; to a reader it is the paper's own."""
    return Role.OBJECTIVE if role is Role.BACKGROUND and states_contribution(text) else role


def _claim(sentence: Sentence) -> Claim:
    return Claim(without_lead_in(sentence.text), (sentence.text,))


def _sections(sentences: Sequence[Sentence]) -> dict[Section, tuple[Claim, ...]]:
    """Every sentence in the section of its role, at most once; sections that stay empty are absent."""
    found: dict[Section, tuple[Claim, ...]] = {}
    for sentence in sentences:
        section = _section(sentence)
        if section:
            found[section] = (*found.get(section, ()), Claim(sentence.text, (sentence.text,)))
    return {section: found[section] for section in Section if section in found}


def _section(sentence: Sentence) -> Section | None:
    if sentence.role is Role.BACKGROUND and tells_of_prior_work(sentence.text):
        return Section.PRIOR_WORK
    return _SECTIONS.get(sentence.role)
