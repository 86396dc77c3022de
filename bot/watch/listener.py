"""Hears errors in the log and notes them for the operators.

Invariant: nothing that happens while operators are told is noted, nor what the room itself logs, so that a notice that
fails never makes a notice; and no secret passes.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from bot.log import Redactor, message_of
from bot.watch.notices import Notices

ALARMS = "bot.watch.alarms"
"""The logger of what is no error but for operators all the same."""
_ROOM = "bot.watch."
_TOLD_AGAIN = ("telegram.request",)
"""Whose errors are raised as well, and logged once more by who asked."""
_SHOWN = ("job", "why", "chat", "digest", "part", "paper", "update")

_is_telling: ContextVar[bool] = ContextVar("_is_telling", default=False)


class Listener(logging.Handler):
    """Notes records from ERROR up, and all of ALARMS. A kind is logger, message template and the exception's type."""

    def __init__(self, notices: Notices, redact: Redactor, now: Callable[[], datetime]) -> None:
        super().__init__(logging.WARNING)
        self.heard = 0
        """How many errors were heard."""
        self._notices = notices
        self._redact = redact
        self._now = now

    def emit(self, record: logging.LogRecord) -> None:
        """Note the record, if it is one for operators."""
        if _is_telling.get() or not _is_for_operators(record):
            return
        self.heard += 1
        error = record.exc_info[1] if record.exc_info else None
        name = type(error).__name__ if error is not None else ""
        kind = self._redact(f"{record.name}|{record.msg}|{name}")
        self._notices.note(kind, self._redact(_sentence(record, error)), self._now())

    @contextmanager
    def installed(self) -> Iterator[None]:
        """While it is entered, all records of the process are heard, alarms at any level of the log."""
        logging.getLogger(ALARMS).setLevel(logging.WARNING)
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)


@contextmanager
def telling() -> Iterator[None]:
    """What is logged inside, by this task, is not noted."""
    token = _is_telling.set(True)
    try:
        yield
    finally:
        _is_telling.reset(token)


def _is_for_operators(record: logging.LogRecord) -> bool:
    if record.name == ALARMS:
        return True
    return record.levelno >= logging.ERROR and not record.name.startswith((_ROOM, *_TOLD_AGAIN))


def _sentence(record: logging.LogRecord, error: BaseException | None) -> str:
    fields = [f"{name}={getattr(record, name)}" for name in _SHOWN if getattr(record, name, None) is not None]
    what = [f"{type(error).__name__}: {error}"] if error is not None else []
    return " · ".join([message_of(record), *what, *fields])
