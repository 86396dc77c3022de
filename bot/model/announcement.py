"""On which day arXiv announced which paper, and as what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.model.paper import Paper, PaperId


class AnnounceKind(StrEnum):
    """arXiv's `announce_type`."""

    NEW = "new"
    CROSS = "cross"
    REPLACE = "replace"
    REPLACE_CROSS = "replace-cross"

    @property
    def is_first(self) -> bool:
        """Whether readers of the listed categories see the paper for the first time."""
        return self in (AnnounceKind.NEW, AnnounceKind.CROSS)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One line of a day's listing. `day` is the listing's date in US Eastern time; the key is (day, paper, kind)."""

    day: date
    paper: PaperId
    kind: AnnounceKind
    version: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What one fetch of the announcement feed held.

    `day` is the date that the feed itself states; None when it is empty and states none. `truncated` says that the
    feed broke off: what parsed is here, and the rest has to be fetched again. `papers` are as complete as the
    listing is (`Paper.complete` is False), one for each announcement, in the same order. `size` counts the feed's
    entries, repeated and unreadable ones too.
    """

    day: date | None
    announcements: tuple[Announcement, ...]
    papers: tuple[Paper, ...]
    truncated: bool = False
    size: int = 0
