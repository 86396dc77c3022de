"""What a reader received, read from the messages as Telegram accepted them.

Invariant: every message of a digest is understood or refused; papers are numbered from 1 without a gap over the
messages of a post, in their order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.sandbox.world.message import SentMessage
from tests.soak import oracle
from tests.soak.oracle import Post

_HEAD = re.compile(r"arXiv · \w+ (\d+ \w+ \d{4})\n")
_ENTRY = re.compile(r'<b>(\d+)\. <a href="https?://[^/"]+/abs/([\w./-]+?)v\d+"')
_WORDS = {
    "is late today": oracle.LATE,
    "at the weekend": oracle.WEEKEND,
    "has a holiday": oracle.HOLIDAYS,
    "Nothing new since": oracle.NOTHING_NEW,
    "announced, none on": oracle.NO_MATCH,
    "announced, but it is not on": oracle.NO_MATCH,
}


@dataclass(slots=True)
class Got:
    """A post as it came. `at` is when its first message came; `more` is the message with the key to further papers."""

    thread: int
    day: date
    at: datetime
    papers: list[str] = field(default_factory=list)
    quiet: str = ""
    more: SentMessage | None = None

    def post(self) -> Post:
        return Post(self.thread, self.day, frozenset(self.papers), self.quiet)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, without what is not needed any more."""

    message: SentMessage
    html: str
    at: datetime

    @classmethod
    def of(cls, message: SentMessage) -> "Letter":
        return cls(message, message.html, datetime.fromtimestamp(message.date, UTC))


class Mail:
    """The messages of one reader, from all chats that this reader has had, in the order of arrival."""

    def __init__(self) -> None:
        self.posts: list[Got] = []
        self.repeated = 0
        """Messages that came twice, one right after the other."""
        self.messages = 0
        self._last: dict[int, str] = {}

    def add(self, messages: Iterable[SentMessage], threads: dict[int, int]) -> None:
        """Take further messages of digests. `threads` gives each forum topic its number."""
        for message in messages:
            self._add(Letter.of(message), threads.get(message.thread or 0, 0))

    def offered(self, post: Got, messages: Iterable[SentMessage]) -> Got | None:
        """Take the answer to a press on `post.more`; what is left is offered by the last of them."""
        for message in messages:
            self._number(post, message.html)
            post.more = message if _more_key(message) else None
        return post if post.more else None

    def waiting(self) -> Iterator[Got]:
        """Posts that offer more."""
        return (post for post in self.posts if post.more is not None)

    def _add(self, letter: Letter, thread: int) -> None:
        self.messages += 1
        if self._last.get(thread) == letter.html:
            self.repeated += 1
            return
        self._last[thread] = letter.html
        head = _HEAD.match(letter.message.text)
        if head:
            day = datetime.strptime(head[1], "%d %b %Y").replace(tzinfo=UTC).date()
            self.posts.append(Got(thread, day, letter.at, quiet=_quiet(letter.message.text)))
        post = next(post for post in reversed(self.posts) if post.thread == thread)
        post.more = letter.message if _more_key(letter.message) else post.more
        before = len(post.papers)
        self._number(post, letter.html)
        assert head or len(post.papers) > before, f"a message that is no part of a digest: {letter.message.text[:200]}"

    @staticmethod
    def _number(post: Got, html: str) -> None:
        for number, paper in _ENTRY.findall(html):
            assert int(number) == len(post.papers) + 1, f"number {number} comes after {len(post.papers)} papers"
            post.papers.append(paper)


def more_data(message: SentMessage) -> str:
    """What the key for further papers says."""
    return _more_key(message) or ""


def _more_key(message: SentMessage) -> str | None:
    keys = (key for row in message.keyboard for key in row)
    return next((key["callback_data"] for key in keys if key.get("callback_data", "").startswith("more:")), None)


def _quiet(text: str) -> str:
    return next((kind for words, kind in _WORDS.items() if words in text), "")
