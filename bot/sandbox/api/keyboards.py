"""Keyboards, held to Telegram's limits.

Invariant: what passes here is shown by clients as it was sent, nothing dropped or cut. Source of the texts: TDLib
(`ReplyMarkup.cpp`) and the open Bot API server. Not verified: BUTTON_TYPE_INVALID, BUTTON_COPY_TEXT_INVALID, and that
the server counts 100 buttons.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.chat import ChatKind

MAX_BUTTONS = 100
MAX_ROW = 8
MAX_REPLY_BUTTONS = 300
MAX_REPLY_ROW = 12
MAX_CALLBACK_BYTES = 64
MAX_COPY = 256
MAX_PLACEHOLDER = 64
MAX_USERS = 10
_LOOKS = frozenset({"text", "icon_custom_emoji_id", "style"})
_STYLES = frozenset({"danger", "success", "primary"})
_REQUESTS = {
    "request_contact": "Phone number",
    "request_location": "Location",
    "request_poll": "Poll",
    "web_app": "Web App buttons",
    "request_users": "Users",
    "request_chat": "Chats",
}
_SWITCHES = {
    "switch_inline_query": "switch_inline_query",
    "switch_inline_query_chosen_chat": "switch_inline_query",
    "switch_inline_query_current_chat": "switch_inline_query_current_chat",
}
_NO_TEXT = "a button without text: Telegram leaves it out in silence"
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
    first = rows[0][0] if rows and rows[0] else None
    for name in ("pay", "callback_game"):
        if any(button is not first and name in button for button in buttons):
            raise SpecViolation(f"a button with {name} must be the first of the first row")
    return tuple(tuple(row) for row in rows if row)


def other_markup(markup: Json | None) -> Json | None:
    """A reply keyboard, its removal or a forced reply. Raises as `inline_rows`."""
    if not markup or "inline_keyboard" in markup:
        return None
    placeholder = markup.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= MAX_PLACEHOLDER:
        raise SpecViolation(f"input_field_placeholder has {len(placeholder)} characters, it must be 1 to 64")
    for name in ("remove_keyboard", "force_reply"):
        if markup.get(name) is False:
            raise SpecViolation(f"{name} is false, it must be true")
    if "keyboard" in markup:
        _check_reply_keyboard(markup["keyboard"])
    return markup


def check_place(keyboard: Iterable[Iterable[Json]], markup: Json | None, kind: ChatKind | None) -> None:
    """Raise BadRequest where a chat of that kind cannot have such keys; None is a message sent via inline mode."""
    if markup and kind is ChatKind.CHANNEL:
        raise BadRequest("inline keyboard expected")
    if kind is not ChatKind.PRIVATE:
        for button in (button for row in (markup or {}).get("keyboard", ()) for button in row):
            _check_request(button)
    for button in (button for row in keyboard for button in row):
        _check_inline_place(button, kind)


def _check_inline_place(button: Json, kind: ChatKind | None) -> None:
    if "pay" in button or "callback_game" in button:
        raise BadRequest("BUTTON_TYPE_INVALID")
    if "web_app" in button and kind is not ChatKind.PRIVATE:
        raise BadRequest("BUTTON_TYPE_INVALID")
    name = next((_SWITCHES[name] for name in _SWITCHES if name in button), None)
    if name and kind is ChatKind.CHANNEL:
        raise BadRequest(
            f"can't use {name} button in a channel chat, because users will not be able to use the button without "
            "knowing bot's username"
        )


def _check_request(button: Json) -> None:
    for name, words in _REQUESTS.items():
        if button.get(name, False) is False:
            continue
        verb = "be used" if name == "web_app" else "be requested"
        raise BadRequest(f"{words[0].lower()}{words[1:]} can {verb} in private chats only")


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise SpecViolation(_NO_TEXT)
    actions = button.keys() - _LOOKS
    if not actions or button.get("callback_data") == "" or button.get("url") == "":
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise SpecViolation(f"the button {button['text']!r} has {len(actions)} actions, it must have exactly one")
    if "callback_data" in button and len(button["callback_data"].encode()) > MAX_CALLBACK_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url("button", button["url"])
    for name, words in (("login_url", "button login"), ("web_app", "button Web App")):
        if name in button:
            _check_url(words, button[name]["url"], https_only=True)
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= MAX_COPY:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in _STYLES:
        raise BadRequest("can't parse inline keyboard button: invalid button style specified")
    chosen = button.get("switch_inline_query_chosen_chat")
    if chosen is not None and not any(value is True for value in chosen.values()):
        raise SpecViolation("switch_inline_query_chosen_chat allows no kind of chat")


def _check_reply_keyboard(rows: list[list[Json]]) -> None:
    buttons = [button for row in rows for button in row]
    if not buttons:
        raise SpecViolation("the keyboard has no buttons: Telegram leaves it out in silence")
    if len(buttons) > MAX_REPLY_BUTTONS or any(len(row) > MAX_REPLY_ROW for row in rows):
        raise SpecViolation(f"a keyboard has at most {MAX_REPLY_BUTTONS} buttons, {MAX_REPLY_ROW} in a row")
    for button in buttons:
        if not button["text"].strip():
            raise SpecViolation(_NO_TEXT)
        if len(button.keys() - _LOOKS) > 1:
            raise SpecViolation(f"the button {button['text']!r} asks for several things, it may ask for one")
        if "web_app" in button:
            check_link("keyboard button Web App", button["web_app"]["url"], https_only=True)
        if not 1 <= button.get("request_users", {}).get("max_quantity", 1) <= MAX_USERS:
            raise SpecViolation(f"max_quantity must be 1 to {MAX_USERS}")
    ids = [
        button[name]["request_id"] for button in buttons for name in ("request_chat", "request_users") if name in button
    ]
    if len(set(ids)) < len(ids):
        raise SpecViolation("two buttons have the same request_id")


def _check_url(words: str, url: str, *, https_only: bool = False) -> None:
    check_link(f"inline keyboard {words}", url, https_only=https_only)


def check_link(words: str, url: str, *, https_only: bool = False) -> None:
    """Raise BadRequest `{words} URL '…' is invalid: …` unless clients can open the link."""
    full = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    is_web = parts.scheme in ("http", "https") and "." in host
    if not (is_web or (parts.scheme in ("tg", "ton", "tonsite") and host)):
        raise BadRequest(f"{words} URL '{url}' is invalid: Wrong HTTP URL")
    if https_only and parts.scheme != "https":
        raise BadRequest(f"{words} URL '{url}' is invalid: Only HTTPS links are allowed")
