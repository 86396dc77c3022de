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
_SENTENCES: dict[object, str] = {ArxivUnavailable: "arxiv-unavailable", StoreBusy: "store-busy"}

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
    elif not isinstance(error, PapergramError):
        logger.error("an update failed", exc_info=error, extra={"update": update.update_id})
    try:
        await _tell(update, context, error)
    except TelegramError as failure:
        logger.warning("the answer to a failed update failed too", extra={"why": str(failure)})
    raise ApplicationHandlerStop  # this was its answer: no other handler is to give one too


async def _tell(update: Update, context: Context, error: BaseException | None) -> None:
    if update.effective_chat is None:
        return
    if update.callback_query is not None:
        name = _SENTENCES.get(type(error), "internal-error")
        await toast(update.callback_query, (await context.locale(update)).label(name), alert=True)
    elif isinstance(error, QuerySyntaxError):
        await say(update, context, f"{escape(str(error))}\n<pre>{escape(_place(error))}</pre>")
    elif isinstance(error, PapergramError) and type(error) not in _SENTENCES:
        await say(update, context, escape(str(error)))
    else:
        name = _SENTENCES.get(type(error), "internal-error")
        await say(update, context, (await context.locale(update)).say(name))


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
