"""The parameters of a request, from wherever the Bot API allows them: the URL, a form, a multipart form, JSON.

Invariant: no more than MAX_BODY bytes of a body are held, whatever it says of its own length.
"""

import json
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.sandbox.wire import ApiError, BadRequest, Upload

MAX_BODY = 64 * 1024 * 1024
MAX_FIELDS = 1000
_NOT_UTF_8 = "strings must be encoded in UTF-8"


async def read_params(request: web.Request) -> dict[str, object]:
    """The parameters by name: text, JSON values, or Upload for files.

    Raises BadRequest when the body is not what its content type says, or is of another type; ApiError 413 when it is
    too large.
    """
    params: dict[str, object] = dict(request.query)
    if not request.body_exists:
        return params
    if (request.content_length or 0) > MAX_BODY:
        raise _too_large()
    charset = request.charset
    if charset and charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise BadRequest(f"the charset {charset} is not supported, only UTF-8 is")
    match request.content_type:
        case "application/x-www-form-urlencoded":
            return params | _form(await _text(request))
        case "multipart/form-data":
            return params | await _multipart(request)
        case "application/json":
            return params | _json(await _text(request))
        case other:
            raise BadRequest(f"content type {other} is not supported")


async def _text(request: web.Request) -> str:
    try:
        return (await request.read()).decode()
    except UnicodeDecodeError:
        raise BadRequest(_NOT_UTF_8) from None
    except web.HTTPRequestEntityTooLarge:
        raise _too_large() from None


def _form(text: str) -> dict[str, object]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS))
    except UnicodeDecodeError:
        raise BadRequest(_NOT_UTF_8) from None
    except ValueError as error:
        raise BadRequest(f"can't parse the form: {error}") from None


def _json(text: str) -> dict[str, object]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"can't parse the body as JSON: {error}") from None
    if not isinstance(body, dict):
        raise BadRequest("the JSON body is not an object")
    return body


async def _multipart(request: web.Request) -> dict[str, object]:
    params: dict[str, object] = {}
    room = MAX_BODY
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                raise BadRequest("a part of the form has no name")
            content = await _content(part, room)
            room -= len(content)
            if part.filename is None:
                params[part.name] = content.decode()
            else:
                content_type = part.headers.get("Content-Type", "application/octet-stream")
                params[part.name] = Upload(part.filename, content_type, content)
    except UnicodeDecodeError:
        raise BadRequest(_NOT_UTF_8) from None
    except ValueError as error:
        raise BadRequest(f"can't parse the multipart form: {error}") from None
    return params


async def _content(part: BodyPartReader, room: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        content += chunk
        if len(content) > room:
            raise _too_large()
    return bytes(part.decode(bytes(content)))


def _too_large() -> ApiError:
    return ApiError(413, "Request Entity Too Large")
