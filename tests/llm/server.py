"""A language model's server on loopback, at the wire: it answers what a test has put in its queue.

    async with ModelServer() as server:
        server.answer({"title": "…"})                 # one answer: a string, or a value that is sent as JSON
        server.answer(lambda request: {...})           # or made from the request
        server.always(lambda request: {...})           # when the queue is empty
        server.fail(429, {"error": {...}}, {"Retry-After": "1"})
        model = server.model()                         # a LanguageModel that asks it
        assert server.requests[0].user.startswith(…)

It takes what a picky server takes and no more: unknown fields, schemas with defaults or constraints, a wrong key or
model are refused as OpenAI refuses them. What is put in the queue is used once, in order, whoever asks.
"""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.llm import LanguageModel, Prices
from tests.llm.batches import BatchRoutes
from tests.llm.manners import Manners, Usage

__all__ = ["KEY", "MODEL", "PRICES", "Manners", "ModelServer", "Request", "Usage"]

Json = dict[str, Any]
Content = str | Mapping[str, Any]
Answerer = Callable[["Request"], Content]
Respond = Callable[["Request", web.Request], Awaitable[web.StreamResponse]]

KEY = "sk-test-0123456789abcdef"
MODEL = "test-model"
PRICES = Prices(input=2.0, cached=1.0, output=10.0)


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a chat completion."""

    body: Json
    headers: Mapping[str, str]

    @property
    def messages(self) -> list[dict[str, str]]:
        return list(self.body["messages"])

    @property
    def system(self) -> str:
        return self.messages[0]["content"]

    @property
    def user(self) -> str:
        """The last message of the user."""
        return self.messages[-1]["content"]

    @property
    def form(self) -> str:
        """`json_schema`, `json_object`, or empty for plain text."""
        return str(self.body.get("response_format", {}).get("type", ""))

    @property
    def schema(self) -> str:
        """The schema's name."""
        return str(self.body.get("response_format", {}).get("json_schema", {}).get("name", ""))


