"""A paper as arXiv describes it, and the id under which everybody knows it.

Invariant: nothing here comes from a language model. The key of a paper is its base id; the version is a field.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from urllib.parse import unquote

from bot.errors import BadPaperId

_NEW_STYLE = r"\d{4}\.\d{4,5}"
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_OLD_STYLE = rf"(?:{_ARCHIVES})(?:\.[a-z-]{{2,7}})?/\d{{7}}"
_ID = re.compile(rf"(?P<base>{_NEW_STYLE}|{_OLD_STYLE})(?:v(?P<version>[1-9]\d{{0,2}}))?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:https?://)?(?:[\w.-]+\.)?(?:arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co|doi\.org|ar5iv\.org)/[^\s?#]*?/?$"
    r"|arxiv[:.\s]\s*$|oai:arxiv\.org:$|10\.48550/arxiv\.$|^\W*$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co|doi\.org)/[^\s<>\"]+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class PaperId:
    """An arXiv id without its version: `2409.17058` or `math/0211159`.

    Old ids lose the subject class that people sometimes add (`math.GT/0309136` is `math/0309136`), as arXiv itself
    does. Source: arXiv's "Understanding the arXiv identifier".
    """

    base: str

    def __str__(self) -> str:
        return self.base

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id in a pasted id or link.

        Raises BadPaperId when there is none.
        """
        return cls.parse_versioned(text)[0]

    @classmethod
    def parse_versioned(cls, text: str) -> tuple[Self, int | None]:
        """The id and, where the text names one, the version."""
        cleaned = unquote(text).strip().strip("<>()[]{}.,;:'\"`")
        for match in _ID.finditer(cleaned):
            before, after = cleaned[: match.start()], cleaned[match.end() :]
            if _BEFORE.search(before) and not re.match(r"\d|\.\d|\w", after):
                return cls(_canonical(match["base"])), int(match["version"]) if match["version"] else None
        raise BadPaperId(f"“{text.strip()[:80]}” is not an arXiv id. An id looks like 2409.17058 or math/0211159.")

    @classmethod
    def find_links(cls, text: str) -> list[Self]:
        """The ids of all arXiv links in a running text, in order, each once. Bare numbers do not count."""
        found: dict[Self, None] = {}
        for link in _LINK.finditer(text):
            try:
                found[cls.parse(link[0])] = None
            except BadPaperId:
                continue
        return list(found)


def _canonical(base: str) -> str:
    base = base.lower()
    if "/" not in base:
        return base
    archive, number = base.split("/")
    return f"{archive.split('.')[0]}/{number}"


@dataclass(frozen=True, slots=True)
class Paper:
    """Metadata of one e-print, as arXiv gives it (white space folded, TeX kept).

    `version` is the newest that is known, at least 1. `published` is the submission of the first version and
    `updated` that of `version`, both aware and None while only the announcement listing is known. `license` is a
    URL or None. `complete` says whether the API was asked: a listing has no comment, journal reference or DOI.
    """

    id: PaperId
    version: int
    title: str
    authors: tuple[str, ...]
    abstract: str
    categories: tuple[str, ...]
    primary_category: str
    published: datetime | None = None
    updated: datetime | None = None
    comment: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    license: str | None = None
    complete: bool = field(default=False, compare=False)

    @property
    def versioned_id(self) -> str:
        """`2409.17058v2`."""
        return f"{self.id}v{self.version}"
