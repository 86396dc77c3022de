"""Care for who waits: signs that work goes on, a key that ends it, and always an answer.

Invariant: while work is under way Telegram shows so, every five seconds, for ten minutes at most; behind it comes one
answer, be it that the work was cancelled, and no sign after that. Only who asked can cancel, and what others wait for
too, or what is paid already, goes on without them.
Source: Bot API, `sendChatAction`: the status is shown for five seconds or less.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Message, ReplyParameters, Update
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.delivery.markup import keyboard, thread_id
from bot.model.digest import Button
from handlers import parts
from handlers.answer import say, toast
from handlers.context import App, Context, thread_of
from handlers.in_order import CANCELLING
from handlers.questions import withdraw
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed

_WORKS = "works"
_PATIENCE = timedelta(seconds=2)
_BEAT = timedelta(seconds=4.5)
_LONGEST = timedelta(minutes=10)
_LOOK = 0.2
"""Seconds between two looks at the clock; what takes no longer needs no sign."""

logger = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Work:
    """Something under way for one person in one chat; `number` is its update's."""

    update: Update
    context: Context
    action: ChatAction
    task: "asyncio.Task[object]"
    is_cancelled: bool = False
    over: asyncio.Event = field(default_factory=asyncio.Event)
    progress: Message | None = None

    @property
    def number(self) -> int:
        return self.update.update_id

    def cancel(self) -> None:
        """End it, once."""
        if not self.is_cancelled:
            self.is_cancelled = True
            self.task.cancel()


@asynccontextmanager
async def caring(update: Update, context: Context, action: ChatAction = ChatAction.TYPING) -> AsyncIterator[None]:
    """To be entered for work that may take long, and left before its answer is sent.

    Where the work is cancelled, this says so, and nothing that stands behind is done (`ApplicationHandlerStop`).
    """
    task = asyncio.current_task()
    if update.effective_chat is None or task is None:
        yield
        return
    work, works = _Work(update, context, action, task), _works(context)
    works.append(work)
    signs = asyncio.create_task(_show_signs(work))
    try:
        yield
    except asyncio.CancelledError:
        if not work.is_cancelled or task.cancelling() > 1:
            raise
    finally:
        works.remove(work)
        await _absorb(work)
        work.over.set()
        await signs
    if work.is_cancelled:
        await say(update, context, (await context.locale(update)).say("cancelled"))
        raise ApplicationHandlerStop


async def cancel(update: Update, context: Context) -> None:
    """`/cancel`: end what is under way here for this person, and what it was asked."""
    mine = [work for work in _works(context) if _place(work.update) == _place(update)]
    for work in mine:
        work.cancel()
    if await withdraw(update, context):
        await say(update, context, (await context.locale(update)).say("cancelled"))
    elif not mine:
        await say(update, context, (await context.locale(update)).say("nothing-to-cancel"))


async def press_cancel(update: Update, context: Context) -> None:
    """The key below “Working on it”; where the work is over, the message goes."""
    query = update.callback_query
    if query is None:
        return
    locale = await context.locale(update)
    chat = update.effective_chat
    named = [work for work in _works(context) if work.number == int(pressed(update)[0])]
    here = [work for work in named if chat is not None and _place(work.update)[0] == chat.id]
    mine = [work for work in here if _place(work.update) == _place(update)]
    for work in mine:
        work.cancel()
    if mine:
        await toast(query, locale.label("cancelling"))
    elif here:
        await toast(query, locale.label("not-yours-to-cancel"), alert=True)
    else:
        await toast(query, locale.label("nothing-to-cancel"))
        if isinstance(query.message, Message):
            await _delete(query.message)


async def _show_signs(work: _Work) -> None:
    """The action at once and again, and the message with the key when patience ends; gone when the work is over."""
    clock = work.context.services.clock
    begun, next_beat = clock.now(), clock.now()
    while not await _is_over(work) and clock.now() - begun < _LONGEST:
        try:
            if clock.now() >= next_beat:
                next_beat = clock.now() + _BEAT
                await _act(work)
            if work.progress is None and clock.now() - begun > _PATIENCE:
                work.progress = await _progress(work)
        except TelegramError as error:
            logger.info("no sign of work is shown", extra={"why": str(error)})
            break
    await work.over.wait()
    if work.progress is not None:
        await _delete(work.progress)


async def _is_over(work: _Work) -> bool:
    try:
        async with asyncio.timeout(_LOOK):
            return await work.over.wait()
    except TimeoutError:
        return False


async def _absorb(work: _Work) -> None:
    """Take back a cancellation, also one that came with the work's last step, so that the answer can be sent."""
    if work.is_cancelled and work.task.cancelling() == 1:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            logger.debug("cancelled at the last step")
        work.task.uncancel()


async def _act(work: _Work) -> None:
    chat = work.update.effective_chat
    assert chat is not None
    thread = thread_id(thread_of(work.update))
    await work.context.bot.send_chat_action(chat.id, work.action, message_thread_id=thread)


async def _progress(work: _Work) -> Message:
    chat, asked = work.update.effective_chat, work.update.message
    assert chat is not None
    locale = await work.context.locale(work.update)
    replies = asked is not None and chat.type != ChatType.PRIVATE
    return await work.context.bot.send_message(
        chat.id,
        locale.say("working"),
        parse_mode=ParseMode.HTML,
        disable_notification=True,
        message_thread_id=thread_id(thread_of(work.update)),
        reply_parameters=ReplyParameters(asked.message_id, allow_sending_without_reply=True)
        if replies and asked
        else None,
        reply_markup=keyboard([[Button(locale.label("key-cancel"), data=f"{CANCELLING}{work.number}")]]),
    )


async def _delete(message: Message) -> None:
    try:
        await message.delete()
    except TelegramError as error:
        logger.info("a message on progress stays", extra={"why": str(error)})


def _place(update: Update) -> tuple[int, int]:
    """The chat and the person."""
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat is not None else 0, user.id if user is not None else 0)


def _works(context: Context) -> list[_Work]:
    works: list[_Work] = context.bot_data[_WORKS]
    return works


def register(app: App) -> None:
    app.bot_data[_WORKS] = []
    on_command(app, "cancel", cancel)
    on_press(app, CANCELLING.rstrip(":"), press_cancel, parts.number, who=Who.READERS)
