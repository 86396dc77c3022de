"""Reacting to a message.

Wordings not seen in the wild: that of paid reactions.
"""

from bot.sandbox.api.access import chat_to_read, message_of
from bot.sandbox.api.call import Method
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World

MAX_REACTIONS = 1
_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 "
    "💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ "
    "😡"
)
"""ReactionTypeEmoji in the Bot API."""


def set_message_reaction(world: World, params: Json) -> bool:
    """Put the bot's reaction on a message, or on the first of its album; none takes it away."""
    chat = chat_to_read(world, params["chat_id"])
    message = _first(chat, message_of(chat, params["message_id"], "message to react"))
    wanted: list[Json] = params.get("reaction", [])
    if len(wanted) > MAX_REACTIONS:
        raise BadRequest("REACTIONS_TOO_MANY")
    for one in wanted:
        if one["type"] == "paid":
            raise BadRequest("invalid reaction type specified")
        if one.get("emoji") not in _EMOJI.split():
            raise BadRequest("REACTION_INVALID")
    world.react(message, wanted, big=params.get("is_big", False))
    return True


def _first(chat: Chat, message: SentMessage) -> SentMessage:
    album = message.content.album
    return next(one for one in chat.messages.values() if one is message or (album and one.content.album == album))


METHODS = {
    "setMessageReaction": Method(set_message_reaction, frozenset({"chat_id", "message_id", "reaction", "is_big"}))
}
