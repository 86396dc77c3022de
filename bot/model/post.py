"""One topic's day as it is published: the papers, each with the reading that the chats get too.

Invariant: what a post tells of a paper is the paper's newest stored metadata and one stored reading; where either has
changed since the post was first made, `corrections` says from what.
"""

from dataclasses import dataclass
from datetime import date

from bot.model.announcement import AnnounceKind
from bot.model.finding import Finding
from bot.model.paper import Paper, PaperId
from bot.model.reading import Depth, Reading
from bot.model.revision import Changes
from bot.model.topic import Topic


@dataclass(frozen=True, slots=True)
class Correction:
    """What a post told before: on `day` (UTC) the version or the reading named here was replaced."""

    day: date
    version: int
    depth: Depth
    reader: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure that may be shown: `name` is its file's (`2409.17058v1-1.png`), `width` and `height` are in pixels."""

    name: str
    label: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Plates:
    """The figures of a paper that may be shown, in order, and its licence (a URL, None where it is not known)."""

    license: str | None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class OldReading:
    """What an older archive said of a paper, without evidence; `findings` are what the checker holds against it.

    `post` is the title of the post and `day` its date; `reader` is who wrote it, by the post's own word. `sections` has
    the numbered parts under their headings as printed.
    """

    paper: PaperId
    version: int
    language: str
    post: str
    day: date
    reader: str
    summary: str | None
    takeaways: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PostEntry:
    """One paper of a post: how arXiv announced it that day, and why it is here (`terms`, as in a Match).

    A paper that was announced as a replacement has `since`, the version that was known before, and `changes` where it
    is known what changed since that. `license` is a URL or None; where it does not let them be shown there are no
    `pictures`.
    """

    paper: Paper
    reading: Reading
    announced: AnnounceKind
    terms: tuple[str, ...] = ()
    since: int | None = None
    changes: Changes | None = None
    corrections: tuple[Correction, ...] = ()
    license: str | None = None
    pictures: tuple[Picture, ...] = ()
    old: tuple[OldReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """A paper of an earlier post (that of `day`) that got a new version: one line, and never a second entry."""

    paper: Paper
    day: date
    version: int
    since: int | None
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Post:
    """Key (topic, day, language), where `day` is arXiv's announcement day.

    `entries` have the newest id first. `announced` counts the papers that arXiv announced that day in all categories
    that are read.
    """

    topic: Topic
    day: date
    language: str
    entries: tuple[PostEntry, ...]
    announced: int
    revised: tuple[Revised, ...] = ()


@dataclass(frozen=True, slots=True)
class DayLine:
    """A post in a list of posts: its day, and how many papers it has."""

    day: date
    papers: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands: a post."""

    topic: Topic
    day: date


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list of the posts of several topics."""

    topic: Topic
    day: date
    papers: int


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in a list of topics: how many papers and posts it has, and the day of its newest post."""

    topic: Topic
    papers: int
    days: int
    newest: date


@dataclass(frozen=True, slots=True)
class SearchLine:
    """What a paper is found by: `title`, `authors`, `takeaways` (before them the summary) as plain text, without TeX.

    `translation` is the title in the archive's language, None where that is the title itself. `topics` are the slugs of
    those that have the paper, and `day` is that of the newest of its posts.
    """

    paper: PaperId
    title: str
    translation: str | None
    authors: tuple[str, ...]
    takeaways: tuple[str, ...]
    day: date
    topics: tuple[str, ...]
