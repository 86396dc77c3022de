"""The reader that needs no key and no download: it lets the paper speak for itself.

Invariant: every claim is a sentence of the paper, and its evidence is that sentence word for word. A claim differs from
its evidence only by what is left out: a lead-in ("In this paper, …"), in the summary also asides in brackets and the
"further" of "we further show". Nothing is added and the order is kept; only the first letter may turn into a capital.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.paper import Paper
from bot.model.reading import Claim, Reading, Section
from bot.reading.body import main_paragraphs, sections_of_text
from bot.reading.compression import compressed, without_lead_in
from bot.reading.contributions import states_contribution
from bot.reading.english import is_english
from bot.reading.headings import LabelledSentence, labelled, labelled_each
from bot.reading.keywords import find_keywords
from bot.reading.links import find_links
from bot.reading.notices import is_notice
from bot.reading.reader import Source, Watch
from bot.reading.roles import Cast, Role, cast, nothing_known, tells_of_prior_work
from bot.reading.salience import Sentence, weigh
from bot.reading.takeaways import choose

_SECTIONS = {
    Role.BACKGROUND: Section.BACKGROUND,
    Role.OBJECTIVE: Section.METHOD,
    Role.METHOD: Section.METHOD,
    Role.RESULT: Section.RESULTS,
}
_BEFORE_OWN, _NOTICE = 1.0, 100.0  # what a place or a role costs in the choice of the summary


@dataclass(frozen=True, slots=True)
class SentenceRoles:
    """The sentences of an abstract, and the role of each as the roles' model or a printed heading has it."""

    sentences: tuple[str, ...]
    roles: tuple[Role, ...]


class ExtractiveReader:
    """Reads abstracts in about a millisecond, full texts in some tens, with weights that come with the package."""

    name = "extractive"

    def language_of(self, language: str) -> str:  # noqa: ARG002 - whatever is asked for
        """Always `en`: the claims are the paper's own sentences, and arXiv asks for abstracts in English.

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
        """What `source` says. With nothing to read the reading has neither summary nor takeaways."""
        await asyncio.sleep(0)  # between two papers of a digest others have their turn: a thread would cost more
        return read_aligned(source, language, now)[0]


def read_aligned(
    source: Source, language: str, now: datetime, sentences: Sequence[str] | None = None
) -> tuple[Reading, SentenceRoles]:
    """What `source` says, and the role of each sentence of its abstract.

    `sentences` are the abstract's, where they are known: there is then a role for each of them, in order. Else the
    abstract is cut here; printed headings are no part of a sentence.
    """
    parts = _parts(source, sentences)
    texts = [part.text for part in parts]
    english = is_english(" ".join(texts))
    found = cast(parts) if english else nothing_known(len(parts))
    weighed = weigh(source.paper.title, texts, Cast(tuple(map(_of_the_reader, texts, found.roles)), found.likely))
    reading = _reading(source, language, now, weighed, english=english)
    return reading, SentenceRoles(tuple(texts), found.roles)


def _parts(source: Source, sentences: Sequence[str] | None) -> tuple[LabelledSentence, ...]:
    """The abstract's sentences; where there is no abstract, those of the text that come nearest to one."""
    if sentences is not None:
        return labelled_each(sentences)
    if source.paper.abstract.strip() or source.text is None:
        return labelled(source.paper.abstract)
    return tuple(LabelledSentence(sentence, None) for sentence in main_paragraphs(source.text))


def _reading(source: Source, language: str, now: datetime, sentences: Sequence[Sentence], *, english: bool) -> Reading:
    paper, text = source.paper, source.text
    best = _best(sentences) if english else (0 if sentences else None)
    sections = _sections(sentences)
    return Reading(
        paper=paper.id,
        version=paper.version,
        language=ExtractiveReader().language_of(language),
        depth=source.depth,
        reader=ExtractiveReader.name,
        summary=None if best is None else _summary(paper, sentences[best]),
        takeaways=() if best is None else _takeaways(sentences, best, english=english),
        sections=sections if text is None else sections_of_text(text, paper, sections),
        keywords=find_keywords(paper.title, paper.abstract),
        links=find_links(paper),
        made=now,
        pages=None if text is None else text.pages,
        affiliations=() if text is None else text.affiliations,
    )


def _best(sentences: Sequence[Sentence]) -> int | None:
    """The most salient sentence, rather from where the paper speaks of itself on; a notice only for want of others."""
    own = next((at for at, sentence in enumerate(sentences) if states_contribution(sentence.text)), 0)

    def worth(at: int) -> float:
        return sentences[at].salience - _BEFORE_OWN * (at < own) - _NOTICE * (sentences[at].role is Role.OTHER)

    return max(range(len(sentences)), key=worth, default=None)


def _takeaways(sentences: Sequence[Sentence], best: int, *, english: bool) -> tuple[Claim, ...]:
    """The chosen ones; of a text whose words say nothing to the weights, those that follow the first."""
    places = choose(sentences, best) if english else range(1, min(4, len(sentences)))
    return tuple(Claim(without_lead_in(sentences[at].text), (sentences[at].text,)) for at in places)


def _summary(paper: Paper, sentence: Sentence) -> Claim:
    return Claim(compressed(sentence.text, paper.title), (sentence.text,))


def _of_the_reader(text: str, role: Role) -> Role:
    """What a role is to people: CSAbstruct calls an opening "We present …" background, and "Code: …" a result."""
    if is_notice(text):
        return Role.OTHER
    return Role.OBJECTIVE if role is Role.BACKGROUND and states_contribution(text) else role


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
