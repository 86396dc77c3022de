"""arXiv for the rest of the program: coroutines in front of one worker thread.

Invariant: all requests of one `Arxiv` go through one paced session in one thread, so arXiv sees one polite caller; of
documents, which are long, one at most waits in that line, so that a question waits for no more than one of them.
Importing this module costs next to nothing; requests, lxml and the `arxiv` package are loaded with the first question.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from bot.arxiv.document import Document
from bot.errors import ArxivUnavailable
from bot.model.announcement import Listing
from bot.model.paper import Paper, PaperId

if TYPE_CHECKING:
    from bot.arxiv.http import PacedSession
    from bot.arxiv.metadata import Metadata

_T = TypeVar("_T")


class Arxiv:
    """Announcements and metadata.

    `categories` are arXiv's names, archives included (`cs.CV`, `cs`). `contact` is a URL or mail address for the user
    agent. `pace` is the rest between two requests and `deadline` the most that one may take, both in seconds. Every
    question raises ArxivUnavailable, which names the host and what happened.
    """

    def __init__(
        self,
        categories: Sequence[str],
        *,
        contact: str = "",
        feed_url: str = "https://rss.arxiv.org/rss",
        api_url: str = "https://export.arxiv.org/api/query",
        pace: float = 3.0,
        deadline: float = 60.0,
    ) -> None:
        self.on_answer: Callable[[], object] | None = None
        """Called, in the worker's thread, after each answer: for a progress bar."""
        self._categories = tuple(categories)
        self._contact = contact
        self._feed_url = _feed_of(feed_url, self._categories)
        self._api_url = api_url.rstrip("/")
        self._pace = pace
        self._deadline = deadline
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="arxiv")
        self._closing = Event()
        self._one_document = asyncio.Lock()

    async def listing(self) -> Listing:
        """The newest announcement listing of the categories."""
        return await self._ask(self._fetch_listing)

    async def papers(self, ids: Sequence[PaperId]) -> list[Paper]:
        """The newest version of each paper, in the order of `ids`; papers that arXiv does not know are absent."""
        return await self._ask(lambda: self._metadata.by_ids(ids))

    async def submitted_between(self, start: datetime, end: datetime) -> list[Paper]:
        """Papers of the categories whose first version was submitted from `start` to `end` (aware), oldest first."""
        return await self._ask(lambda: self._metadata.submitted_between(self._categories, start, end))

    async def find_by_title(self, words: str, limit: int = 5) -> list[Paper]:
        """At most `limit` papers with all of `words` in the title, best first."""
        return await self._ask(lambda: self._metadata.search(words, limit))

    async def document(self, url: str, *, deadline: float, max_bytes: int) -> Document:
        """What arXiv has at `url`, whatever its status. `deadline` bounds it in seconds, once its turn has come.

        Raises TooLarge, a child of ArxivUnavailable, for a body above `max_bytes`.
        """
        async with self._one_document:
            return await self._ask(lambda: self._fetch_document(url, deadline, max_bytes))

    async def aclose(self) -> None:
        """Drop the questions that wait, let the request under way end (at most `deadline`), close the connections."""
        self._closing.set()
        self._worker.shutdown(wait=False, cancel_futures=True)
        await asyncio.to_thread(self._worker.shutdown)
        if "_session" in self.__dict__:
            self._session.close()

    async def _ask(self, question: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, question)

    def _fetch_listing(self) -> Listing:
        from bot.arxiv.answer import refuse_refusal  # noqa: PLC0415 - loaded with the first question
        from bot.arxiv.feed import parse_listing  # noqa: PLC0415

        response = self._session.get(self._feed_url)
        refuse_refusal(response)
        return parse_listing(response.content)

    def _fetch_document(self, url: str, deadline: float, max_bytes: int) -> Document:
        with self._session.bounds(deadline, max_bytes):
            response = self._session.get(url)
        content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Document(response.status_code, content_type, response.content)

    @cached_property
    def _session(self) -> "PacedSession":
        from bot.arxiv.http import PacedSession, user_agent  # noqa: PLC0415 - loaded with the first question

        agent = user_agent(_version(), self._contact)
        session = PacedSession(agent, pace=self._pace, deadline=self._deadline, sleep=self._rest)
        session.hooks["response"].append(self._tell)
        return session

    def _rest(self, seconds: float) -> None:
        """Between two requests; a question of many requests ends here when the bot stops."""
        if self._closing.wait(seconds):
            raise ArxivUnavailable("The bot is stopping.")

    def _tell(self, *_: object, **__: object) -> None:
        if self.on_answer is not None:
            self.on_answer()

    @cached_property
    def _metadata(self) -> "Metadata":
        from bot.arxiv.metadata import Metadata  # noqa: PLC0415 - loaded with the first question

        return Metadata(self._session, self._api_url)


def _feed_of(base: str, categories: Sequence[str]) -> str:
    """`https://rss.arxiv.org` and `https://rss.arxiv.org/rss/` both become `https://rss.arxiv.org/rss/cs.CV+cs.LG`."""
    base = base.rstrip("/")
    if not base.endswith(("/rss", "/atom")):
        base += "/rss"
    return f"{base}/{'+'.join(categories)}"


def _version() -> str:
    try:
        return version("papergram")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "dev"
