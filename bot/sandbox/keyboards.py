"""Keyboards below a message, held to Telegram's limits."""

from urllib.parse import urlsplit

from bot.sandbox.wire import BadRequest, Json, SpecViolation

MAX_BUTTONS = 100
MAX_ROW = 8
MAX_CALLBACK_BYTES = 64
MAX_COPY = 256
_LOOKS = frozenset({"text", "icon_custom_emoji_id", "style"})
_STYLES = frozenset({"danger", "success", "primary"})
Rows = tuple[tuple[Json, ...], ...]


def inline_rows(markup: Json | None) -> Rows:
    """The rows of an InlineKeyboardMarkup; none for None and for a markup of another kind.

    Raises BadRequest with Telegram's text, SpecViolation where Telegram says less or nothing.
    """
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise BadRequest("reply markup is too long")
    for row in rows:
        if len(row) > MAX_ROW:
            raise SpecViolation(f"a row of the keyboard has {len(row)} buttons, clients show {MAX_ROW}")
    for button in buttons:
        _check_button(button)
    return tuple(tuple(row) for row in rows if row)


def other_markup(markup: Json | None) -> Json | None:
    """A reply keyboard, its removal or a forced reply."""
    return markup if markup and "inline_keyboard" not in markup else None


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise BadRequest("can't parse inline keyboard button: Text must be non-empty")
    actions = button.keys() - _LOOKS
    if not actions:
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise SpecViolation(f"the button {button['text']!r} has {len(actions)} actions, it must have exactly one")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= MAX_COPY:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in _STYLES:
        raise BadRequest("can't parse inline keyboard button: invalid button style specified")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg") or not parts.netloc:
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
