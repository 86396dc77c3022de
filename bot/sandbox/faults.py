"""Faults on order: what the next requests of a method meet instead of, or after, being carried out."""

from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.wire import Json


class FaultKind(StrEnum):
    """What goes wrong. All but TIMEOUT_AFTER leave the world as it was."""

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
    HTML = "html"
    """Status 200 with a web page, as a proxy or a captive portal would answer."""


@dataclass(slots=True)
class Fault:
    """`times` requests of `method` meet it, only those to `chat` if that is given; `retry_after` is in seconds."""

    method: str
    kind: FaultKind
    times: int
    chat: int | None
    retry_after: int

    def fits(self, method: str, params: Json) -> bool:
        """Whether the request is to meet the fault."""
        return self.times > 0 and self.method == method and self.chat in (None, params.get("chat_id"))


class Faults:
    """The faults that are still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let requests meet `fault`."""
        self._faults.append(fault)

    def take(self, method: str, params: Json) -> Fault | None:
        """The fault that this request meets, now used up once."""
        fault = next((fault for fault in self._faults if fault.fits(method, params)), None)
        if fault:
            fault.times -= 1
        return fault
