"""The parameters of a request, from wherever the Bot API allows them: the URL, a form, a multipart form, JSON."""

from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.sandbox.wire import BadRequest, Upload


async def read_params(request: web.Request) -> dict[str, object]:
    """The parameters by name: text, JSON values, or Upload for files.

    Raises BadRequest when the body is not what its content type says, or is of another type.
    """
    params: dict[str, object] = dict(request.query)
    if not request.body_exists:
        return params
    match request.content_type:
        case "application/x-www-form-urlencoded":
            return params | _form(await request.text())
        case "multipart/form-data":
            return params | await _multipart(request)
        case "application/json":
            return params | await _json(request)
        case other:
            raise BadRequest(f"content type {other} is not supported")


def _form(text: str) -> dict[str, object]:
    return dict(parse_qsl(text, keep_blank_values=True))


async def _json(request: web.Request) -> dict[str, object]:
    try:
        body = await request.json()
    except ValueError as error:
        raise BadRequest(f"can't parse the body as JSON: {error}") from None
    if not isinstance(body, dict):
        raise BadRequest("the JSON body is not an object")
    return body


async def _multipart(request: web.Request) -> dict[str, object]:
    params: dict[str, object] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise BadRequest("a part of the form has no name")
        if part.filename is None:
            params[part.name] = await part.text()
        else:
            content_type = part.headers.get("Content-Type", "application/octet-stream")
            params[part.name] = Upload(part.filename, content_type, bytes(await part.read()))
    return params
