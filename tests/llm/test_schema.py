"""The form of an answer, as picky servers take it."""

from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from bot.llm.schema import in_words, response_format, strict_schema


class Kind(StrEnum):
    NEW = "new"
    OLD = "old"


class Part(BaseModel):
    title: Annotated[str, Field(max_length=5, pattern="^a")]
    default: int = Field(default=3, ge=1)


class Everything(BaseModel):
    """All that a reading may want."""

    kind: Kind = Kind.NEW
    word: Literal["only"]
    parts: list[Part] = Field(min_length=1, description="The parts.")
    best: Part | None = None


def test_every_field_is_required_and_nothing_else_is_said() -> None:
    part = {
        "type": "object",
        "properties": {"title": {"type": "string"}, "default": {"type": "integer"}},
        "required": ["title", "default"],
        "additionalProperties": False,
    }
    assert strict_schema(Everything) == {
        "type": "object",
        "description": "All that a reading may want.",
        "properties": {
            "kind": {"type": "string", "enum": ["new", "old"]},
            "word": {"type": "string", "enum": ["only"]},
            "parts": {"type": "array", "description": "The parts.", "items": part},
            "best": {"anyOf": [part, {"type": "null"}]},
        },
        "required": ["kind", "word", "parts", "best"],
        "additionalProperties": False,
    }


def test_a_request_is_strict_and_named() -> None:
    form = response_format(Part)
    assert form["json_schema"]["strict"] is True
    assert form["json_schema"]["name"] == "Part"
    assert '"title"' in in_words(Part)


class Free(BaseModel):
    values: dict[str, int]


class Fixed(BaseModel):
    pair: tuple[int, str]


class Node(BaseModel):
    inner: list["Node"]


@pytest.mark.parametrize("model", [Free, Fixed, Node])
def test_what_strict_mode_cannot_say_is_refused(model: type[BaseModel]) -> None:
    with pytest.raises(TypeError):
        strict_schema(model)
