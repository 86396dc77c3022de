"""What was read of a paper beyond its abstract: its parts, in reading order, and its figures.

Invariant: every word here stands in the paper. What a part holds is told by `kind`, not by its heading.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.paper import PaperId


class TextSource(StrEnum):
    """From where the text came."""

    HTML = "html"
    PDF = "pdf"


class PartKind(StrEnum):
    """What a part of a paper holds. OTHER is body text of no known kind; APPENDIX and REFERENCES are no body."""

    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    RELATED_WORK = "related_work"
    METHOD = "method"
    EXPERIMENTS = "experiments"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    ACKNOWLEDGEMENTS = "acknowledgements"
    REFERENCES = "references"
    APPENDIX = "appendix"
    OTHER = "other"


NO_BODY = frozenset({PartKind.ABSTRACT, PartKind.ACKNOWLEDGEMENTS, PartKind.REFERENCES, PartKind.APPENDIX})


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the paper: its heading as printed (empty where there is none) and its paragraphs, cleaned."""

    kind: PartKind
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link that the document itself carries, with the words before it (80 characters at most)."""

    url: str
    before: str


@dataclass(frozen=True, slots=True)
class FullText:
    """The text of one version of a paper.

    `pages` is the length of the PDF, None for HTML. `affiliations` are those of the first author, as printed; empty
    where the document does not say. `links` are the links outside the references, each once.
    """

    paper: PaperId
    version: int
    source: TextSource
    pages: int | None
    parts: tuple[Part, ...]
    affiliations: tuple[str, ...] = ()
    links: tuple[TextLink, ...] = ()

    @property
    def body(self) -> tuple[Part, ...]:
        """The parts that make up the paper proper: no abstract, references, appendix, acknowledgements."""
        return tuple(part for part in self.parts if part.kind not in NO_BODY)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as PNG within Telegram's limits. `label` is as printed (`Figure 3`); `page` counts from 1."""

    label: str
    caption: str
    page: int
    png: bytes
