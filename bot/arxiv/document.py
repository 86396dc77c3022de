"""Pages and files of arXiv, as they come."""

from dataclasses import dataclass

from bot.errors import ArxivUnavailable


class TooLarge(ArxivUnavailable):
    """The document is larger than was wanted, and will be tomorrow."""


@dataclass(frozen=True, slots=True)
class Document:
    """What arXiv sent. `content_type` is in lower case, without parameters."""

    status: int
    content_type: str
    body: bytes
