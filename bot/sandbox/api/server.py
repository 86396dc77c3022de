"""The Bot API over HTTP on loopback: what python-telegram-bot and any other client talks to.

Invariant: a request is carried out only after its token, its method, its parameters and the sending limits were found
right, and every request ends up in `log`. Between two awaits the world changes once or not at all.
"""

import asyncio
import inspect
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.api import downloads
from bot.sandbox.api.access import find_chat
from bot.sandbox.api.body import MAX_BODY, read_params
from bot.sandbox.api.faults import Fault, FaultKind, Faults
from bot.sandbox.api.limits import cost
from bot.sandbox.api.methods import METHODS
from bot.sandbox.api.request_log import LoggedRequest, RequestLog, Violation
from bot.sandbox.api.spec import BotApi
from bot.sandbox.wire import ApiError, Json, NotDone, SpecViolation, TooManyRequests
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.world import World

if TYPE_CHECKING:
    from bot.sandbox.api.limits import RateLimits

_TOKEN = re.compile(r"[1-9]\d{0,18}:[A-Za-z0-9_-]+", re.ASCII)
_NEW = frozenset({"sendRichMessage", "sendRichMessageDraft"})
"""What a server of a time before rich messages does not know."""
_UNANSWERED = (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER, FaultKind.DROPPED)
_PORTAL = "<!doctype html><title>Welcome</title><p>Please log in to use this network.</p>"


