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

    `full` has their papers read in full first.
    """

    topics: tuple[Topic, ...]
    days: tuple[date, ...]
    language: str
    form: Form
    full: bool = False
