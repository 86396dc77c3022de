"""Papergram, put together: settings → services → handlers → jobs. The only module that knows both floors.

Invariant: of two processes with one store or one token the later one stops with a word, and the earlier one goes on.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes

from bot import account
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.limiter import PacedLimiter
from bot.delivery.pace import PAID, Pacer
from bot.delivery.post import Post
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import PAID_SIDE_BY_SIDE, SIDE_BY_SIDE, Sender
from bot.errors import PapergramError, SettingsError
from bot.rivals import Rivals
from bot.schedule import Schedule
from bot.services import PACE, Services, opened
from bot.standing.wardens import Wardens
from bot.store.lock import sole_owner
from bot.watch.counts import Counts
from bot.watch.heartbeats import POLLING
from bot.watch.listener import ALARMS
from bot.watch.polling import PollingRequest
from bot.watch.watch import Watch
from handlers.context import App, Bot, Context
from handlers.in_order import PerChatProcessor
from handlers.inbox import Inbox
from handlers.kept_bot import KeptBot
from handlers.registry import publish_menu, register_all
from handlers.throttle import Throttle
from handlers.too_fast import join

_UPDATES = [
    Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER, Update.CHAT_MEMBER,
    Update.INLINE_QUERY,
]  # fmt: skip
_CONNECTIONS = 64
_POLLS = 2
"""One to poll, one to confirm at the end: a poll that is cut off while it connects keeps its place in the pool."""

logger, alarms = logging.getLogger(__name__), logging.getLogger(ALARMS)


class Papergram:
    """The running bot: its parts, Telegram's side of it, and its jobs."""

    def __init__(self, services: Services, app: App, pacer: Pacer, counts: Counts) -> None:
        telegram = services.settings.telegram
        self.services = services
        self.app = app
        self.pacer = pacer
        self.post = Post(app.bot, paid=telegram.paid_broadcast)
        self.sender = Sender(
            services.store,
            self.post,
            pacer,
            services.clock,
            side_by_side=PAID_SIDE_BY_SIDE if telegram.paid_broadcast else SIDE_BY_SIDE,
        )
        self.watch = Watch(services, app.bot, self.sender, pacer, counts)
        self.schedule = Schedule(services, self.sender, self.watch, Wardens(app.bot, services))
        self._stopping = asyncio.Event()
        self._rivals = Rivals(services.clock.now())
        self._failure: PapergramError | None = None

    async def run(self) -> None:
        """Poll and work until `stop()` is called, also while Telegram is out of reach.

        Raises what made it stop by itself: a token that is refused, or another process that polls with it.
        """
        work, stopping = asyncio.create_task(self._work()), asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait((work, stopping), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Finish what is being answered and return from `run()`."""
        self._stopping.set()

    async def _work(self) -> None:
        try:
            async with self.polling():
                self.schedule.start()
                await account.watch(self.app.bot)
        except InvalidToken as error:
            raise account.refused() from error

    @asynccontextmanager
    async def polling(self) -> AsyncIterator[None]:
        """Answer updates; the jobs wait until the schedule is started or they are called.

        Raises StoreBusy when another process does so over the same store.
        """
        with sole_owner(self.services.settings.store.path):
            async with self.post, self.watch.on(), self._polling():
                yield

    @asynccontextmanager
    async def _polling(self) -> AsyncIterator[None]:
        await self.sender.recover()
        try:
            await account.greet(self.app)
        except BaseException:
            await self.app.bot.shutdown()  # what is half initialized is not shut down by the application
            raise
        try:
            await self._begin()
            yield
        finally:
            await self._end()

    async def _begin(self) -> None:
        await self.app.start()
        self._rivals = Rivals(self.services.clock.now())
        if self.app.updater is not None:
            await self.app.updater.start_polling(
                allowed_updates=_UPDATES, bootstrap_retries=-1, error_callback=self._on_polling_error
            )
        self.app.create_task(self._publish_menu())
        logger.info("polling", extra={"bot": self.app.bot.username})

    async def _end(self) -> None:
        """Also when a stop came before all had begun: what updates kept from the last time caused is on its way."""
        async with AsyncExitStack() as steps:  # last in, first out; one that fails skips no other
            steps.push_async_callback(self.app.shutdown)
            if self.app.running:
                steps.push_async_callback(self.app.stop)
            steps.push_async_callback(self.services.shelf.aclose)  # or a reading under way would hold up the stop
            steps.push_async_callback(self._stop_updater)
            steps.push_async_callback(self.schedule.stop)

    async def _stop_updater(self) -> None:
        if self.app.updater is not None and self.app.updater.running:
            with suppress(InvalidToken):
                await self.app.updater.stop()

    async def _publish_menu(self) -> None:
        try:
            await publish_menu(self.app.bot, self.services)
        except TelegramError as error:
            logger.warning("the command menu was not published", extra={"why": str(error)})

    def _on_polling_error(self, error: TelegramError) -> None:
        if isinstance(error, Conflict):
            alarms.warning("another process polls with the same token: stop one of the two")
            if self._rivals.met(self.services.clock.now()):
                self._failure = SettingsError(
                    "telegram.token: another process polls with it. Stop that one, or give this one its own token."
                )
                self.stop()
        logger.warning("polling failed and goes on", extra={"why": str(error)})


@asynccontextmanager
async def assembled(
    settings: Settings, clock: Clock, pace: float = PACE, pacer: Pacer | None = None
) -> AsyncIterator[Papergram]:
    """Everything that `settings` ask for, not yet running; closed at the end.

    `pace` is the least time between requests to arXiv, in seconds; `pacer` lets messages go to Telegram.
    """
    pacer = pacer or Pacer(paid=PAID if settings.telegram.paid_broadcast else None)
    settings.require_token()
    counts, polls = Counts(), PollingRequest(connections=_POLLS)
    async with opened(settings, clock, pace) as services:
        throttle = Throttle(pacer.clock, settings.telegram.admins)
        app = _application(services, pacer, counts, polls, throttle)
        papergram = Papergram(services, app, pacer, counts)
        polls.answered = lambda: papergram.watch.heartbeats.beat(POLLING)
        register_all(app, services, papergram.sender)
        join(app, throttle)
        yield papergram


def _application(services: Services, pacer: Pacer, counts: Counts, polls: PollingRequest, throttle: Throttle) -> App:
    settings, inbox = services.settings, Inbox(services.store, services.clock)
    base = settings.telegram.base_url
    bot: Bot = KeptBot(
        settings.require_token(),
        inbox=inbox,
        throttle=throttle,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=AiohttpRequest(connections=_CONNECTIONS, pool_timeout=30),
        get_updates_request=polls,
        rate_limiter=PacedLimiter(pacer),
    )
    return (
        Application.builder()
        .bot(bot)
        .concurrent_updates(PerChatProcessor(counts.update, inbox, throttle))
        .context_types(ContextTypes(context=Context))
        .job_queue(None)
        .build()
    )
