"""What the bot hears of what people say.

Invariant: it hears what Telegram would let it hear. In groups where it is no administrator these are service messages,
commands, mentions of it, replies to it and what was sent through it ("Privacy mode" in the Bot API's features page).
"""

from bot.sandbox.api.cleaning import covered
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import ChatKind
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World


def tell(world: World, message: SentMessage, *, edited: bool = False) -> None:
    """Make an update of a new or `edited` message, if the bot hears it."""
    if hears(world, message):
        kind = "channel_post" if message.chat.kind is ChatKind.CHANNEL else "message"
        world.updates.push(f"edited_{kind}" if edited else kind, message.json())


def hears(world: World, message: SentMessage) -> bool:
    """Whether the bot hears a message of a person."""
    bot, chat = world.bot, message.chat
    standing = chat.member(bot).status
    if chat.kind is ChatKind.PRIVATE or standing.rules:
        return True
    if not standing.inside or chat.kind is ChatKind.CHANNEL:
        return False
    if message.service or (message.reply_to and message.reply_to.sender == bot):
        return True
    if message.context.get("via_bot", {}).get("id") == bot.id:
        return True
    return any(_addresses(message, entity, f"@{bot.username}".casefold()) for entity in message.entities)


def _addresses(message: SentMessage, entity: Json, name: str) -> bool:
    """Whether it mentions the name, is a command to it, or one to everybody with which the message begins."""
    if entity["type"] not in ("mention", "bot_command"):
        return False
    said = covered(message.text, entity).casefold()
    to_all = entity["type"] == "bot_command" and entity["offset"] == 0 and "@" not in said
    return to_all or said.endswith(name)