class BotApiServer:
    """Serves one world to the one bot that holds `token`."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.api = BotApi.load()
        self.faults = Faults(lambda: world.journal.record(EventKind.SWITCH))
        self.limits: RateLimits | None = None
        self.log = RequestLog()
        self.changed = asyncio.Condition()
        self._stopped = asyncio.Event()
        self._runner: web.AppRunner | None = None
        world.webhook.perform = self.perform

    async def start(self, port: int = 0, rooms: Iterable[web.AbstractRouteDef] = ()) -> int:
        """Listen on 127.0.0.1 and `port` (0: the system chooses); returns the port. `rooms` are served beside the API.

        Raises OSError when the port is taken.
        """
        app = web.Application(client_max_size=MAX_BODY)
        app.add_routes(rooms)
        app.add_routes(downloads.routes(self.world, lambda: self.token))
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._serve)
        app.router.add_route("*", "/bot{rest:.*}", _not_found)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1.0, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        return bound

    async def stop(self) -> None:
        """End the waiting polls and close."""
        self.world.updates.close()
        await self.world.webhook.close()
        self._stopped.set()
        if self._runner:
            await self._runner.cleanup()

    async def perform(self, method: str, params: Mapping[str, object]) -> Json | None:
        """Carry out a request that came without a connection of its own; its answer, None where a fault keeps it."""
        try:
            method = self._known(method)
        except ApiError as error:
            await self._log(method, params, error.status, error.answer(), None)
            return error.answer()
        read, answer, fault = await self._do(method, params)
        status = answer.get("error_code", 200) if answer else None
        await self._log(method, read, status, answer, fault.kind if fault else None)
        return answer

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name, given = request.match_info["method"], dict[str, object]()
        try:
            self._check(request)
            name = self._known(name)
            given = await read_params(request)
        except ApiError as error:
            return await self._respond(request, name, given, error.answer(), None)
        params, answer, fault = await self._do(name, given)
        return await self._respond(request, name, params, answer, fault)

    async def _do(
        self, name: str, given: Mapping[str, object]
    ) -> tuple[Mapping[str, object], Json | None, Fault | None]:
        """The parameters as they were understood, the answer, and the fault that the request met."""
        fault: Fault | None = None
        params = given
        try:
            params = self.api.read(name, _as_of_old(given) if self.world.old_client else given)
            fault = self._admit(name, params)
            return params, await self._carry_out(name, params, fault), fault
        except ApiError as error:
            if isinstance(error, SpecViolation):
                self.log.violations.append(Violation(name, params, error.description))
            return params, error.answer(), fault

    def _check(self, request: web.Request) -> None:
        """Raise ApiError unless the token is right and the bot may speak to this server."""
        token = request.match_info["token"]
        if request.method not in ("GET", "POST"):
            raise ApiError(405, "Method Not Allowed")
        if token != self.token:
            raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")
        if self.world.logged_out_until and self.world.now() < self.world.logged_out_until:
            raise ApiError(400, "Logged out")

    def _known(self, method: str) -> str:
        name = self.api.method(method)
        if self.world.old_client and name in _NEW:
            raise ApiError(404, "Not Found: method not found")
        return name

    def _admit(self, name: str, params: Json) -> Fault | None:
        """The fault that the request meets; raises NotDone or TooManyRequests."""
        if name not in METHODS:
            raise NotDone(name)
        METHODS[name].check(name, params)
        fault = self.faults.take(name, params)
        if fault is None and self.limits:
            self._count(self.limits, name, params)
        return fault

    def _count(self, limits: "RateLimits", name: str, params: Json) -> None:
        """Count the request's messages. Raises TooManyRequests when they are too many."""
        if count := cost(name, params):
            chat_id = params.get("chat_id")
            if isinstance(chat_id, str):
                chat_id = find_chat(self.world, chat_id).id
            wait = limits.accept(chat_id, count, paid=params.get("allow_paid_broadcast", False))
            if wait:
                raise TooManyRequests(wait)

    async def _carry_out(self, name: str, params: Json, fault: Fault | None) -> Json | None:
        """The answer; None when a fault keeps the request from being carried out."""
        if fault and fault.kind is FaultKind.RETRY_AFTER:
            raise TooManyRequests(fault.retry_after)
        if fault and fault.kind is FaultKind.SERVER_ERROR:
            raise ApiError(500, "Internal Server Error")
        if fault and not fault.kind.is_carried_out:
            return None
        outcome = METHODS[name].handler(self.world, params)
        result = await outcome if inspect.isawaitable(outcome) else outcome
        return {"ok": True, "result": result}

    async def _respond(
        self, request: web.Request, name: str, params: Mapping[str, object], answer: Json | None, fault: Fault | None
    ) -> web.StreamResponse:
        kind = fault.kind if fault else None
        if kind in _UNANSWERED:
            await self._log(name, params, None, None, kind)
            return await self._leave_unanswered(request, kind)
        if kind is FaultKind.DROPPED_MIDWAY:
            await self._log(name, params, None, None, kind)
            return await _break_off(request, answer)
        if answer is None:
            await self._log(name, params, 200, None, kind)
            return web.Response(text=_PORTAL, content_type="text/html")
        status = answer.get("error_code", 200)
        await self._log(name, params, status, answer, kind)
        return web.json_response(answer, status=status)

    async def _leave_unanswered(self, request: web.Request, kind: FaultKind | None) -> web.StreamResponse:
        """Keep the client waiting until it goes or the server stops; or close the connection at once."""
        if kind is not FaultKind.DROPPED:
            await self._stopped.wait()
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def _log(
        self, name: str, params: Mapping[str, object], status: int | None, answer: Json | None, kind: FaultKind | None
    ) -> None:
        self.log.add(LoggedRequest(self.log.stopwatch.elapsed(), name, params, status, answer, kind))
        async with self.changed:
            self.changed.notify_all()


def _as_of_old(params: Mapping[str, object]) -> Mapping[str, object]:
    """Without what an old server ignores."""
    return {name: value for name, value in params.items() if name != "rich_message"}


async def _not_found(request: web.Request) -> web.StreamResponse:  # noqa: ARG001 - every handler has this signature
    return web.json_response(ApiError(404, "Not Found").answer(), status=404)


async def _break_off(request: web.Request, answer: Json | None) -> web.StreamResponse:
    """Write the headers and half the body, then close the connection."""
    body = json.dumps(answer).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport:
        request.transport.close()
    return response
