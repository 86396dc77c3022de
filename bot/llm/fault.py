"""What went wrong between here and a server, as a sentence for the operator and as what can be done about it.

Invariant: no sentence holds the key, wherever the server or the library repeats it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final

_LONGEST_WAIT: Final = 30.0
_LONGEST_QUOTE: Final = 200
_NO_CREDIT: Final = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient balance")
_TOO_LONG: Final = (
    "context_length_exceeded",
    "exceed_context_size",
    "context size",
    "context length",
    "context window",
    "prompt is too long",
    "reduce the length",
)
_REFUSED: Final = ("content_filter", "content_policy", "invalid_prompt", "responsibleai")
_ABOUT_FORM: Final = ("response_format", "json_schema", "structured")
_BUSY: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_TAGS: Final = re.compile(r"<[^>]*>")


@dataclass(eq=False)
class Fault(Exception):
    """`again`: asking once more, after `wait` seconds, may help. `final`: nothing that is sent otherwise would.

    `status` is the server's, 0 where there was none; `words` are its own. `paid`: it has probably worked, so that the
    prompt is paid for.
    """

    sentence: str
    status: int = 0
    words: str = ""
    again: bool = False
    wait: float = 0.0
    final: bool = False
    paid: bool = False

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Of whom sentences speak. `key` is there to be taken out of what the server says."""

    host: str
    model: str
    key: str

    def __repr__(self) -> str:
        return f"{self.model} at {self.host}"

    @property
    def _who(self) -> str:
        return f"The language model's server {self.host}"

    def unreachable(self) -> Fault:
        """No connection."""
        return Fault(f"{self._who} cannot be reached; is llm.base_url right?", again=True)

    def broken(self) -> Fault:
        """A connection that ended before its answer did."""
        return Fault(f"{self._who} broke off its answer.", again=True, paid=True)

    def no_json(self) -> Fault:
        """A page, or anything else that no chat completion looks like."""
        return Fault(f"{self._who} answers with a page instead of JSON; llm.base_url often ends in /v1.", final=True)

    def no_choice(self) -> Fault:
        """JSON that holds no answer."""
        return Fault(f"{self._who} gave an answer without choices.", again=True, paid=True)

    def refuses(self, status: int, headers: Mapping[str, str], body: object) -> Fault:
        """The fault that an HTTP status, and the body beside it, stand for."""
        words = self.without_key(" ".join(_words(body).split()))
        lower = words.lower()
        said = words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _has(lower, _TOO_LONG):
            sentence = f"The text is too long for {self.model}; is llm.context_tokens right? {said}".strip()
            return Fault(sentence, status, words, final=True)
        if status == HTTPStatus.PAYMENT_REQUIRED or _has(lower, _NO_CREDIT):
            return Fault(f"There is no credit left at {self.host}.", status, words, final=True)
        if _has(lower, _REFUSED):
            return Fault(f"{self.model} refused to answer.", status, words, final=True)
        if sentence := self._setting(status, lower):
            return Fault(sentence, status, words, final=not _has(lower, _ABOUT_FORM))
        if status in _BUSY:
            return self._busy(status, _wish(headers), words)
        return Fault(f"{self._who} answered {status}{': ' if said else '.'}{said}", status, words)

    def without_key(self, words: str) -> str:
        """`words` with the key hidden."""
        return words.replace(self.key, "[secret]") if self.key else words

    def _busy(self, status: int, wait: float, words: str) -> Fault:
        often = status == HTTPStatus.TOO_MANY_REQUESTS
        what = "is asked too often" if often else f"is busy or broken ({status})"
        if wait > _LONGEST_WAIT:
            return Fault(f"{self._who} {what} and wants {wait:.0f} seconds of rest.", status, words, final=True)
        return Fault(f"{self._who} {what}; try again later.", status, words, again=True, wait=wait)

    def _setting(self, status: int, lower: str) -> str:
        """Which setting is wrong, in a sentence; empty where none is."""
        if status == HTTPStatus.UNAUTHORIZED:
            return f"{self._who} {'refuses the key' if self.key else 'wants a key'}; check llm.api_key."
        if status == HTTPStatus.FORBIDDEN:
            return f"{self._who} does not let this key use {self.model}; check llm.api_key and llm.model."
        missing = status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
        if "model_not_found" in lower or (missing and "model" in lower):
            return f"{self._who} has no model {self.model}; check llm.model."
        if missing:
            return f"{self._who} has nothing at that address; check llm.base_url, which often ends in /v1."
        return ""


def _has(lower: str, marks: tuple[str, ...]) -> bool:
    return any(mark in lower for mark in marks)


def _words(body: object) -> str:
    """What a server says of an error, with the code, type and parameter that it names."""
    if not isinstance(body, Mapping):
        return _TAGS.sub(" ", body) if isinstance(body, str) else ""
    inner: Any = body.get("error", body)
    if not isinstance(inner, Mapping):
        return str(inner)
    parts = (inner.get(key) for key in ("message", "msg", "detail", "code", "type", "param"))
    return " ".join(str(part) for part in parts if part)


def _wish(headers: Mapping[str, str]) -> float:
    """Seconds of `Retry-After`, which may be a date: seen from the server's own `Date`. 0 where there is none."""
    wish = headers.get("retry-after", "").strip()
    try:
        if milliseconds := headers.get("retry-after-ms", ""):
            return max(0.0, float(milliseconds) / 1000)
        if wish and not wish[0].isdigit():
            moments = parsedate_to_datetime(wish), parsedate_to_datetime(headers["date"])
            return max(0.0, (moments[0] - moments[1]).total_seconds())
        return float(wish or 0)
    except (ValueError, TypeError, KeyError):
        return 0.0
