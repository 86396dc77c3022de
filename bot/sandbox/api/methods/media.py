"""Sending a file: photos, documents, videos, animations, audio files and voice notes."""

from collections.abc import Callable
from dataclasses import replace

from bot.sandbox.api import media
from bot.sandbox.api.access import chat_to_write
from bot.sandbox.api.call import Method
from bot.sandbox.api.formatting import caption_content
from bot.sandbox.api.methods.messages import DELIVERY, deliver, with_markup
from bot.sandbox.wire import Json
from bot.sandbox.world.message import MediaKind
from bot.sandbox.world.world import World

_CAPTION = frozenset({"caption", "caption_entities"})
_SHOWN = frozenset({"has_spoiler", "show_caption_above_media"})


def _sender(kind: MediaKind) -> Callable[[World, Json], Json]:
    def send(world: World, params: Json) -> Json:
        """Send a file that is uploaded, or that was sent before, by its `file_id`."""
        chat = chat_to_write(world, params["chat_id"])
        content = with_markup(caption_content(world, params), params)
        sent = media.resolve(world, params, kind, params[kind], params)
        covered = replace(sent, spoiler=params.get("has_spoiler", False))
        return deliver(world, chat, replace(content, media=covered), params).json()

    return send


METHODS = {
    f"send{kind.title()}": Method(
        _sender(kind),
        DELIVERY | _CAPTION | media.GIVEN[kind] | {str(kind)} | (_SHOWN if media.spoilers(kind) else frozenset[str]()),
    )
    for kind in MediaKind
}
