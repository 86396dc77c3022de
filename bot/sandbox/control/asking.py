"""What a request of the control API asks for: its query, and its body as a checked value."""

from typing import TYPE_CHECKING, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.sandbox.control.refusal import Refusal
from bot.sandbox.control.viewer import Viewer, viewer

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

MAX_BODY = 1024 * 1024
"""Bytes."""
_LONGEST_NUMBER = 16


class Wish(BaseModel):
    """The body of a POST. Fields that nobody knows are refused, and nothing is taken for what it is not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class PersonsWish(Wish):
    """What a person does; `user` is who, None the first person."""

    user: int | None = None


AnyWish = TypeVar("AnyWish", bound=Wish)


def number(request: web.Request, name: str, default: int) -> int:
    """A whole number of the query. Raises Refusal 400."""
    found = optional_number(request, name)
    return default if found is None else found


def optional_number(request: web.Request, name: str) -> int | None:
    """A whole number of the query, None when it is not given. Raises Refusal 400."""
    text = request.query.get(name)
    if text is None:
        return None
    found = whole_number(text)
    if found is None:
        raise Refusal(400, f"{name} is {text[:100]!r}: send a whole number.")
    return found


def whole_number(text: str) -> int | None:
    """The number that the text is, None when it is none or a very long one."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None


def required_number(request: web.Request, name: str) -> int:
    """A whole number of the query that must be there. Raises Refusal 400."""
    found = optional_number(request, name)
    if found is None:
        raise Refusal(400, f"{name} is missing: send it as ?{name}=NUMBER.")
    return found


def person(sandbox: "TelegramSandbox", request: web.Request) -> Viewer:
    """Who looks: `user` of the query, or the first person. Raises Refusal."""
    return viewer(sandbox.world, optional_number(request, "user"))


async def wish(request: web.Request, model: type[AnyWish], limit: int = MAX_BODY) -> AnyWish:
    """The body. Raises Refusal 400 when it is not what the model says, 413 over `limit` bytes."""
    body = await _read(request, limit)
    try:
        return model.model_validate_json(body or b"{}")
    except ValidationError as error:
        raise Refusal(400, _sentence(model, error)) from None


async def _read(request: web.Request, limit: int) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > limit:
                raise Refusal(413, f"The body is longer than {limit} bytes: send less.")
    except web.RequestPayloadError as error:
        raise Refusal(400, f"The body cannot be read: {error}.") from None
    return bytes(body)


def _sentence(model: type[Wish], error: ValidationError) -> str:
    """The first fault, and what the body may hold."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(step) for step in first["loc"])[:100]
    fields = [f"{name}{'' if field.is_required() else '?'}" for name, field in model.model_fields.items()]
    takes = f"the body may hold {', '.join(fields)}" if fields else "the body holds nothing"
    return f"{place or 'body'}: {first['msg']}; {takes}."
