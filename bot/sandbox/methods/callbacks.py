"""Answering a press on an inline button."""

from bot.sandbox.call import Method
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world import CallbackAnswer, World

MAX_ANSWER = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, params: Json) -> bool:
    """End the button's waiting, with a notice or an alert."""
    press = world.presses.get(params["callback_query_id"])
    if press is None or press.expired:
        raise BadRequest(_TOO_OLD)
    text: str | None = params.get("text")
    if text and len(text) > MAX_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    world.answer(press, CallbackAnswer(press.id, text, params.get("show_alert", False), params.get("url")))
    return True


METHODS = {
    "answerCallbackQuery": Method(
        answer_callback_query, frozenset({"callback_query_id", "text", "show_alert", "url", "cache_time"})
    )
}
