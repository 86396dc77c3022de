"""What a paper says, each claim with the sentences of the paper that support it.

Invariant: a claim without evidence does not exist; a section that could not be written is absent, never filler.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.paper import PaperId


class Section(StrEnum):
    """The parts below the takeaways. A reading holds those for which the source has something to say."""

    BACKGROUND = "background"
    PRIOR_WORK = "prior_work"
    METHOD = "method"
    RESULTS = "results"


class Depth(StrEnum):
    """What was read."""

    ABSTRACT = "abstract"
    FULL = "full"


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

    `language` is the language of the claims. `pages` is the length of the full text where that was read.
    `cut` counts claims that were dropped because their evidence did not hold.
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
