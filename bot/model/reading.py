"""What a paper says, each claim with the sentences of the paper that support it.

Invariant: a claim without evidence does not exist; a section that could not be written is absent, never filler.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.paper import PaperId
from bot.model.usage import Usage


class Section(StrEnum):
    """The parts below the takeaways. A reading holds those for which the source has something to say.

    STEPS is the method step by step; SIGNIFICANCE, NOVELTY, PERFORMANCE and WORKLOAD make up the conclusion: what the
    work is good for, and its strengths and weaknesses.
    """

    BACKGROUND = "background"
    PRIOR_WORK = "prior_work"
    METHOD = "method"
    RESULTS = "results"
    STEPS = "steps"
    SIGNIFICANCE = "significance"
    NOVELTY = "novelty"
    PERFORMANCE = "performance"
    WORKLOAD = "workload"


CORE_SECTIONS = (Section.BACKGROUND, Section.PRIOR_WORK, Section.METHOD, Section.RESULTS)
"""Those for which an abstract, too, may have something to say."""


class Depth(StrEnum):
    """What was read."""

    ABSTRACT = "abstract"
    FULL = "full"


class Fallback(StrEnum):
    """Why less was read than was asked for: of the text, or by a lesser reader."""

    NO_TEXT = "no-text"
    """arXiv has no full text of it, or did not give it in time."""
    UNREADABLE = "unreadable"
    """There is a file, but it is encrypted, broken, empty, or too long."""
    CHAT_BUDGET = "chat-budget"
    DAILY_BUDGET = "daily-budget"
    MODEL = "model"
    """The language model did not answer in time, or with nothing that could be used."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and the source sentences that it rests on, verbatim. `evidence` is never empty."""

    text: str
    evidence: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim needs evidence")


@dataclass(frozen=True, slots=True)
class Links:
    """Where a paper leads, found in its own metadata: `code` and `project` are URLs, `venue` is the authors' word."""

    code: tuple[str, ...] = ()
    project: tuple[str, ...] = ()
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one version of a paper; key (paper, version, language, depth, reader).

    `language` is the language of the claims. `pages` is the length of the full text where that was read; `partly` tells
    that it was too long to be read whole. `cut` counts claims that were dropped because their evidence did not hold.
    `title` is the paper's title in `language`, None where that is the title itself. `affiliations` are the first
    author's, as printed in the full text; empty where it does not say. `fallback` belongs to one request and is never
    kept; `usage` is what a model's reading used, kept beside it.
    """

    paper: PaperId
    version: int
    language: str
    depth: Depth
    reader: str
    summary: Claim | None
    takeaways: tuple[Claim, ...]
    sections: dict[Section, tuple[Claim, ...]]
    keywords: tuple[str, ...]
    links: Links
    made: datetime
    pages: int | None = None
    cut: int = 0
    title: str | None = None
    affiliations: tuple[str, ...] = ()
    partly: bool = False
    fallback: Fallback | None = field(default=None, compare=False)
    usage: Usage | None = field(default=None, compare=False)
