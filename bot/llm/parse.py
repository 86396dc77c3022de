"""From what a model wrote to a validated value.

Invariant: nothing is added to an answer. What surrounds its JSON object is left out, and of an answer that was cut only
what came complete is kept: no half sentence, no half number.
"""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ValidationError

T = TypeVar("T", bound=BaseModel)

_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.DOTALL)
_ESCAPE = re.compile(  # the second half are TeX commands that look like escapes: \tau is no tab and "au"
    r"""\\(?:(["\\/]|u[0-9A-Fa-f]{4}
    |n(?!(?:u|abla|eq|ot|otin)(?![A-Za-z]))
    |t(?!(?:heta|au|imes|ext(?:bf|it|rm)?|ilde|op|an|anh|o|riangle)(?![A-Za-z]))
    |r(?!(?:ho|ight[a-z]*|angle|m|floor|ceil)(?![A-Za-z]))))?""",
    re.VERBOSE,
)
_HALF_NUMBER = re.compile(r"[-+.0-9eE]+\Z")
_MOST_STARTS, _MOST_MISTAKES = 6, 6
_DECODER = json.JSONDecoder(strict=False)


class NotFitting(Exception):
    """The text holds no JSON object (`found` False) or one that does not fit; the message says what is wrong."""

    def __init__(self, mistakes: str, *, found: bool) -> None:
        super().__init__(mistakes)
        self.found = found


def whole(text: str, schema: type[T]) -> T:
    """The first JSON object in `text` that fits. Raises NotFitting.

    Thoughts, fences and chatter around it, commas before a closing bracket, line breaks inside strings and the
    unescaped backslashes of TeX are forgiven.
    """
    mistake = NotFitting("there is no whole JSON object in it", found=False)
    for value in _objects(_escaped(json_part(text))):
        try:
            return schema.model_validate(_encodable(value))
        except ValidationError as error:
            mistake = mistake if mistake.found else NotFitting(_mistakes(error), found=True)
    raise mistake


def _encodable(value: Any) -> Any:
    """`value` with a question mark for each half of a surrogate pair, which JSON can say and nothing can keep."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_encodable(one) for one in value]
    if isinstance(value, dict):
        return {_encodable(key): _encodable(one) for key, one in value.items()}
    return value


def salvaged(text: str, schema: type[T]) -> T:
    """What is complete of an object whose end is missing, if that fits. Raises NotFitting.

    Where the last item is too incomplete to fit, it is left out as a whole.
    """
    part = _escaped(_HALF_NUMBER.sub("", json_part(text)))
    mistake = "there is no JSON object in it"
    try:
        value = pydantic_core.from_json(part, allow_partial=True)
    except ValueError:
        raise NotFitting(mistake, found=False) from None
    for candidate in _without_last(_encodable(value)):
        try:
            return schema.model_validate(candidate)
        except ValidationError as error:
            mistake = _mistakes(error)
    raise NotFitting(mistake, found=True)


def json_part(text: str) -> str:
    """`text` from its first brace on, without a model's thoughts before it; empty while there is none."""
    text = _THOUGHTS.sub("", text)
    start = text.find("{")
    return text[start:] if start >= 0 else ""


def _objects(text: str) -> Iterator[Any]:
    """The JSON objects in `text`, the first few at most."""
    at = 0
    for _ in range(_MOST_STARTS):
        at = text.find("{", at)
        if at < 0:
            return
        for form in (text[at:], _TRAILING_COMMA.sub(r"\1", text[at:])):
            try:
                value, end = _DECODER.raw_decode(form)
            except (ValueError, RecursionError):
                continue
            yield value
            at += end - 1
            break
        at += 1


def _escaped(text: str) -> str:
    r"""With each backslash that starts no escape doubled: `\alpha` and `\frac` are meant as they stand."""
    return _ESCAPE.sub(lambda match: match[0] if match[1] else r"\\", text)


def _without_last(value: Any) -> Iterator[Any]:
    """`value`, then without its very last part, then without the part that held that, and so on."""
    yield value
    path: list[Any] = []
    inner = value
    while isinstance(inner, dict | list) and inner:
        path.append(next(reversed(inner)) if isinstance(inner, dict) else len(inner) - 1)
        inner = inner[path[-1]]
    for depth in range(len(path), 0, -1):
        shorter = holder = copy.deepcopy(value)
        for key in path[: depth - 1]:
            holder = holder[key]
        del holder[path[depth - 1]]
        yield shorter


def _mistakes(error: ValidationError) -> str:
    """What pydantic found, without the values."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{'.'.join(str(step) for step in one['loc']) or 'the answer'}: {one['msg']}" for one in found]
    more = len(lines) - _MOST_MISTAKES
    return "; ".join(lines[:_MOST_MISTAKES]) + (f"; and {more} more" if more > 0 else "")
