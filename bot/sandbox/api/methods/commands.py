"""The command menu, per scope and language."""

import json
import re

from bot.sandbox.api.access import chat_to_read
from bot.sandbox.api.call import Method
from bot.sandbox.api.methods.profile import language_of
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import ChatKind
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.world import World

MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]+")


def set_my_commands(world: World, params: Json) -> bool:
    """Keep the commands of one scope and language."""
    commands: list[Json] = params["commands"]
    if len(commands) > MAX_COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command["command"], command["description"])
    world.profile.commands[_place(world, params)] = commands
    world.journal.record(EventKind.PROFILE)
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    """The commands of exactly that scope and language."""
    return world.profile.commands.get(_place(world, params), [])


def delete_my_commands(world: World, params: Json) -> bool:
    """Forget the commands of one scope and language."""
    world.profile.commands.pop(_place(world, params), None)
    world.journal.record(EventKind.PROFILE)
    return True


def _check_command(name: str, description: str) -> None:
    if not name.strip():
        raise BadRequest("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise BadRequest(f"command length must not exceed {MAX_COMMAND}")
    if not _COMMAND.fullmatch(name):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not description.strip():
        raise BadRequest("command description must be non-empty")
    if len(description) > MAX_DESCRIPTION:
        raise BadRequest(f"command description length must not exceed {MAX_DESCRIPTION}")


def _place(world: World, params: Json) -> tuple[str, str]:
    scope: Json = params.get("scope", {"type": "default"})
    if "chat_id" in scope:
        chat = chat_to_read(world, scope["chat_id"])
        if chat.kind is ChatKind.CHANNEL:
            raise BadRequest("chat not found")
        scope = scope | {"chat_id": chat.id}
    if "user_id" in scope and scope["user_id"] not in world.users:
        raise BadRequest("user not found")
    return json.dumps(scope, sort_keys=True), language_of(params)


_PLACE = frozenset({"scope", "language_code"})

METHODS = {
    "setMyCommands": Method(set_my_commands, _PLACE | {"commands"}),
    "getMyCommands": Method(get_my_commands, _PLACE),
    "deleteMyCommands": Method(delete_my_commands, _PLACE),
}
