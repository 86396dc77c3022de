"""Asking where a file goes down."""

from bot.sandbox.api.call import Method
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.world import World

MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes, getFile in the Bot API."""


def get_file(world: World, params: Json) -> Json:
    """The file as File, with its path below `/file/bot<token>/`."""
    stored = world.files.get(params["file_id"])
    if stored is None:
        raise BadRequest("invalid file_id")
    if stored.size > MAX_DOWNLOAD:
        raise BadRequest("file is too big")
    return stored.json() | {"file_path": stored.path}


METHODS = {"getFile": Method(get_file, frozenset({"file_id"}))}
