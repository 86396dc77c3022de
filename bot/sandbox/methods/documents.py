"""Sending a file, which stays in memory as long as the sandbox runs."""

from bot.sandbox.access import chat_to_write
from bot.sandbox.call import Method
from bot.sandbox.entities import MAX_CAPTION, check_length, parse
from bot.sandbox.keyboards import inline_rows, other_markup
from bot.sandbox.message import Content
from bot.sandbox.methods.messages import DELIVERY, deliver
from bot.sandbox.wire import ApiError, BadRequest, Json, Upload
from bot.sandbox.world import World

MAX_FILE = 50 * 1024 * 1024
"""Bytes, "Sending files" in the Bot API."""


def send_document(world: World, params: Json) -> Json:
    """Send an uploaded file, or one that was sent before by its `file_id`."""
    chat = chat_to_write(world, params["chat_id"])
    file_id, document = _file(world, params["document"])
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
        document=document,
        file_id=file_id,
    )
    message = deliver(world, chat, content, params)
    world.files[file_id] = document
    return message.json()


def _file(world: World, document: Upload | str) -> tuple[str, Upload]:
    if isinstance(document, str):
        if document not in world.files:
            raise BadRequest("wrong file identifier/HTTP URL specified")
        return document, world.files[document]
    if not document.content:
        raise BadRequest("file must be non-empty")
    if len(document.content) > MAX_FILE:
        raise ApiError(413, "Request Entity Too Large")
    return f"sandbox-file-{world.serial()}", document


METHODS = {"sendDocument": Method(send_document, DELIVERY | {"document", "caption"})}
