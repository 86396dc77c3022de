"""A file as a person sends it: pictures as photos, everything else as documents."""

from contextlib import suppress

from bot.sandbox.api.media import media_content
from bot.sandbox.api.pictures import Unfit
from bot.sandbox.wire import ApiError, BadRequest, Upload
from bot.sandbox.world.message import Content, MediaKind
from bot.sandbox.world.world import World

_PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})


def file_content(world: World, file: Upload, caption: str) -> Content:
    """The content of a message with the file, which is kept. Raises ValueError when it is empty.

    What calls itself a picture but does not fit as a photo becomes a document, as clients do it.
    """
    with suppress(Unfit, BadRequest):
        if file.content_type in _PHOTOS:
            return media_content(world, MediaKind.PHOTO, file, caption)
    try:
        return media_content(world, MediaKind.DOCUMENT, file, caption)
    except ApiError as error:
        raise ValueError(error.description) from None
