"""An arXiv of one's own on loopback, for the demonstration and for tests: feeds, the API, abstract pages, documents.

Invariant: it shows what arXiv would have shown on `today`, a date that is set by hand, unless a fault was ordered.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Self

from aiohttp import web

from bot.errors import BadPaperId
from bot.model.paper import Paper, PaperId
from bot.sandbox.arxiv import feeds
from bot.sandbox.arxiv.corpus import Corpus, Row
from bot.sandbox.arxiv.faults import Fault, Handler, spoilt
from bot.sandbox.arxiv.query import parse_query

_FEED_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Served:
    """A document and the type under which it is sent."""

    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    query: dict[str, str]
    agent: str


class ArxivSandbox:
    """Serves `rows` (see `Announced.of`) on 127.0.0.1; `port` 0 lets the system choose. An async context manager."""

    today: date
    """The day that it plays: its listing is served, and nothing that was announced later."""
    requests: list[Asked]
    """Every request, in order."""
    documents: dict[str, Served]
    """What there is of papers in full, by path: `pdf/2502.21088v1`, `html/2409.17058v2`."""

    def __init__(
        self, rows: Iterable[Row], today: date, port: int = 0, *, documents: Mapping[str, Served] | None = None
    ) -> None:
        self.today = today
        self.requests = []
        self.documents = dict(documents or {})
        self._corpus = Corpus(rows)
        self._port = port
        self._faults: deque[Fault] = deque()
        self._closing = asyncio.Event()
        app = web.Application(middlewares=[self._answer])
        app.add_routes(
            [
                web.get("/rss/{categories}", self._rss),
                web.get("/atom/{categories}", self._atom),
                web.get("/api/query", self._query),
                web.get("/abs/{id:.+}", self._page),
                web.get("/{form:html|pdf}/{id:.+}", self._document),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        self._closing.set()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def feed_url(self) -> str:
        return f"{self.url}/rss"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/query"

    def fail(self, fault: Fault, times: int = 1) -> None:
        """Spoil the next `times` answers, after those that are already ordered."""
        self._faults.extend([fault] * times)

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self.requests.append(Asked(request.path, dict(request.query), request.headers.get("User-Agent", "")))
        if self._faults:
            return await spoilt(self._faults.popleft(), request, handler, self._closing)
        return await handler(request)

    async def _rss(self, request: web.Request) -> web.Response:
        categories = request.match_info["categories"].split("+")
        lines = self._corpus.listing(self.today, categories)[:_FEED_LIMIT]
        return _xml(feeds.rss(lines, categories, self.today))

    async def _atom(self, request: web.Request) -> web.Response:
        categories = request.match_info["categories"].split("+")
        lines = self._corpus.listing(self.today, categories)[:_FEED_LIMIT]
        return _xml(feeds.atom(lines, categories, self.today))

    async def _query(self, request: web.Request) -> web.Response:
        asked = request.query
        try:
            start, at_once = int(asked.get("start", 0)), int(asked.get("max_results", 10))
            found = self._found(asked.get("id_list", ""), asked.get("search_query", ""))
        except BadPaperId:
            return _xml(feeds.error(f"incorrect id format for {asked['id_list']}"), status=400)
        except ValueError as error:
            return _xml(feeds.error(str(error)), status=400)
        if asked.get("sortBy") == "submittedDate":
            found.sort(key=lambda paper: str(paper.published), reverse=asked.get("sortOrder") != "ascending")
        shown = found[start : start + at_once]
        return _xml(feeds.answer(shown, total=len(found), start=start, at_once=at_once))

    async def _page(self, request: web.Request) -> web.Response:
        try:
            found = self._found(request.match_info["id"], "")
        except BadPaperId:
            found = []
        if not found:
            raise web.HTTPNotFound
        return web.Response(text=feeds.page(found[0]), content_type="text/html")

    async def _document(self, request: web.Request) -> web.Response:
        """A document of the version that is named, or of the newest that was announced."""
        form, name = request.match_info["form"], request.match_info["id"]
        served = self.documents.get(f"{form}/{name}")
        if served is None:
            with suppress(BadPaperId):
                newest = self._found(name, "")
                served = self.documents.get(f"{form}/{newest[0].versioned_id}") if newest else None
        if served is not None:
            return web.Response(body=served.body, content_type=served.content_type)
        text = feeds.no_html(name) if form == "html" else f"No PDF for {name}"
        return web.Response(text=text, status=404, content_type="text/html" if form == "html" else "text/plain")

    def _found(self, id_list: str, query: str) -> list[Paper]:
        """Papers by id (the version that is named, or the newest) or by query, as known on `today`."""
        known = self._corpus.versions(self.today)
        if not id_list:
            test = parse_query(query)
            newest = (versions[max(versions)] for versions in known.values())
            return [paper for paper in newest if test(paper)]
        wanted = [PaperId.parse_versioned(name) for name in id_list.split(",")]
        return [
            versions[version or max(versions)]
            for paper, version in wanted
            if (versions := known.get(paper)) and (version is None or version in versions)
        ]


def _xml(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="application/xml")
