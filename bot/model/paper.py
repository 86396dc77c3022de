"""A paper as arXiv describes it, and the id under which everybody knows it.

Invariant: nothing here comes from a language model. The key of a paper is its base id; the version is a field.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from urllib.parse import unquote

from bot.errors import BadPaperId

_MONTH = r"(?:0[1-9]|1[0-2])"
_NEW_STYLE = (
    rf"(?!070[1-3])(?:0[7-9]|1[0-4]){_MONTH}\.(?!0000)[0-9]{{4}}"
    rf"|(?:1[5-9]|[2-9][0-9]){_MONTH}\.(?!00000)[0-9]{{5}}"
)
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_OLD_STYLE = rf"(?:{_ARCHIVES})(?:\.[a-z-]{{2,10}})?/(?!070[4-9]|071)(?:9[1-9]|0[0-7]){_MONTH}[0-9]{{3}}"
_ID = rf"(?P<base>{_NEW_STYLE}|{_OLD_STYLE})(?:v(?P<version>[1-9][0-9]{{0,2}}))?(?![\w]|\.[0-9])"
_BARE = re.compile(rf"{_ID}(?:\.pdf|\s+\[[a-z.-]+(?:\].{{0,40}})?)?", re.IGNORECASE | re.ASCII)
_LINK = re.compile(
    r"(?<![\w-])(?:"
    r"(?:arxiv|ar5iv|alphaxiv)\.org/(?:[\w.:-]{1,40}/){0,4}?(?:arxiv:)?"
    r"|(?:huggingface\.co|hf\.co)/(?:[a-z]{2}/)?papers/"
    r"|10\.48550/arxiv\."
    r"|oai:arxiv\.org:"
    r"|arxiv\s{0,2}[:.]?\s{0,2}"
    rf"){_ID}",
    re.IGNORECASE | re.ASCII,
)
_AROUND = " \t\r\n<>()[]{}.,;:!?'\"`*_|~“”‘’«»「」『』【】《》、。"
_PLAIN = (
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # full-width forms
    | dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000), " ")  # spaces of other widths
    | dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))  # invisible
)


@dataclass(frozen=True, slots=True, order=True)
class PaperId:
    """An arXiv id without its version: `2409.17058` or `math/0211159`.

    Old ids lose the subject class that people sometimes add (`math.GT/0309136` is `math/0309136`), as arXiv itself
    does. Source: arXiv's "Understanding the arXiv identifier": four digits after the point from April 2007 to
    December 2014, five since; old ids from 1991 to March 2007.
    """

    base: str

    def __str__(self) -> str:
        return self.base

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id in a pasted id or link.

        Raises BadPaperId when there is none, or more than one.
        """
        return cls.parse_versioned(text)[0]

    @classmethod
    def parse_versioned(cls, text: str) -> tuple[Self, int | None]:
        """The id and, where the text names one, the version.

        The text is an id alone or has one link or `arXiv:ID` in it. Raises BadPaperId; takes time linear in the text.
        """
        plain = _plain(text)
        alone = _BARE.fullmatch(plain.strip(_AROUND))
        found = [cls._read(match) for match in ([alone] if alone else _LINK.finditer(plain))]
        if found and all(paper == found[0][0] for paper, _ in found):
            return found[0]
        shown = " ".join(text[:200].split())[:80]
        raise BadPaperId("id-of-several", text=shown) if found else BadPaperId("id-unreadable", text=shown)

    @classmethod
    def find_links(cls, text: str) -> list[Self]:
        """The ids of all arXiv links and `arXiv:ID` in a text, in order, each once. Bare numbers do not count."""
        return list(dict.fromkeys(cls._read(match)[0] for match in _LINK.finditer(_plain(text))))

    @classmethod
    def _read(cls, match: re.Match[str]) -> tuple[Self, int | None]:
        base, version = match["base"].lower(), match["version"]
        archive, slash, number = base.partition("/")
        return cls(archive.split(".")[0] + slash + number if slash else base), int(version) if version else None


def _plain(text: str) -> str:
    """The text as a keyboard would have typed it. (NFKC would do this too, in quadratic time on hostile text.)"""
    return unquote(text.translate(_PLAIN))


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
