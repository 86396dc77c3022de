"""A Telegram of one's own: one bot, a Bot API server on loopback, and the people who use it, in one object.

sandbox = TelegramSandbox()
await sandbox.start()
bot = telegram.Bot(sandbox.token, base_url=f"{sandbox.url}/bot")
ada = sandbox.user("Ada", language_code="en")
chat = sandbox.private_chat(ada)
await sandbox.say(chat, ada, "/start")
reply = await sandbox.wait_for(chat)
"""

import asyncio
import time
from collections.abc import Callable
from typing import Self

from bot.clock import Clock, SystemClock
from bot.sandbox.api.faults import Fault, FaultKind, Faults
from bot.sandbox.api.limits import RateLimits, Rates
from bot.sandbox.api.request_log import LoggedRequest, RequestLog, Violation
from bot.sandbox.api.server import BotApiServer
from bot.sandbox.api.spec import BotApi
from bot.sandbox.control.page import page_routes
from bot.sandbox.control.routes import control_routes
from bot.sandbox.mornings import Mornings
from bot.sandbox.people.humans import Humans
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import CallbackAnswer, World

TOKEN = "7000001:sandbox-token-of-no-real-bot"  # noqa: S105 - it opens nothing but the sandbox
BOT = User(7_000_001, "Papergram", username="papergram_sandbox_bot", is_bot=True)


class TelegramSandbox(Humans):
    """A running Telegram; also an async context manager.

    `clock` dates its messages. `port` is the one of 127.0.0.1 to listen on, 0 for any that is free. A `lenient` one
    passes over parameters and fields that the Bot API does not know, as Telegram does; otherwise they are refused.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        token: str = TOKEN,
        port: int = 0,
        lenient: bool = False,
    ) -> None:
        super().__init__(World(BOT, clock or SystemClock()))
        self.token = token
        self.mornings: Mornings | None = None
        """The hands on the clock, where there is an arXiv that announces."""
        self.rates: Rates | None = None
        """The sending limits that are enforced."""
        self.closing = asyncio.Event()
        """Set when it stops."""
        self._port = port
        self.url = ""
        """`http://127.0.0.1:PORT` once started; a Bot API client's base, to which it adds `/bot<token>/<method>`."""
        self._server = BotApiServer(self.world, self.token)
        self._server.api.is_lenient = lenient

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        rooms = [*page_routes(), *control_routes(self)]
        self.url = f"http://127.0.0.1:{await self._server.start(self._port, rooms)}"

    async def stop(self) -> None:
        """Close; polls that wait are answered, streams of events end, requests that hang are cut."""
        self.closing.set()
        await self._server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self.stop()

    @property
    def bot(self) -> User:
        """The bot as a user, for `promote` and `demote`."""
        return self.world.bot

    @property
    def spec(self) -> BotApi:
        """The Bot API's description, to check what the sandbox answered."""
        return self._server.api

    @property
    def requests(self) -> list[LoggedRequest]:
        """The requests so far (the latest 10,000), in the order in which they were answered."""
        return list(self._server.log.requests)

    @property
    def log(self) -> RequestLog:
        """The requests as they are kept, with the stopwatch."""
        return self._server.log

    @property
    def violations(self) -> list[Violation]:
        """The requests that Telegram's description forbids, or that lose something in silence."""
        return list(self._server.log.violations)

    @property
    def faults(self) -> Faults:
        """What goes wrong on order; see `fail_next`."""
        return self._server.faults

    @property
    def callback_answers(self) -> list[CallbackAnswer]:
        """What the bot answered to presses, in order."""
        return list(self.world.callback_answers)

    def messages(self, chat: Chat) -> list[SentMessage]:
        """The bot's messages that stand in the chat, in order."""
        return [message for message in chat.messages.values() if message.is_own(self.world.bot)]

    def history(self, chat: Chat) -> list[SentMessage]:
        """All messages that stand in the chat, in order."""
        return list(chat.messages.values())

    async def wait_for(
        self,
        chat: Chat,
        wanted: int | Callable[[SentMessage], bool] = 1,
        timeout: float = 10,  # noqa: ASYNC109 - says how long in the message
    ) -> SentMessage:
        """The bot's `wanted`-th message in the chat (from 1), or the first for which `wanted` holds, once it is there.

        Raises TimeoutError after `timeout` seconds, telling what is there instead.
        """
        found: list[SentMessage] = []

        def arrived() -> bool:
            mine = self.messages(chat)
            found[:] = mine[wanted - 1 : wanted] if isinstance(wanted, int) else filter(wanted, mine)
            return bool(found)

        try:
            await self.until(arrived, timeout)
        except TimeoutError:
            there = [message.text[:60] for message in self.messages(chat)]
            raise TimeoutError(f"not in {chat.title} after {timeout} s; the bot's messages there: {there}") from None
        return found[0]

    async def until(self, holds: Callable[[], bool], timeout: float = 10) -> None:  # noqa: ASYNC109 - one for all calls
        """Return when `holds()` is true, looked at after every request. Raises TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            await self._server.changed.wait_for(holds)

    def fail_next(
        self, method: str, kind: FaultKind, times: int = 1, chat: Chat | None = None, retry_after: int = 1
    ) -> None:
        """Let the next `times` requests of `method` (to `chat`, if given) fail; `retry_after` is in seconds."""
        name = self._server.api.method(method)
        self._server.faults.add(Fault(name, FaultKind(kind), times, chat.id if chat else None, retry_after))

    def revoke_token(self) -> None:
        """As @BotFather's /revoke: from now on the token is refused."""
        self._server.token = ""

    def limit(self, rates: Rates | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Enforce Telegram's sending limits from now on. `clock` gives seconds and never goes back."""
        self.rates = rates or Rates()
        self._server.limits = RateLimits(self.rates, clock)
        self.world.journal.record(EventKind.SWITCH)

    def unlimit(self) -> None:
        """Enforce no sending limits any more."""
        self.rates = self._server.limits = None
        self.world.journal.record(EventKind.SWITCH)

    def set_old_client(self, *, on: bool) -> None:
        """Let the clients and the server be of a time before rich messages, or not."""
        self.world.old_client = on
        self.world.journal.record(EventKind.SWITCH)
