"""The plain values of the Bot API: numbers, booleans and text, as values and as the text of a form.

Invariant: numbers are finite, and text is what UTF-8 can hold, so without lone surrogates.
"""

import json
import math
import re

from bot.sandbox.wire import BadRequest, SpecViolation

SCALARS = frozenset({"Integer", "Float", "Boolean", "String", "InputFile"})
NOT_UTF_8 = "strings must be encoded in UTF-8"
_INTEGER = re.compile(r"-?\d{1,19}", re.ASCII)
_FLOAT = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_WIDEST = 2**63


def decode(name: str, types: tuple[str, ...], text: str) -> object:
    """The value behind the text of a form field, where the description wants something other than text."""
    if "Integer" in types and _INTEGER.fullmatch(text):
        return int(text)
    if "Float" in types and _FLOAT.fullmatch(text):
        return float(text)
    if "Boolean" in types and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if not SCALARS.isdisjoint(types):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SpecViolation(f"can't parse {name} as JSON: {error}") from None


def is_scalar(kind: str, value: object) -> bool:
    """Whether the value is a finite `kind` of at most 64 bits. Raises BadRequest for text that is no UTF-8."""
    if isinstance(value, bool):
        return kind == "Boolean"
    if isinstance(value, str):
        _check_utf_8(value)
        return kind == "String" or (kind == "InputFile" and value.startswith("attach://"))
    if isinstance(value, int):
        return kind in ("Integer", "Float") and -_WIDEST <= value < _WIDEST
    return isinstance(value, float) and kind == "Float" and math.isfinite(value)


def _check_utf_8(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadRequest(NOT_UTF_8) from None
