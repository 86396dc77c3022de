"""Showing a text while it is being made."""

from bot.sandbox.api.access import chat_to_write, check_thread
from bot.sandbox.api.call import Method
from bot.sandbox.api.entities import MAX_TEXT, check_length
from bot.sandbox.api.formatting import formatted
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat, ChatKind
from bot.sandbox.world.world import World


def send_message_draft(world: World, params: Json) -> bool:
    """Show a draft, or what the draft of that id has become; an empty text shows that the bot thinks."""
    chat = draft_chat(world, params)
    said = formatted(world, params.get("text", ""), params, "entities")
    check_length(said.text, MAX_TEXT, "message is too long")
    world.stream(chat, draft_place(params) | {"text": said.text, "entities": list(said.entities)})
    return True


def draft_chat(world: World, params: Json) -> Chat:
    """The private chat for a draft. Raises BadRequest for any other chat, and for `draft_id` 0."""
    chat = chat_to_write(world, params["chat_id"])
    if chat.kind is not ChatKind.PRIVATE:
        raise BadRequest("TEXTDRAFT_PEER_INVALID")
    if params["draft_id"] == 0:
        raise BadRequest("RANDOM_ID_INVALID")
    check_thread(world, chat, params.get("message_thread_id"))
    return chat


def draft_place(params: Json) -> Json:
    """Which draft it is, and in which topic."""
    return {name: params[name] for name in ("draft_id", "message_thread_id") if name in params}


METHODS = {
    "sendMessageDraft": Method(
        send_message_draft, frozenset({"chat_id", "message_thread_id", "draft_id", "text", "parse_mode", "entities"})
    )
}
