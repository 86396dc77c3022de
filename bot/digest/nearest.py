"""The paper that came closest on a day when none matched."""

from collections.abc import Iterable, Sequence

from bot.model.paper import Paper
from bot.model.topic import Topic
from bot.topics.match import DayIndex
from bot.topics.nodes import Term, positive_leaves
from bot.topics.syntax import parse

_MOST_WORDS = 60


def nearest(index: DayIndex, papers: Iterable[Paper], topics: Sequence[Topic]) -> Paper | None:
    """The paper that holds most of the words of `topics`, by weight; None when it holds none of them."""
    words = _words(topics)
    found = index.match_ids(" OR ".join(f'"{word}"' for word in words)) if words else ()
    return next((paper for paper in papers if found and paper.id == found[0]), None)


def _words(topics: Iterable[Topic]) -> list[str]:
    leaves = (leaf for topic in topics for leaf in positive_leaves(parse(topic.query)))
    words = (word for leaf in leaves if isinstance(leaf, Term) for word in leaf.words)
    return list(dict.fromkeys(word for word in words if len(word) > 2))[:_MOST_WORDS]  # noqa: PLR2004 - skips "of", "3d"
