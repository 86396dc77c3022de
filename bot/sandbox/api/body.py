"""The parameters of a request, from wherever the Bot API allows them: the URL, a form, a multipart form, JSON.

Invariant: no more than MAX_BODY bytes of a body are held, whatever it says of its own length, and no more than
MAX_FIELDS fields of a form are read.
"""

import binascii
import json
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.sandbox.api.scalars import NOT_UTF_8
from bot.sandbox.wire import ApiError, BadRequest, Upload

MAX_BODY = 64 * 1024 * 1024
MAX_FIELDS = 1000
_TOO_MANY = "Max number of fields exceeded"
_SIGNS = bytes.maketrans(b"+%", b" =")
_IRREGULAR = (b"=", b"\r", b"\n")


async def read_params(request: web.Request) -> dict[str, object]:
    """The parameters by name: text, JSON values, or Upload for files.

    Raises BadRequest when the body is not what its content type says, or is of another type; ApiError 413 when it is
    too large.
    """
    params: dict[str, object] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return params
    if (request.content_length or 0) > MAX_BODY:
        raise _too_large()
    charset = request.charset
    if charset and charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise BadRequest(f"the charset {charset} is not supported, only UTF-8 is")
    match request.content_type:
        case "application/x-www-form-urlencoded":
            return params | form(await _read(request))
        case "multipart/form-data":
            return params | await _multipart(request)
        case "application/json":
            return params | _json(await _read(request))
        case other:
            raise BadRequest(f"content type {other} is not supported")


async def _read(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise _too_large() from None
    except web.RequestPayloadError as error:
        raise BadRequest(f"can't read the body: {error}") from None


def form(body: bytes) -> dict[str, object]:
    """The fields of a URL-encoded form, the last of each name. Raises BadRequest."""
    if body.count(b"&") >= MAX_FIELDS:
        raise BadRequest(f"can't parse the form: {_TOO_MANY}")
    fields: dict[str, object] = {}
    try:
        for field in body.split(b"&"):
            name, _, value = field.partition(b"=")
            if field:
                fields[_unquoted(name)] = _unquoted(value)
    except UnicodeDecodeError:
        raise BadRequest(NOT_UTF_8) from None
    return fields


def _unquoted(quoted: bytes) -> str:
    """As `urllib.parse.unquote_plus` in UTF-8. Raises UnicodeDecodeError.

    Quoted-printable is the same code with another sign, and decoded in C. What it reads otherwise is left to urllib: a
    bare = or the end of a line, and a % without two digits, after which the result is not two bytes shorter.
    """
    if b"%" not in quoted:
        return quoted.replace(b"+", b" ").decode()
    if not any(sign in quoted for sign in _IRREGULAR):
        plain = binascii.a2b_qp(quoted.translate(_SIGNS))
        if len(plain) == len(quoted) - 2 * quoted.count(b"%"):
            return plain.decode()
    (_, text), *_ = parse_qsl("=" + quoted.decode(), keep_blank_values=True, errors="strict")
    return text


def _json(text: bytes) -> dict[str, object]:
    try:
        body = json.loads(text.decode())
    except UnicodeDecodeError:
        raise BadRequest(NOT_UTF_8) from None
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"can't parse the body as JSON: {error}") from None
    if not isinstance(body, dict):
        raise BadRequest("the JSON body is not an object")
    return body


async def _multipart(request: web.Request) -> dict[str, object]:
    params: dict[str, object] = {}
    room = MAX_BODY
    count = 0
    try:
        async for part in await request.multipart():
            count += 1
            if count > MAX_FIELDS:
                raise BadRequest(f"can't parse the multipart form: {_TOO_MANY}")
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
        raise BadRequest(NOT_UTF_8) from None
    except (ValueError, RuntimeError, HttpProcessingError, web.RequestPayloadError) as error:
        raise BadRequest(f"can't parse the multipart form: {error}") from None
    return params


async def _content(part: BodyPartReader, room: int) -> bytes:
    if part.headers.get(hdrs.CONTENT_ENCODING, "identity").lower() != "identity":
        raise BadRequest("a part of the form is compressed, which no form is")
    content = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        content += chunk
        if len(content) > room:
            raise _too_large()
    return bytes(part.decode(bytes(content)))


def _too_large() -> ApiError:
    return ApiError(413, "Request Entity Too Large")
