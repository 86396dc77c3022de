"""A file to be handed over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """`name` has its ending; `content` is what stands in it."""

    name: str
    content: bytes
