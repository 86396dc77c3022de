"""What is owed: made from a seed alone, so that the victim, the writer and the judge agree without talking.

Invariant: no two parts of a plan have the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sqlite_utils import Database

from bot.model.chat import Chat, ChatState, Length
from bot.model.digest import Button, Digest, Message
from bot.sandbox.arxiv.corpus import Row as Announcement
from bot.store import digests
from bot.store.digests import Draft

MONDAY = date(2025, 10, 6)
BEGIN = datetime(2025, 10, 6, 7, 59, 30, tzinfo=UTC)
TOPIC = "diffusion-models"
MARK = "<b>chat "
FORUM, THREAD = 7, 2
"""The last digits of forums, and the first topic of each."""
_PAPERS_A_DAY = 7
_NEVER = datetime(2030, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(2024, 1, 1)
_WORDS = (
    "a",
    "diffusion",
    "model",
    "lantern",
    "image",
    "noise",
    "prior",
    "&amp;",
    "<i>faster</i>",
    "than",
    "灯笼",
    "😀",
)


Day = tuple[int, int]
"""A chat's number and a day's."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`chats` chats, numbered from 0, of which every `composing`-th gets digests by the real road, from arXiv.

    The others are owed the texts of `days` days. Those of odd numbers are written by the victim, those of even ones
    by another process.
    """

    seed: int
    chats: int
    days: int
    composing: int = 10

    def composes(self, number: int) -> bool:
        """Whether the chat's digests are made by the road."""
        return number % self.composing == self.composing - 1

    def is_forum(self, number: int) -> bool:
        """Whether the chat's digests go to a forum topic."""
        return number % 20 == FORUM

    def written(self, *, by_the_victim: bool) -> list[Day]:
        """The digests that are as planned, day by day."""
        numbers = [one for one in range(self.chats) if not self.composes(one) and bool(one % 2) == by_the_victim]
        return [(number, day) for day in range(self.days) for number in numbers]

    def texts(self, number: int, day: int) -> tuple[str, ...]:
        """The messages of a chat's day, 3 to 6."""
        dice = Random(f"{self.seed}/{number}/{day}")
        count = dice.randint(3, 6)
        return tuple(
            f"{MARK}{number}, day {day}, part {part} of {count}</b>\n{' '.join(dice.choices(_WORDS, k=30))}"
            for part in range(count)
        )

    def draft(self, number: int, chat: int, day: int) -> Draft:
        """The digest of a chat's day, for the chat of that id."""
        texts = self.texts(number, day)
        digest = Digest(chat, THREAD if self.is_forum(number) else 0, _FIRST_DAY + timedelta(days=day), (), 0, 0, ())
        return Draft(digest, (), 0, tuple(Message(text, ((Button("Read", data="help"),),)) for text in texts))

    def chat(self, number: int, chat: int, kind: str) -> Chat:
        """The chat as the store is to know it."""
        due = datetime.combine(MONDAY, time(8), UTC) if self.composes(number) else _NEVER
        return Chat(chat, kind, name(number), "en", "UTC", time(8), Length.TAKEAWAYS, 15, ChatState.ACTIVE, None, due)


def name(number: int) -> str:
    """The title of a chat, by which it is found also after it moved."""
    return f"Chat {number}"


def papers(mornings: int) -> list[Announcement]:
    """What arXiv announces from MONDAY on: a few papers each morning, all on the one topic."""
    return [
        {
            "id": f"2510.{(morning + 1) * 100 + number:05d}",
            "title": f"Diffusion models for lanterns {morning}-{number}",
            "authors": ["Ada Lovelace", "Sofia Kovalevskaya"],
            "abstract": f"We count lanterns, case {morning}-{number}. A diffusion model follows them. It "
            f"reaches an accuracy of {80 + number}.4% on BridgeSet. It is {number + 2} times faster than WickNet.",
            "categories": ["cs.CV"],
            "announced": (MONDAY + timedelta(days=morning)).isoformat(),
        }
        for morning in range(mornings)
        for number in range(_PAPERS_A_DAY)
    ]


def missing(db: Database, asked: Sequence[Day]) -> list[Day]:
    """Those of the digests that are not there yet."""
    rows = db.execute("SELECT title, day FROM digests JOIN chats ON chats.id = chat").fetchall()
    there = {(title, date.fromisoformat(day)) for title, day in rows}
    return [(number, day) for number, day in asked if (name(number), _FIRST_DAY + timedelta(days=day)) not in there]


def freeze(db: Database, plan: Plan, wanted: Sequence[Day], now: datetime) -> None:
    """Freeze these digests. A chat that just moved may be there twice; it is the older one that has the digests."""
    for number, day in wanted:
        row = db.execute("SELECT id FROM chats WHERE title = ? ORDER BY id DESC", [name(number)]).fetchone()
        digests.freeze(db, plan.draft(number, row[0], day), now)
