"""What the bot put below a person's input: a reply keyboard or a forced reply, until it is used up or removed."""

from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, ChatKind, User
from bot.sandbox.world.message import SentMessage


def shown_keyboard(chat: Chat, user: User) -> Json | None:
    """The ReplyKeyboardMarkup or ForceReply that the person sees in the chat.

    A one-time keyboard and a forced reply go when the person has written since. A selective one is seen by those whom
    the message mentions and by whom it replies to.
    """
    has_written = False
    for message in reversed(chat.messages.values()):
        has_written = has_written or message.sender == user
        if (markup := message.content.markup) and _reaches(message, markup, user):
            used_up = has_written and (markup.get("one_time_keyboard") or "force_reply" in markup)
            return None if used_up or "remove_keyboard" in markup else markup
    return None


def _reaches(message: SentMessage, markup: Json, user: User) -> bool:
    if not markup.get("selective") or message.chat.kind is ChatKind.PRIVATE:
        return True
    mentioned = any(_is_of(entity, message.text, user) for entity in message.entities)
    return mentioned or (message.reply_to is not None and message.reply_to.sender == user)


def _is_of(entity: Json, text: str, user: User) -> bool:
    if entity["type"] == "text_mention":
        return bool(entity["user"]["id"] == user.id)
    units = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    return entity["type"] == "mention" and units.decode("utf-16-le").lower() == f"@{user.username}".lower()


def touches_keyboard(message: SentMessage, user: User) -> bool:
    """Whether the person's keyboard may be another one since the message."""
    return message.content.markup is not None or message.sender == user


def chat_request(markup: Json | None, request_id: int) -> Json | None:
    """The KeyboardButtonRequestChat with that id."""
    keys = [key for row in (markup or {}).get("keyboard", ()) for key in row if isinstance(key, dict)]
    requests: list[Json] = [key["request_chat"] for key in keys if "request_chat" in key]
    return next((request for request in requests if request["request_id"] == request_id), None)
