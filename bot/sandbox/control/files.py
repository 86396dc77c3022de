"""The files of messages, as the page shows them.

Invariant: only what is a picture by its own bytes is shown in place, as that picture; all else is an attachment of
unknown type, so that no file runs as part of the page.
"""

from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.control.answering import HEADERS
from bot.sandbox.control.refusal import Refusal

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox


async def file(sandbox: "TelegramSandbox", request: web.Request) -> web.Response:
    """`GET /control/file/<file_unique_id>`."""
    stored = sandbox.world.files.known_as(request.match_info["unique_id"])
    if stored is None:
        raise Refusal(404, "There is no such file: take a file_unique_id of a message.")
    picture = picture_type(stored.upload.content)
    headers = HEADERS | {
        "Content-Type": picture or "application/octet-stream",
        "Content-Disposition": disposition(stored.upload.filename, inline=picture is not None),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return web.Response(body=stored.upload.content, headers=headers)


def picture_type(content: bytes) -> str | None:
    """The type of a PNG, JPEG, GIF or WebP by its first bytes."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def disposition(name: str, *, inline: bool) -> str:
    """The header's value with the name in ASCII and in UTF-8 (RFC 6266)."""
    plain = "".join(character if character.isascii() and character.isprintable() else "_" for character in name)
    for character in '"\\/%':
        plain = plain.replace(character, "_")
    encoded = quote(name.encode("utf-8", "replace"), safe="")
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
