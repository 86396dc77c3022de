"""Why a request of the control API was not carried out."""

from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """`status` of the answer, and a sentence on what was wrong and what to do."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


@contextmanager
def possible() -> Iterator[None]:
    """Refuse with 409 what a person could not do either, which is told by ValueError."""
    try:
        yield
    except ValueError as error:
        said = str(error)
        raise Refusal(409, f"{said[:1].upper()}{said[1:].removesuffix('.')}.") from None
