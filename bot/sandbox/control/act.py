"""An act of a person, as the control API takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.control.asking import MAX_BODY, PersonsWish


@dataclass(frozen=True, slots=True)
class Act:
    """`does` takes the sandbox, the Viewer who acts and the `wish`; it returns the result, or a coroutine of it.

    `limit` is how many bytes the body may have.
    """

    wish: type[PersonsWish]
    does: Callable[..., Any]
    limit: int = MAX_BODY


class ChatWish(PersonsWish):
    """An act in a chat."""

    chat: int
