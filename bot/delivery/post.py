"""One message of a digest to Telegram: the request, and of its answer the message's id alone.

Invariant: what it raises is a TelegramError, or a fault of our own.
Source: Bot API, `sendMessage`, `sendRichMessage`.
"""

from typing import Self

from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.delivery.markup import keyboard_json, rich_json, thread_id
from bot.delivery.request import LeanRequest
from bot.model.digest import Delivery, Message

_PATIENCE = 20.0
_NO_PREVIEW: dict[str, object] = {"is_disabled": True}

Field = str | int | dict[str, object]


class Post:
    """Sends for `bot`, over connections of its own: those of the bot are for answers to people. To be entered first.

    With `paid` they go out faster than Telegram's free limit, for Stars. Answers are waited for `patience` seconds.
    """

    def __init__(self, bot: ExtBot[str], *, paid: bool = False, patience: float = _PATIENCE) -> None:
        self._bot = bot
        self._request = LeanRequest(connections=0, read_timeout=patience)
        self._paid = paid

    async def __aenter__(self) -> Self:
        await self._request.initialize()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._request.shutdown()

    async def send(self, delivery: Delivery) -> int:
        """Send one message and return its id. Raises TelegramError."""
        method = "sendRichMessage" if delivery.message.is_rich else "sendMessage"
        return await self._request.send(f"{self._bot.base_url}/{method}", self._fields(delivery))

    async def probe(self) -> None:
        """Ask Telegram for nothing but an answer. Raises TelegramError."""
        await self._bot.get_me()

    def _fields(self, delivery: Delivery) -> dict[str, Field]:
        fields: dict[str, Field] = {"chat_id": delivery.chat, **_content(delivery.message)}
        if (thread := thread_id(delivery.thread)) is not None:
            fields["message_thread_id"] = thread
        if delivery.message.buttons:
            fields["reply_markup"] = keyboard_json(delivery.message.buttons)
        if delivery.message.is_silent:
            fields["disable_notification"] = True
        if self._paid:
            fields["allow_paid_broadcast"] = True
        return fields


def _content(message: Message) -> dict[str, Field]:
    if message.is_rich:
        return {"rich_message": rich_json(message)}
    return {"text": message.html, "parse_mode": ParseMode.HTML, "link_preview_options": _NO_PREVIEW}
