"""What is to be published: which topics and days, in which language and form."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.model.topic import Topic


class Form(StrEnum):
    """In which form posts are written."""

    HTML = "html"
    """A static site."""
    HEXO = "hexo"
    MARKDOWN = "markdown"
    JSON = "json"
    RSS = "rss"
    """RSS 2.0 and Atom."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Posts of each of `topics` on each of `days` (announcement days, in order).

    The papers of the days from `full_since` on are read in full first; of none, where it is None.
    """

    topics: tuple[Topic, ...]
    days: tuple[date, ...]
    language: str
    form: Form
    full_since: date | None = None

    def is_full(self, day: date) -> bool:
        """Whether the papers of `day` are to be read in full first."""
        return self.full_since is not None and day >= self.full_since
