"""The tastes of chats: what their votes and saved papers taught, learned anew where these changed.

Invariant: a chat without votes and saved papers costs a row that is not there; one learns at most once a planning, and
only when something changed.
"""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlite_utils import Database

from bot.model.chat import Chat
from bot.model.paper import Paper
from bot.ranking.features import Vocabulary
from bot.ranking.learning import learned
from bot.ranking.order import Words, explained, marks, ordered
from bot.store import Store, papers, votes

T = TypeVar("T")

_RECENT = 2_000
_UNSEEN = 150
"""So many papers without a vote stand for all others; of a small store a fifth, which spares the day."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What a chat likes."""

    vocabulary: Vocabulary
    weights: Mapping[str, float]

    def ordered(self, items: Sequence[T], paper_of: Callable[[T], Paper]) -> list[T]:
        """`items` by taste."""
        return ordered(items, lambda item: self.vocabulary.vector(paper_of(item)), self.weights)

    def marks(self, shown: Sequence[Paper]) -> dict[str, tuple[str, ...]]:
        """The words that mattered of those of the first papers that it clearly likes, by id."""
        return marks([(paper.id.base, self.vocabulary.vector(paper)) for paper in shown], self.weights)

    def explained(self, paper: Paper, most: int) -> Words:
        """What speaks for a paper, and what against it."""
        return explained(self.weights, self.vocabulary.vector(paper), most)


class Tastes:
    """Finds tastes. The vocabulary is made once for each listing, and only where somebody voted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: tuple[int, Vocabulary, list[Paper]] | None = None

    async def of(self, chats: Sequence[Chat]) -> dict[int, Taste]:
        """The tastes of those chats that have one and want their order to follow it."""
        asked = sorted({chat.id for chat in chats if chat.preferences.learns})
        known = await self._store.run(votes.rankings, asked) if asked else {}
        if not known:
            return {}
        vocabulary, unseen = await self._vocabulary()
        changed = [chat for chat, ranking in known.items() if ranking.changes]
        weights = {chat: ranking.weights for chat, ranking in known.items()}
        if changed:
            lessons = await self._store.run(_lessons, changed)
            new = {chat: await asyncio.to_thread(_learn, vocabulary, lessons[chat], unseen) for chat in changed}
            await self._store.run(votes.save_rankings, new, known)
            weights |= new
        return {chat: Taste(vocabulary, one) for chat, one in weights.items() if one}

    async def vocabulary(self) -> Vocabulary:
        """The words of the newest papers."""
        return (await self._vocabulary())[0]

    async def _vocabulary(self) -> tuple[Vocabulary, list[Paper]]:
        newest = await self._store.run(papers.newest_seq)
        if self._made is None or self._made[0] != newest:
            recent = await self._store.run(papers.newest, _RECENT)
            some = random.Random(newest).sample(recent, min(_UNSEEN, len(recent) // 5))  # noqa: S311 - a sample, no secret
            self._made = newest, await asyncio.to_thread(Vocabulary, recent), some
        return self._made[1:]


def _learn(vocabulary: Vocabulary, lessons: Mapping[Paper, int], unseen: Sequence[Paper]) -> dict[str, float]:
    told = {paper.id for paper in lessons}
    return learned(
        [vocabulary.vector(paper) for paper, value in lessons.items() if value > 0],
        [vocabulary.vector(paper) for paper, value in lessons.items() if value < 0],
        [vocabulary.vector(paper) for paper in unseen if paper.id not in told],
    )


def _lessons(db: Database, chats: Sequence[int]) -> dict[int, dict[Paper, int]]:
    found = {}
    for chat in chats:
        values = votes.taught(db, chat)
        found[chat] = {paper: values[paper.id] for paper in papers.get_many(db, list(values))}
    return found
