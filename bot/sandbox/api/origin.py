"""Where a message came from, as those tell who forward it or answer it in another chat."""

from bot.sandbox.wire import Json
from bot.sandbox.world.chat import ChatKind
from bot.sandbox.world.message import SentMessage


def origin_of(message: SentMessage) -> Json:
    """The Bot API's MessageOrigin; of a forwarded message, that of the first."""
    if "forward_origin" in message.context:
        origin: Json = message.context["forward_origin"]
        return origin
    chat, place = message.sender_chat, {"date": message.date}
    if chat and chat.kind is ChatKind.CHANNEL:
        return place | {"type": "channel", "chat": chat.json(), "message_id": message.message_id}
    if chat or message.sender is None:
        return place | {"type": "chat", "sender_chat": (chat or message.chat).json()}
    return place | {"type": "user", "sender_user": message.sender.json()}
