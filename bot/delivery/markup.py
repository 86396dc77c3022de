"""Our messages in python-telegram-bot's terms."""

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.model.digest import Button, Message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Rows = Sequence[Sequence[Button]]


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The keys below a message, or None when there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_library_key(one) for one in row] for row in rows])


def keyboard_json(rows: Rows) -> dict[str, object]:
    """The same as Telegram reads it, for a request that is made without the library's objects."""
    return {"inline_keyboard": [[_key(one) for one in row] for row in rows]}


def rich_json(message: Message) -> dict[str, object]:
    """A rich message as Telegram reads it: what is a link in it is written as one, nothing else becomes one."""
    return {"html": message.html, "skip_entity_detection": True}


def thread_id(thread: int) -> int | None:
    """Telegram refuses `message_thread_id=1`: the General topic is addressed by leaving it out."""
    return thread if thread > 1 else None


def _library_key(button: Button) -> InlineKeyboardButton:
    copied = CopyTextButton(button.copy) if button.copy else None
    return InlineKeyboardButton(button.text, callback_data=button.data, url=button.url, copy_text=copied)


def _key(button: Button) -> dict[str, object]:
    copied = {"text": button.copy} if button.copy else None
    key = {"text": button.text, "callback_data": button.data, "url": button.url, "copy_text": copied}
    return {name: value for name, value in key.items() if value is not None}
