"""The Bot API over HTTP on loopback: what python-telegram-bot and any other client talks to.

Invariant: a request is carried out only after its token, its method, its parameters and the sending limits were found
right, and every request ends up in `log`. Between two awaits the world changes once or not at all.
"""

import asyncio
import inspect
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.body import read_params
from bot.sandbox.faults import Fault, FaultKind, Faults
from bot.sandbox.methods import METHODS
from bot.sandbox.request_log import LoggedRequest, RequestLog, Violation
from bot.sandbox.spec import BotApi
from bot.sandbox.wire import ApiError, Json, NotDone, SpecViolation, TooManyRequests
from bot.sandbox.world import World

if TYPE_CHECKING:
    from bot.sandbox.limits import RateLimits

MAX_BODY = 64 * 1024 * 1024
_RATED = frozenset({"sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup"})
_UNANSWERED = (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER, FaultKind.DROPPED)
_PORTAL = "<!doctype html><title>Welcome</title><p>Please log in to use this network.</p>"


class BotApiServer:
    """Serves one world to the one bot that holds `token`."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.api = BotApi.load()
        self.faults = Faults()
        self.limits: RateLimits | None = None
        self.log = RequestLog()
        self.changed = asyncio.Condition()
        self._stopped = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0, rooms: Iterable[web.AbstractRouteDef] = ()) -> int:
        """Listen on 127.0.0.1 and `port` (0: the system chooses); returns the port. `rooms` are served beside the API.

        Raises OSError when the port is taken.
        """
        app = web.Application(client_max_size=MAX_BODY)
        app.add_routes(rooms)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._serve)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1.0, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        return bound

    async def stop(self) -> None:
        """End the waiting polls and close."""
        self.world.updates.close()
        self._stopped.set()
        if self._runner:
            await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name, fault, answer = request.match_info["method"], None, None
        params: dict[str, object] = {}
        try:
            self._check_token(request.match_info["token"])
            name = self.api.method(name)
            params = await read_params(request)
            params = self.api.read(name, params)
            fault = self._admit(name, params)
            answer = await self._carry_out(name, params, fault)
        except ApiError as error:
            if isinstance(error, SpecViolation):
                self.log.violations.append(Violation(name, params, error.description))
            answer = error.answer()
        return await self._respond(request, name, params, answer, fault)

    def _check_token(self, token: str) -> None:
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def _admit(self, name: str, params: Json) -> Fault | None:
        """The fault that the request meets; raises NotDone or TooManyRequests."""
        if name not in METHODS:
            raise NotDone(name)
        METHODS[name].check(name, params)
        fault = self.faults.take(name, params)
        if fault is None and self.limits and name in _RATED and isinstance(params.get("chat_id"), int):
            wait = self.limits.accept(params["chat_id"])
            if wait:
                raise TooManyRequests(wait)
        return fault

    async def _carry_out(self, name: str, params: Json, fault: Fault | None) -> Json | None:
        """The answer; None when a fault keeps the request from being carried out."""
        if fault and fault.kind is FaultKind.RETRY_AFTER:
            raise TooManyRequests(fault.retry_after)
        if fault and fault.kind is FaultKind.SERVER_ERROR:
            raise ApiError(500, "Internal Server Error")
        if fault and fault.kind is not FaultKind.TIMEOUT_AFTER:
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
