"""A real day of arXiv that comes with the program: what a digest is like before anything was announced here."""

from dataclasses import dataclass
from datetime import date

from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper
from bot.sandbox.arxiv.corpus import Announced, sample_rows


@dataclass(frozen=True, slots=True)
class Sample:
    """The papers that one listing day showed for the first time."""

    day: date
    papers: tuple[Paper, ...]


def sample() -> Sample:
    """The newest day of the announcements that come with the program."""
    announced = [Announced.of(row) for row in sample_rows()]
    newest = max(one.day for one in announced)
    shown = {one.paper.id: one.paper for one in announced if one.day == newest and one.kind is AnnounceKind.NEW}
    return Sample(newest, tuple(shown.values()))
