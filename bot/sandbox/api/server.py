"""The Bot API over HTTP on loopback: what python-telegram-bot and any other client talks to.

Invariant: a request is carried out only after where it comes from, its token, its method, its parameters and the
sending limits were found right, and every request ends up in `log`. Between two awaits the world changes once or not at
all.
"""

import asyncio
import inspect
import logging
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
from bot.sandbox.api.responding import break_off, portal, told
from bot.sandbox.api.spec import BotApi
from bot.sandbox.guard import foreign
from bot.sandbox.wire import ApiError, BadRequest, Forbidden, Json, NotDone, SpecViolation, TooManyRequests
from bot.sandbox.world.bell import Bell
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.world import World

if TYPE_CHECKING:
    from bot.sandbox.api.limits import RateLimits

logger = logging.getLogger(__name__)
_TOKEN = re.compile(r"[1-9]\d{0,18}:[A-Za-z0-9_-]+", re.ASCII)
_NEW = frozenset({"sendRichMessage", "sendRichMessageDraft"})
"""What a server of a time before rich messages does not know."""
_UNANSWERED = (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER, FaultKind.DROPPED)


class BotApiServer:
    """Serves one world to the one bot that holds `token`."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self._token = token
        self.api = BotApi.load()
        self.faults = Faults(lambda: world.journal.record(EventKind.SWITCH))
        self.limits: RateLimits | None = None
        self.log = RequestLog()
        self.changed = Bell()
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
        self._stopped.set()
        if self._runner:
            await self._runner.cleanup()
        await self.world.webhook.close()

    @property
    def token(self) -> str:
        """What the bot shows with every request. Another one ends the webhook that was set with the last."""
        return self._token

    @token.setter
    def token(self, token: str) -> None:
        self._token = token
        self.world.webhook.drop()

    async def perform(self, method: str, params: Mapping[str, object]) -> Json | None:
        """Carry out a request that came without a connection of its own; its answer, None where a fault keeps it."""
        try:
            method = self._known(method)
        except ApiError as error:
            self._log(method, params, error.status, error.answer(), None)
            return error.answer()
        read, answer, fault = await self._do(method, params)
        status = answer.get("error_code", 200) if answer else None
        self._log(method, read, status, answer, fault.kind if fault else None)
        return answer

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name, given = request.match_info["method"], dict[str, object]()
        try:
            self._check(request)
            name = self._known(name)
            given = await read_params(request)
        except ApiError as error:
            return await self._respond(request, name, given, error.answer(), None)
        except ConnectionError:
            raise
        except Exception as error:
            return await self._respond(request, name, given, _failed(name, error), None)
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
                self.log.add_violation(Violation(name, params, error.description))
            return params, error.answer(), fault
        except Exception as error:
            return params, _failed(name, error), fault

    def _check(self, request: web.Request) -> None:
        """Raise ApiError unless the request comes from here, with the right token, and the bot may speak at all."""
        token = request.match_info["token"]
        if wrong := foreign(request):
            raise Forbidden(wrong)
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
        fault = None
        if self.faults.coming:
            fault = self.faults.take(name, params | {"chat_id": self._chat_id(params)})
        if fault is None and self.limits and (count := cost(name, params)):
            wait = self.limits.wait(self._chat_id(params), count, paid=params.get("allow_paid_broadcast", False))
            if wait:
                raise TooManyRequests(wait)
        return fault

    def _chat_id(self, params: Json) -> int | None:
        """The id of the chat that the request names, by number or @username; None when there is none of the name."""
        chat_id: int | str | None = params.get("chat_id")
        try:
            return find_chat(self.world, chat_id).id if isinstance(chat_id, str) else chat_id
        except BadRequest:
            return None

    def _count(self, limits: "RateLimits", name: str, params: Json) -> None:
        """Count the messages that went out."""
        if count := cost(name, params):
            limits.record(self._chat_id(params), count, paid=params.get("allow_paid_broadcast", False))

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
        if fault is None and self.limits:
            self._count(self.limits, name, params)
        return {"ok": True, "result": result}

    async def _respond(
        self, request: web.Request, name: str, params: Mapping[str, object], answer: Json | None, fault: Fault | None
    ) -> web.StreamResponse:
        kind = fault.kind if fault else None
        if kind in _UNANSWERED:
            self._log(name, params, None, None, kind)
            return await self._leave_unanswered(request, kind)
        if kind is FaultKind.DROPPED_MIDWAY:
            self._log(name, params, None, None, kind)
            return await break_off(request, answer)
        if answer is None:
            self._log(name, params, 200, None, kind)
            return portal()
        status = answer.get("error_code", 200)
        self._log(name, params, status, answer, kind)
        return told(answer, status)

    async def _leave_unanswered(self, request: web.Request, kind: FaultKind | None) -> web.StreamResponse:
        """Keep the client waiting until it goes or the server stops; or close the connection at once."""
        if kind is not FaultKind.DROPPED:
            await self._stopped.wait()
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _log(
        self, name: str, params: Mapping[str, object], status: int | None, answer: Json | None, kind: FaultKind | None
    ) -> None:
        self.log.add(LoggedRequest(self.log.stopwatch.elapsed(), name, params, status, answer, kind))
        self.changed.ring()


def _failed(name: str, error: Exception) -> Json:
    """The answer to a request that met an error of the sandbox itself, which is logged."""
    logger.error("%s failed", name, exc_info=error)
    return ApiError(500, "Internal Server Error").answer()


def _as_of_old(params: Mapping[str, object]) -> Mapping[str, object]:
    """Without what an old server ignores."""
    return {name: value for name, value in params.items() if name != "rich_message"}


async def _not_found(request: web.Request) -> web.StreamResponse:  # noqa: ARG001 - every handler has this signature
    return told(ApiError(404, "Not Found").answer(), 404)
