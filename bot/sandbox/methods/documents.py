"""Sending a file, which stays in memory as long as the sandbox runs."""

from bot.sandbox.access import chat_to_write
from bot.sandbox.call import Method
from bot.sandbox.entities import MAX_CAPTION, check_length, parse
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import inline_rows, other_markup
from bot.sandbox.message import Content, Media, MediaKind
from bot.sandbox.methods.messages import DELIVERY, deliver
from bot.sandbox.wire import ApiError, BadRequest, Json, Upload
from bot.sandbox.world import World

MAX_FILE = 50 * 1024 * 1024
"""Bytes, "Sending files" in the Bot API."""


def send_document(world: World, params: Json) -> Json:
    """Send an uploaded file, or one that was sent before by its `file_id`."""
    chat = chat_to_write(world, params["chat_id"])
    stored = _file(world, params["document"])
    source: str = params.get("caption", "")
    caption = parse(source, params.get("parse_mode") or None, {user.id: user.json() for user in world.users.values()})
    check_length(caption.text, MAX_CAPTION, "message caption is too long")
    markup = params.get("reply_markup")
    content = Content(
        caption.text,
        caption.entities,
        source=source,
        keyboard=inline_rows(markup),
        markup=other_markup(markup),
        media=Media(MediaKind.DOCUMENT, stored, document_json(stored)),
    )
    return deliver(world, chat, content, params).json()


def document_json(stored: StoredFile) -> Json:
    """The Bot API's Document."""
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.upload.filename,
        "mime_type": stored.upload.content_type,
        "file_size": stored.size,
    }


def _file(world: World, document: Upload | str) -> StoredFile:
    if isinstance(document, str):
        stored = world.files.get(document)
        if stored is None:
            raise BadRequest("wrong file identifier/HTTP URL specified")
        return stored
    if not document.content:
        raise BadRequest("file must be non-empty")
    if len(document.content) > MAX_FILE:
        raise ApiError(413, "Request Entity Too Large")
    return world.files.add(document, "documents")


METHODS = {"sendDocument": Method(send_document, DELIVERY | {"document", "caption"})}
