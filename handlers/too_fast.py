"""The one polite word to who asks too much; to a press, the word is its answer."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from handlers.answer import say, toast
from handlers.context import App, Context
from handlers.throttle import Throttle

_BEFORE_ALL = -2


class _Polite(BaseHandler[Update, Context, None]):
    """Answers what is too much, before anything else sees it."""

    def __init__(self, throttle: Throttle) -> None:
        super().__init__(self._answer)
        self._throttle = throttle

    def check_update(self, update: object) -> bool:
        """Whether there is a word to say."""
        return self._throttle.is_too_much(update)

    async def _answer(self, update: Update, context: Context) -> None:
        locale = await context.locale(update)
        if update.callback_query is not None:
            await toast(update.callback_query, locale.label("too-fast"))
        else:
            await say(update, context, locale.say("too-fast"))
        raise ApplicationHandlerStop


def join(app: App, throttle: Throttle) -> None:
    """Let `app` say the word that `throttle` finds due."""
    app.add_handler(_Polite(throttle), group=_BEFORE_ALL)
