"""The bot's account at Telegram: that it is there, and stays ours.

Invariant: one refusal may be a slip of Telegram's, or of somebody between; a few in a row are none.
"""

import asyncio
import logging
from typing import Protocol

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.errors import SettingsError

_FIRST_RETRY, _LONGEST_RETRY = 1.0, 60.0
_REFUSALS = 3
_WATCH_EVERY = 60.0

logger = logging.getLogger(__name__)


class Greeting(Protocol):
    """What says hello: an application, for one."""

    async def initialize(self) -> None: ...


async def greet(app: Greeting) -> None:
    """Say hello to Telegram, again and again while the network is away. Raises SettingsError for a refused token."""
    delay = _FIRST_RETRY
    while True:
        try:
            await app.initialize()
        except InvalidToken as error:
            raise refused() from error
        except NetworkError as error:
            logger.warning("Telegram cannot be reached, will try again", extra={"why": str(error), "seconds": delay})
            await asyncio.sleep(delay)
            delay = min(2 * delay, _LONGEST_RETRY)
        else:
            return


async def watch(bot: Bot) -> None:
    """Ask once a minute who we are: a token that is revoked ends polling without a word. Raises InvalidToken."""
    refusals = 0
    while True:
        await asyncio.sleep(_WATCH_EVERY)
        try:
            await bot.get_me()
            refusals = 0
        except InvalidToken:
            refusals += 1
            if refusals >= _REFUSALS:
                raise
        except TelegramError as error:
            logger.warning("Telegram cannot be reached, will try again", extra={"why": str(error)})


def refused() -> SettingsError:
    """The token is not one, or not one any more."""
    return SettingsError(
        "telegram.token: Telegram refuses it. Copy it again from @BotFather (/mybots → API Token), or mend "
        "telegram.base_url."
    )
