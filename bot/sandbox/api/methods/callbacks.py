"""Answering a press on an inline button.

Not verified: what Telegram says to a second answer. Here it is accepted, as a client shows it if the first is gone.
"""

from urllib.parse import parse_qs, urlsplit

from bot.sandbox.api.call import Method
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.world import CallbackAnswer, World

MAX_ANSWER = 200
MAX_CACHE = 30 * 24 * 60 * 60
"""Seconds."""
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, params: Json) -> bool:
    """End the button's waiting, with a notice, an alert or a link to the bot."""
    press = world.presses.get(params["callback_query_id"])
    if press is None or press.expired:
        raise BadRequest(TOO_OLD)
    text: str | None = params.get("text")
    if text and len(text) > MAX_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    url: str | None = params.get("url")
    if url and not _leads_to_bot(url, world.bot.username or ""):
        raise BadRequest("URL_INVALID")
    if not 0 <= params.get("cache_time", 0) <= MAX_CACHE:
        raise SpecViolation(f"cache_time is {params['cache_time']}, it must be 0 to {MAX_CACHE}")
    world.answer(press, CallbackAnswer(press.id, text, params.get("show_alert", False), url))
    return True


def _leads_to_bot(url: str, username: str) -> bool:
    """Whether the link starts the bot with a parameter; a game's link would do too, but there are no games here."""
    try:
        parts = urlsplit(url)
        asked = parse_qs(parts.query)
    except ValueError:
        return False
    if parts.scheme == "tg":
        name = asked.get("domain", [""])[0] if parts.netloc == "resolve" else ""
    else:
        name = parts.path.strip("/") if parts.netloc in ("t.me", "telegram.me") else ""
    return "start" in asked and name.casefold() == username.casefold()


METHODS = {
    "answerCallbackQuery": Method(
        answer_callback_query, frozenset({"callback_query_id", "text", "show_alert", "url", "cache_time"})
    )
}