class ModelServer:
    """The server, while it is entered. `requests` are those for completions, in the order of their coming.

    While `gate` is cleared nothing is answered. `manners` is what the server is like for all requests.
    """

    def __init__(self, *, key: str = KEY, model: str = MODEL) -> None:
        self.manners = Manners()
        self.requests: list[Request] = []
        self.waits: list[float] = []
        self.at_once = self.most_at_once = 0
        self.batches = BatchRoutes(self)
        self.key = key
        self._model = model
        self._queue: deque[Respond] = deque()
        self._came = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self._always: Answerer | None = None
        app = web.Application(client_max_size=64 << 20)
        app.router.add_post("/v1/chat/completions", self._completions)
        app.router.add_routes(self.batches.routes())
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        """What goes into `llm.base_url`."""
        return f"http://127.0.0.1:{self._server.port}/v1"

    def model(self, **changed: Any) -> LanguageModel:
        """A LanguageModel that asks this server. What it would wait between two tries it notes in `waits`."""

        async def at_once(seconds: float) -> None:
            self.waits.append(seconds)

        given: Json = {"base_url": self.url, "api_key": self.key, "model": self._model, "concurrency": 4}
        given |= {"prices": PRICES, "context_tokens": 8_000, "sleep": at_once}
        return LanguageModel(**given | changed)

    async def asked(self, times: int = 1) -> None:
        """Wait until so many requests have come."""
        while len(self.requests) < times:
            self._came.clear()
            await self._came.wait()

    # what it answers

    def answer(self, content: Content | Answerer, *, finish: str = "stop", times: int = 1, **message: Any) -> None:
        """An answer. `message` adds fields to the message, such as `reasoning_content`."""

        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            return await self._give(request, wire, _text(content, request), finish, message)

        self._queue.extend([respond] * times)

    def always(self, answerer: Content | Answerer) -> None:
        """What is answered when the queue is empty."""
        self._always = lambda request: _text(answerer, request)

    def refuse(self, reason: str = "I cannot help with that.") -> None:
        """A refusal as OpenAI's models put it."""

        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            return await self._give(request, wire, "", "stop", {"content": None, "refusal": reason})

        self._queue.append(respond)

    def body(self, body: Any, status: int = 200) -> None:
        """Any JSON, such as a completion without choices."""
        self._add(lambda: web.json_response(body, status=status))

    def fail(
        self, status: int, body: Content = "", headers: Mapping[str, str] | None = None, *, times: int = 1
    ) -> None:
        """An error. A string becomes the message of OpenAI's error object."""
        error = {"error": {"message": body, "type": "error", "code": None}} if isinstance(body, str) else dict(body)
        self._add(lambda: web.json_response(error, status=status, headers=headers), times)

    def html(self, status: int = 200) -> None:
        """A page, as a wrong address gives."""
        page = "<!doctype html><html><title>Welcome</title><body><h1>Welcome</h1></body></html>"
        self._add(lambda: web.Response(text=page, content_type="text/html", status=status))

    def events(self, lines: str) -> None:
        """A stream of these lines, whatever they are."""
        self._add(lambda: web.Response(text=lines, content_type="text/event-stream"))

    def hang(self) -> None:
        """No answer until the client goes."""

        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            await asyncio.Event().wait()
            raise AssertionError

        self._queue.append(respond)

    def drip(self, content: Content | Answerer, after: int) -> None:
        """A stream (or a body) that gives `after` characters and then nothing more, with the connection open."""
        self._partial(content, after, hang=True)

    def cut(self, content: Content | Answerer, after: int) -> None:
        """A stream (or a body) that gives `after` characters, and then the connection is gone."""
        self._partial(content, after, hang=False)

    def no_schema(self, status: int = 400, *, json_object: bool = True, says_why: bool = True) -> None:
        """From now on json_schema is refused; json_object, too, if so said."""
        self.manners.schema, self.manners.schema_status = False, status
        self.manners.json_object, self.manners.says_why = json_object, says_why

    # how it does that

    def _add(self, make: Callable[[], web.Response], times: int = 1) -> None:
        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            return make()

        self._queue.extend([respond] * times)

    def _partial(self, content: Content | Answerer, after: int, *, hang: bool) -> None:
        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Type": _type(request, self.manners)})
            response.content_length = None
            await response.prepare(wire)
            text = _text(content, request)[:after]
            if request.body.get("stream"):
                await response.write(_event(self._chunk({"role": "assistant", "content": text})))
            else:
                whole = json.dumps(self._completion({"role": "assistant", "content": text}, "stop"))
                await response.write(whole[:-20].encode())
            if hang:
                await asyncio.Event().wait()
            assert wire.transport is not None
            wire.transport.close()
            return response

        self._queue.append(respond)

    async def _completions(self, wire: web.Request) -> web.StreamResponse:
        body = await wire.json()
        request = Request(body, dict(wire.headers))
        self.requests.append(request)
        self._came.set()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
            return self.refusal(body, wire.headers) or await self._next()(request, wire)
        finally:
            self.at_once -= 1

    def _next(self) -> Respond:
        if self._queue:
            return self._queue.popleft()

        async def respond(request: Request, wire: web.Request) -> web.StreamResponse:
            assert self._always is not None, "the queue is empty"
            return await self._give(request, wire, _text(self._always, request), "stop", {})

        return respond

    def unauthorized(self, headers: Mapping[str, str]) -> web.Response | None:
        """401, where a key is wanted and another or none is given."""
        given = headers.get("Authorization", "")
        if self.key and given != f"Bearer {self.key}":
            return _error(401, f"Incorrect API key provided: {given.removeprefix('Bearer ')}", "invalid_api_key")
        return None

    def refusal(self, body: Json, headers: Mapping[str, str]) -> web.Response | None:
        """The error for a request that this server does not take."""
        if wrong := self.unauthorized(headers):
            return wrong
        if body.get("model") != self._model:
            return _error(404, f"The model `{body.get('model')}` does not exist", "model_not_found")
        complaint = next(self.manners.complaints(body), None)
        return _error(*complaint) if complaint else None

    async def _give(
        self, request: Request, wire: web.Request, text: str, finish: str, message: Json
    ) -> web.StreamResponse:
        if not (request.body.get("stream") and self.manners.streams):
            whole = {"role": "assistant", "content": text} | message
            return web.json_response(self._completion(whole, finish))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(wire)
        for start in range(0, len(text), 7):
            await response.write(_event(self._chunk({"content": text[start : start + 7]})))
        await response.write(_event(self._chunk({"role": "assistant"} | message, finish)))
        if request.body.get("stream_options", {}).get("include_usage") and self.manners.usage:
            last = {"object": "chat.completion.chunk", "choices": [], "usage": self.manners.usage.json()}
            await response.write(_event(last))
        await response.write(b"data: [DONE]\n\n")
        return response

    def _completion(self, message: Json, finish: str) -> Json:
        usage = self.manners.usage and self.manners.usage.json()
        choice = {"index": 0, "message": message, "finish_reason": finish}
        return {"id": "c1", "object": "chat.completion", "model": self._model, "choices": [choice], "usage": usage}

    def completion(self, body: Json, headers: Mapping[str, str]) -> Json:
        """A completion outside of HTTP, for a line of a batch: an answer of `always`."""
        assert self._always is not None, "a batch is answered by `always`"
        text = _text(self._always, Request(body, headers))
        return self._completion({"role": "assistant", "content": text}, "stop")

    def _chunk(self, delta: Json, finish: str | None = None) -> Json:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return {"id": "c1", "object": "chat.completion.chunk", "model": self._model, "choices": [choice]}


def _type(request: Request, manners: Manners) -> str:
    return "text/event-stream" if request.body.get("stream") and manners.streams else "application/json"


def _text(content: Content | Answerer, request: Request) -> str:
    made = content(request) if callable(content) else content
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)


def _event(chunk: Json) -> bytes:
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode()


def _error(status: int, message: str, code: str | None) -> web.Response:
    kind = "invalid_request_error"
    return web.json_response({"error": {"message": message, "type": kind, "param": None, "code": code}}, status=status)
