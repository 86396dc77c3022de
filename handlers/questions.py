"""Questions that are answered by typing: a city, a query, a note.

Invariant: in a private chat the next text answers, elsewhere a reply to the question does, and only that of the person
who was asked; any command ends the question. It outlives a restart, and is open until its answer was taken in whole.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import ForceReply, KeyboardButton, Message, ReplyKeyboardMarkup, ReplyParameters, Update
from telegram.constants import ChatType, ParseMode
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.delivery.markup import NO_PREVIEW, thread_id
from bot.locales.html import escape
from bot.store import questions
from bot.store.questions import Question
from handlers.about import leads_to
from handlers.context import App, Context, thread_of
from handlers.guard import Handler
from handlers.head import head_line
from handlers.person import user_of
from handlers.table import Who
from handlers.wiring import gated

AnswerHandler = Callable[[Update, Context, str, str], Coroutine[Any, Any, None]]

_TAKERS = "takers of answers"
_FIRST = -1
"""Before the handlers that take every text."""
_LONGEST_PLACEHOLDER = 64
_WORDS = filters.TEXT & ~filters.COMMAND
_WHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def on_answer(app: App, kind: str, handler: AnswerHandler, who: Who = Who.ANYONE) -> None:
    """Let `handler(update, context, argument, words)` take answers to questions of `kind`, behind the gate of `who`."""
    app.bot_data.setdefault(_TAKERS, {})[kind] = (handler, who)


async def ask(
    update: Update,
    context: Context,
    kind: str,
    argument: str,
    html: str,
    placeholder: str = "",
    offered: KeyboardButton | None = None,
) -> None:
    """Send a question to who acted; `placeholder` stands in the field where one types, as far as it fits.

    `offered` is a key in place of the letters, with which the question may be answered too.
    """
    chat, user, now = update.effective_chat, update.effective_user, context.services.clock.now()
    if chat is None:
        return
    asked = update.message or update.channel_post
    is_private = chat.type == ChatType.PRIVATE
    if not is_private and asked is None and user is not None:  # a selective question reaches whom it mentions
        html = f'<a href="tg://user?id={user.id}">{escape(user.first_name)}</a>: {html}'
    sent = await context.bot.send_message(
        chat.id,
        await head_line(context, html),
        parse_mode=ParseMode.HTML,
        message_thread_id=thread_id(thread_of(update)),
        reply_parameters=None
        if is_private or asked is None
        else ReplyParameters(asked.message_id, allow_sending_without_reply=True),
        reply_markup=_input(placeholder[:_LONGEST_PLACEHOLDER] or None, offered),
        link_preview_options=NO_PREVIEW,
    )
    about = context.managed.id if context.managed is not None else None
    question = Question(chat.id, user_of(update), sent.message_id, kind, argument, about)
    await context.services.store.run(questions.put, question, now)


async def withdraw(update: Update, context: Context, kind: str | None = None) -> Question | None:
    """End the question that is open to who acts here, if it is of `kind`; which one that was."""
    question = await open_to(update, context)
    if question is None or kind not in (None, question.kind):
        return None
    await context.services.store.run(questions.close, question)
    return question


async def take_answer(update: Update, context: Context) -> None:
    """Lead a text to the taker of the question that it answers; where it answers none, to the other handlers."""
    message = update.message or update.channel_post
    question = await open_to(update, context)
    taker = context.bot_data.get(_TAKERS, {}).get(question.kind) if question is not None else None
    if message is None or question is None or taker is None or not _answers(message, question):
        return
    if question.about is not None and not await leads_to(update, context, question.about):
        await context.services.store.run(questions.close, question)
        raise ApplicationHandlerStop
    handler, who = taker
    words = (message.text or "").strip()

    async def taken(update: Update, context: Context) -> None:
        await handler(update, context, question.argument, words)

    guarded: Handler = gated(taken, who)
    await guarded(update, context)  # a failure leaves the question open, to be answered better
    await context.services.store.run(questions.close, question)
    raise ApplicationHandlerStop


async def end_question(update: Update, context: Context) -> None:
    """Whoever gives a command has turned to something else; /cancel is told about it."""
    message = update.message or update.channel_post
    first = ((message.text or "").split() or [""])[0] if message is not None else ""
    if first.partition("@")[0] != "/cancel":
        await withdraw(update, context)


def _input(placeholder: str | None, offered: KeyboardButton | None) -> ForceReply | ReplyKeyboardMarkup:
    if offered is None:
        return ForceReply(selective=True, input_field_placeholder=placeholder)
    return ReplyKeyboardMarkup(
        [[offered]], resize_keyboard=True, one_time_keyboard=True, selective=True, input_field_placeholder=placeholder
    )


async def open_to(update: Update, context: Context) -> Question | None:
    """The question that whoever acts here may answer."""
    chat, services = update.effective_chat, context.services
    if chat is None:
        return None
    return await services.store.run(questions.open_to, chat.id, user_of(update), services.clock.now())


def _answers(message: Message, question: Question) -> bool:
    replied = message.reply_to_message
    is_reply = replied is not None and replied.message_id == question.message
    return is_reply or (message.chat.type == ChatType.PRIVATE and replied is None)


def register(app: App) -> None:
    app.add_handler(MessageHandler[Context, None](_WORDS & _WHERE, take_answer), group=_FIRST)
    app.add_handler(MessageHandler[Context, None](filters.COMMAND & _WHERE, end_question), group=_FIRST)
