"""When a handler fails: the person gets a sentence without details, the operator's log gets the details."""

import logging

from telegram import Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.errors import ArxivUnavailable, PapergramError, QuerySyntaxError, StoreBusy
from bot.locales.html import escape
from handlers.answer import say, toast
from handlers.context import App, Context

_WIDTH = 60

logger = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Answer a failed update; what is meant for people is passed on, everything else is only logged."""
    error = context.error
    if not isinstance(update, Update):
        _log_polling(error)
        return
    if isinstance(error, ArxivUnavailable):
        logger.warning("an update could not be answered", extra={"update": update.update_id, "why": str(error)})
    elif isinstance(error, StoreBusy):
        logger.error("the store is busy", extra={"update": update.update_id, "why": str(error)})
    elif not isinstance(error, PapergramError) or error.message == PapergramError.message:
        logger.error("an update failed", exc_info=error, extra={"update": update.update_id})
    try:
        await _tell(update, context, error)
    except TelegramError as failure:
        logger.warning("the answer to a failed update failed too", extra={"why": str(failure)})
    raise ApplicationHandlerStop  # this was its answer: no other handler is to give one too


async def _tell(update: Update, context: Context, error: BaseException | None) -> None:
    if update.effective_chat is None:
        return
    told = error if isinstance(error, PapergramError) else PapergramError()
    locale = await context.locale(update)
    if update.callback_query is not None:
        await toast(update.callback_query, locale.label(told.message, **told.values), alert=True)
        return
    sentence = locale.say(told.message, **told.values)
    place = f"\n<pre>{escape(_place(told))}</pre>" if isinstance(told, QuerySyntaxError) else ""
    await say(update, context, f"{sentence}{place}")


def _place(error: QuerySyntaxError) -> str:
    """The part of the query in which reading stopped, as wide as a phone."""
    start = max(0, error.position - _WIDTH // 2)
    return "\n".join(line[start : start + _WIDTH] for line in error.pointer().split("\n"))


def _log_polling(error: BaseException | None) -> None:
    if isinstance(error, NetworkError):
        logger.warning("Telegram cannot be reached, will try again", extra={"why": str(error)})
    else:
        logger.error("an error outside of any update", exc_info=error)


def register(app: App) -> None:
    app.add_error_handler(on_error)
