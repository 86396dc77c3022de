"""Which papers a digest has, and in what order.

Invariant: a paper is chosen once, however many topics it matches, and never when the chat has had it.
"""

from collections.abc import Collection, Mapping, Sequence

from bot.model.paper import PaperId
from bot.model.topic import Match


def choose(
    topics: Sequence[str], matches: Mapping[str, Sequence[Match]], had: Collection[PaperId]
) -> list[tuple[Match, ...]]:
    """For each paper all its matches, best paper first.

    `matches` holds per topic its matches, best first. A paper that answers more topics comes first, then the one that
    stands higher in the topic where it stands highest, then the newer id.
    """
    gone = {paper.base for paper in had}
    reasons: dict[str, list[Match]] = {}
    best: dict[str, int] = {}
    for topic in topics:
        for rank, match in enumerate(matches.get(topic, ())):
            paper = match.paper.base
            if paper in reasons:
                reasons[paper].append(match)
                best[paper] = min(rank, best[paper])
            elif paper not in gone:
                reasons[paper] = [match]
                best[paper] = rank
    newest_first = sorted(reasons, reverse=True)
    ordered = sorted(newest_first, key=lambda paper: (-len(reasons[paper]), best[paper]))
    return [tuple(reasons[paper]) for paper in ordered]
