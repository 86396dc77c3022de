"""Faults on order: what the next requests of a method meet instead of, or after, being carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from bot.sandbox.wire import Json


class FaultKind(StrEnum):
    """What goes wrong. All but TIMEOUT_AFTER and DROPPED_MIDWAY leave the world as it was."""

    RETRY_AFTER = "retry-after"
    """429 with `retry_after`."""
    SERVER_ERROR = "server-error"
    """500."""
    TIMEOUT_BEFORE = "timeout-before"
    """The request is never carried out and never answered."""
    TIMEOUT_AFTER = "timeout-after"
    """The request is carried out and never answered."""
    DROPPED = "dropped"
    """The connection is closed before the request is carried out."""
    DROPPED_MIDWAY = "dropped-midway"
    """The request is carried out, and the connection closed in the middle of the answer's body."""
    HTML = "html"
    """Status 200 with a web page, as a proxy or a captive portal would answer."""

    @property
    def is_carried_out(self) -> bool:
        """Whether the request does its work all the same."""
        return self in (FaultKind.TIMEOUT_AFTER, FaultKind.DROPPED_MIDWAY)


@dataclass(slots=True)
class Fault:
    """`times` requests of `method` meet it, only those to `chat` if that is given; `retry_after` is in seconds.

    `number` is given when it is ordered.
    """

    method: str
    kind: FaultKind
    times: int
    chat: int | None
    retry_after: int
    number: int = 0

    def fits(self, method: str, params: Json) -> bool:
        """Whether the request is to meet the fault. `params` name the chat by its id."""
        return self.times > 0 and self.method == method and self.chat in (None, params.get("chat_id"))


class Faults:
    """The faults still to come, in the order in which they were asked for; `on_change` hears of each change."""

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self._coming: list[Fault] = []
        self._on_change = on_change
        self._serial = count(1)

    @property
    def coming(self) -> list[Fault]:
        """Those that some request will still meet."""
        return list(self._coming)

    def add(self, fault: Fault) -> None:
        """Let requests meet `fault`."""
        fault.number = next(self._serial)
        self._coming.append(fault)
        self._on_change()

    def clear(self) -> None:
        """Let no request meet any."""
        self._coming.clear()
        self._on_change()

    def take(self, method: str, params: Json) -> Fault | None:
        """The fault that this request meets, now used up once. `params` name the chat by its id."""
        fault = next((fault for fault in self._coming if fault.fits(method, params)), None)
        if fault:
            fault.times -= 1
            self._coming = [one for one in self._coming if one.times > 0]
            self._on_change()
        return fault
