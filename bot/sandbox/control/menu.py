"""The command menu that a person sees in a chat.

Source: "Determining list of commands" in the Bot API: the narrowest scope that has commands, in the person's language
before those for all languages.
"""

import json

from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, ChatKind, User
from bot.sandbox.world.world import World


def menu(world: World, chat: Chat, user: User) -> list[Json]:
    """The BotCommands; none in channels and where the bot is not."""
    if chat.kind is ChatKind.CHANNEL or chat.upgraded_to:
        return []
    for scope in _scopes(chat, user):
        key = json.dumps(scope, sort_keys=True)
        for code in (user.language, ""):
            if commands := world.profile.commands.get((key, code)):
                return commands
    return []


def _scopes(chat: Chat, user: User) -> list[Json]:
    here: Json = {"chat_id": chat.id}
    if chat.kind is ChatKind.PRIVATE:
        return [{"type": "chat"} | here, {"type": "all_private_chats"}, {"type": "default"}]
    rules = chat.member(user).status.rules
    return [
        {"type": "chat_member", "user_id": user.id} | here,
        *([{"type": "chat_administrators"} | here] if rules else []),
        {"type": "chat"} | here,
        *([{"type": "all_chat_administrators"}] if rules else []),
        {"type": "all_group_chats"},
        {"type": "default"},
    ]
