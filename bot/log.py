"""The log: one line a record, with named fields, to one stream; for people, or as JSON for programs.

    2026-11-22T08:00:00.123Z INFO bot.delivery digest sent chat=5 parts=2
    {"time": "2026-11-22T08:00:00.123Z", "level": "INFO", …, "message": "digest sent", "fields": {"chat": 5}}

Invariant: no token and no key passes a formatter, wherever it stands: in the message, its arguments, a field, an
exception's text or a traceback.
"""

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from math import isfinite
from typing import Final, TextIO
from urllib.parse import quote

HIDDEN: Final = "[secret]"
_SHORTEST_SECRET = 6
_LOOKS_SECRET = re.compile(
    r"\d{6,}(?::|%3A)[\w-]{5,}"  # a bot token, also with its colon percent-encoded
    r"|(?<=/bot)\d+(?::|%3A)[\w-]{5,}"  # one with a short id, in a path
    r"|(?<=://)[^\s/:@]+:[^\s/@]+(?=@)",  # a user and password in an address
    re.IGNORECASE | re.ASCII,
)
_STANDARD_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_NEEDS_QUOTES = re.compile(r'[\s"=\\]|^$')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_QUIET = ("apscheduler", "arxiv", "httpcore", "httpcore2", "httpx", "httpx2", "openai")


class Redactor:
    """Takes secrets out of a text: everything that looks like a bot token, and the values that it was given.

    A given value of fewer than 6 characters is no secret and stays: hiding every “x” would hide the log.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {secret for secret in secrets if len(secret) >= _SHORTEST_SECRET}
        forms = known | {quote(secret, safe="") for secret in known} | {json.dumps(secret)[1:-1] for secret in known}
        exact = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        self._exact = re.compile(exact, re.IGNORECASE) if exact else None

    def __call__(self, text: str) -> str:
        """`text` with each secret replaced by `[secret]`."""
        if self._exact:
            text = self._exact.sub(HIDDEN, text)
        return _LOOKS_SECRET.sub(HIDDEN, text)


class SafeFormatter(logging.Formatter):
    """What both forms share. A message whose arguments do not fit is shown beside them, not raised."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact


class LineFormatter(SafeFormatter):
    """A record as one line: time (UTC), level, logger, message, and what `extra` held as `key=value`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        fields = _fields(record)
        if record.exc_info and record.exc_info[0]:
            fields["traceback"] = self.formatException(record.exc_info)
        if record.stack_info:
            fields["stack"] = record.stack_info
        parts = [_moment(record), record.levelname, record.name, message_of(record)]
        parts += [f"{key}={_quoted(str(value))}" for key, value in fields.items()]
        return _CONTROL.sub(_escaped, self._redact(" ".join(parts)))


class JsonFormatter(SafeFormatter):
    """A record as one JSON object: time, level, logger, message, fields and, where there is one, traceback, stack.

    Numbers and truth values of `fields` stay what they are, all else is text.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        shown: dict[str, object] = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": self._redact(record.name),
            "message": self._redact(message_of(record)),
            "fields": {self._redact(key): self._value(value) for key, value in _fields(record).items()},
        }
        if record.exc_info and record.exc_info[0]:
            shown["traceback"] = self._redact(self.formatException(record.exc_info))
        if record.stack_info:
            shown["stack"] = self._redact(record.stack_info)
        return _CONTROL.sub(_escaped, json.dumps(shown, ensure_ascii=False, allow_nan=False))

    def _value(self, value: object) -> object:
        text = self._redact(str(value))
        is_plain = value is None or isinstance(value, bool | int) or (isinstance(value, float) and isfinite(value))
        return value if is_plain and text == str(value) else text


FORMATTERS: Final = {"line": LineFormatter, "json": JsonFormatter}


def set_up(level: str, stream: TextIO, secrets: Iterable[str] = (), form: str = "line") -> None:
    """Send the log to `stream`, from `level` up, as `form` (line or json); once more replaces what was set up before.

    `secrets` are the values to hide besides everything that looks like a token: the real token, the keys.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(FORMATTERS[form](Redactor(secrets)))
    root = logging.getLogger()
    for earlier in _own_handlers():
        root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def is_set_up() -> bool:
    """Whether records already go to a stream that `set_up` was given."""
    return bool(_own_handlers())


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD_FIELDS}


def _own_handlers() -> list[logging.Handler]:
    return [handler for handler in logging.getLogger().handlers if isinstance(handler.formatter, SafeFormatter)]


def message_of(record: logging.LogRecord) -> str:
    """What a record says, secrets and all."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if _NEEDS_QUOTES.search(value) else value


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
