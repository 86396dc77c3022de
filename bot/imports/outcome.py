"""What an import did: file by file, entry by entry.

Invariant: every file that was looked at and every entry that was found is in it, with what became of it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.imports.old_post import Remark
from bot.model.finding import Finding


class Became(StrEnum):
    """What became of an entry. REPEATED stands in its post already; FAILED cannot be taken at all."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TakenEntry:
    """An entry: `paper` with its version, empty where it has no id; `why` says what keeps it from being taken."""

    line: int
    title: str
    paper: str
    became: Became
    why: str = ""
    is_new_paper: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file by its path below the folder. `fault` is why it could not be read; without entries it is no old post.

    `is_own` tells that Papergram wrote it.
    """

    path: str
    post: str = ""
    day: date | None = None
    reader: str = ""
    entries: tuple[TakenEntry, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fault: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """All of it. `completed` counts papers whose metadata arXiv gave, `unasked` says why it gave none."""

    files: tuple[TakenFile, ...]
    completed: int = 0
    unasked: str = ""
    is_dry: bool = False

    @property
    def counts(self) -> Counter[Became]:
        """How many entries became what."""
        return Counter(entry.became for file in self.files for entry in file.entries)

    @property
    def posts(self) -> int:
        """How many files were old posts."""
        return sum(bool(file.entries) for file in self.files)

    @property
    def new_papers(self) -> int:
        """How many papers the store did not have."""
        return len({one.paper.rpartition("v")[0] for file in self.files for one in file.entries if one.is_new_paper})

    @property
    def findings(self) -> int:
        """How many there are in all."""
        return sum(len(entry.findings) for file in self.files for entry in file.entries)

    @property
    def posted_again(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Papers that stand in several posts of one title: by title and id where, `2024-09-27 v1`, the first first."""
        places: dict[tuple[str, str], list[str]] = {}
        for file in self.files:
            for paper, _, version in {entry.paper.rpartition("v") for entry in file.entries if entry.paper}:
                places.setdefault((file.post, paper), []).append(f"{file.day} v{version}")
        return {key: tuple(sorted(found)) for key, found in sorted(places.items()) if len(found) > 1}

    @property
    def is_whole(self) -> bool:
        """Whether nothing failed."""
        return not (self.unasked or self.counts[Became.FAILED] or any(file.fault for file in self.files))
