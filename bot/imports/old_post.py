"""What stands in a post of an old archive.

Invariant: every word of an entry stands in one of its fields; what is not understood stands in `sections`, as printed.
"""

from dataclasses import dataclass
from datetime import date

from bot.model.paper import PaperId


@dataclass(frozen=True, slots=True)
class Remark:
    """A place that could not be understood as it stands: the line, from 1, and a sentence on it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class OldSection:
    """A numbered part: its heading as printed, what stands below it, and what it is about.

    `role` is a name of `bot.imports.labels`, such as `background`; `other` where that is not known.
    """

    heading: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class OldEntry:
    """One paper of a post. `line` is where it begins; `title` is as printed, spaces too.

    `paper` is None where no id could be found, or several, or the entry is too long to be read; `version` is None where
    the link names none. `link` is the address under the word PDF, `comment` what stands behind it. `pictures` counts
    the figures.
    """

    line: int
    title: str
    authors: tuple[str, ...]
    abstract: str
    paper: PaperId | None
    version: int | None
    link: str
    comment: str
    summary: str
    takeaways: tuple[str, ...]
    sections: tuple[OldSection, ...]
    pictures: int = 0
    remarks: tuple[Remark, ...] = ()

    def about(self, role: str) -> str:
        """What the sections of a role say, one below the other."""
        return "\n".join(one.text for one in self.sections if one.role == role and one.text)


@dataclass(frozen=True, slots=True)
class OldPost:
    """A post: `reader` is who wrote it by its own word, empty where it does not say; `day` None where it has none."""

    title: str
    day: date | None
    reader: str
    entries: tuple[OldEntry, ...]
    remarks: tuple[Remark, ...] = ()
