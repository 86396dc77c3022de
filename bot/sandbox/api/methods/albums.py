"""Sending several files as one album."""

from dataclasses import replace

from bot.sandbox.api.access import chat_to_write
from bot.sandbox.api.call import Method
from bot.sandbox.api.input_media import input_media
from bot.sandbox.api.media import spoilers
from bot.sandbox.api.methods.messages import PLACED, deliver
from bot.sandbox.api.pictures import Unfit
from bot.sandbox.api.replies import reply_of
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.message import Content, MediaKind
from bot.sandbox.world.world import World

MAX_ITEMS = 10
_ALONE = (MediaKind.DOCUMENT, MediaKind.AUDIO)


def send_media_group(world: World, params: Json) -> list[Json]:
    """Send 2 to 10 files, each with its own caption; all of them or none."""
    chat = chat_to_write(world, params["chat_id"])
    given: list[Json] = params["media"]
    _check_count(len(given))
    contents = [_item(world, params, place, item) for place, item in enumerate(given, start=1)]
    _check_mixture(contents)
    reply = reply_of(world, chat, params.get("reply_parameters"))
    album = str(world.serial())
    sent = [deliver(world, chat, replace(one, album=album), params, reply=reply) for one in contents]
    return [message.json() for message in sent]


def _check_count(items: int) -> None:
    if not items:
        raise BadRequest("there are no messages to send")
    if items > MAX_ITEMS:
        raise BadRequest("too many messages to send as an album")
    if items == 1:
        raise SpecViolation("media has 1 item, it must have 2 to 10; Telegram sends it as a single message")


def _item(world: World, params: Json, place: int, item: Json) -> Content:
    try:
        return input_media(world, params, item)
    except Unfit as refusal:
        reason = f'failed to send message #{place} with the error message "{refusal.code}"'
        raise BadRequest(reason) from None


def _check_mixture(contents: list[Content]) -> None:
    kinds = [content.media.kind for content in contents if content.media]
    for kind in kinds:
        if kind in _ALONE and set(kinds) != {kind}:
            raise BadRequest(f"{kind} can't be mixed with other media types")
    if spoilers(kinds[0]) and len({content.caption_above for content in contents}) > 1:
        raise BadRequest("parameter show_caption_above_media must be the same for all messages")


METHODS = {"sendMediaGroup": Method(send_media_group, (PLACED - {"reply_markup"}) | {"media"})}
