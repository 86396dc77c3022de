"""What the reader learns from: CSAbstruct, SciTLDR, and arXiv abstracts that print their own headings."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.reading.cues import HEADINGS
from bot.reading.headings import LabelledSentence, labelled
from bot.reading.roles import Role

_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class LabelledAbstract:
    """Sentences, the role of each, and how sure its annotators were (0 to 1)."""

    sentences: tuple[str, ...]
    roles: tuple[Role, ...]
    sure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Summarised:
    """A paper of SciTLDR and the one-line summaries that people wrote of it."""

    title: str
    abstract: str
    targets: tuple[str, ...]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file, which may be gzipped."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    return map(json.loads, text.splitlines())


def csabstruct(path: Path) -> list[LabelledAbstract]:
    """A part of CSAbstruct (Cohan et al., 2019)."""
    return [
        LabelledAbstract(tuple(row["sentences"]), tuple(map(Role, row["labels"])), tuple(row["confs"]))
        for row in lines(path)
    ]


def scitldr(path: Path) -> list[Summarised]:
    """A part of SciTLDR-A (Cachola et al., 2020), its abstracts put together again."""
    return [Summarised(row["title"], " ".join(row["source"]), tuple(row["target"])) for row in lines(path)]


def with_headings(path: Path) -> list[LabelledAbstract]:
    """The abstracts of a corpus that print headings of three roles or more, without these headings, each role sure."""
    found = (labelled(row["abstract"]) for row in lines(path))
    return [_without_headings(abstract) for abstract in found if _is_structured(abstract)]


def _is_structured(abstract: tuple[LabelledSentence, ...]) -> bool:
    kinds = {HEADINGS[one.heading] for one in abstract if one.heading in HEADINGS}
    return len(kinds) >= _FEWEST_HEADINGS and abstract[0].heading is not None


def _without_headings(abstract: tuple[LabelledSentence, ...]) -> LabelledAbstract:
    roles = tuple(Role(HEADINGS.get(one.heading or "", "other")) for one in abstract)
    return LabelledAbstract(tuple(one.text for one in abstract), roles, (1.0,) * len(abstract))


def sha256(path: Path) -> str:
    """The checksum of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
