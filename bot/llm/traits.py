"""What a server takes of OpenAI's chat completions, found out by asking.

Invariant: a server is asked for less only after it has complained; what it took once is not given up for a hiccup.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel

from bot.llm.fault import Fault
from bot.llm.prompt import Prompt
from bot.llm.schema import in_words, response_format

_COMPLAINTS: Final = frozenset({400, 404, 422, 500, 501})
_NOT_TAKEN: Final = ("unsupported", "not support", "unknown", "unrecognized", "extra", "not permitted", "unexpected")
_ABOUT_FORM: Final = ("response_format", "response format", "schema", "grammar", "structured", "guided")
_NEWER_LIMIT: Final = "max_completion_tokens"
_TEMPERATURE: Final = 0.2


class Form(StrEnum):
    """How a server is told the form of an answer, best first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_LESS: Final = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.TEXT}


@dataclass(frozen=True, slots=True)
class Traits:
    """`limit` is how the answer's length is named. `proven` once an answer came in this form; `guessed` where the
    server did not say what it disliked.
    """

    form: Form = Form.SCHEMA
    limit: str = "max_tokens"
    temperature: bool = True
    stream: bool = True
    stream_usage: bool = True
    proven: bool = False
    guessed: bool = False

    def messages(self, prompt: Prompt, schema: type[BaseModel]) -> list[dict[str, str]]:
        """The messages, with the schema in words where it cannot be given otherwise."""
        return prompt.messages("" if self.form is Form.SCHEMA else in_words(schema))

    def body(
        self, model: str, messages: Sequence[dict[str, str]], schema: type[BaseModel], most_tokens: int
    ) -> dict[str, Any]:
        """A request for a chat completion, with nothing in it that the server is known not to take."""
        body: dict[str, Any] = {"model": model, "messages": list(messages), self.limit: most_tokens}
        if self.form is Form.SCHEMA:
            body["response_format"] = response_format(schema)
        elif self.form is Form.OBJECT:
            body["response_format"] = {"type": "json_object"}
        if self.temperature:
            body["temperature"] = _TEMPERATURE
        return body

    def streaming(self) -> dict[str, Any]:
        """What makes a request one for a stream; nothing where the server has none."""
        if not self.stream:
            return {}
        return {"stream": True} | ({"stream_options": {"include_usage": True}} if self.stream_usage else {})

    def found(self) -> "Traits":
        """The same, known to work."""
        return replace(self, proven=True, guessed=False)

    def less(self) -> "Traits | None":
        """The same with a lesser form of answer; None below plain text."""
        return replace(self, form=_LESS[self.form], proven=False) if self.form in _LESS else None

    def after(self, fault: Fault, seen: int) -> "Traits | None":
        """What to try after `fault`, the `seen`th in a row; None when nothing else would help."""
        if fault.status not in _COMPLAINTS or fault.final:
            return None
        return self._named(fault.words.lower()) or self._guess(fault.status, seen)

    def _named(self, words: str) -> "Traits | None":
        """Without what the server's words complain of."""
        not_taken = any(word in words for word in _NOT_TAKEN)
        if not_taken and self.limit in words and self.limit != _NEWER_LIMIT:
            return replace(self, limit=_NEWER_LIMIT)
        if "stream_options" in words and self.stream_usage:
            return replace(self, stream_usage=False)
        if "temperature" in words and self.temperature:
            return replace(self, temperature=False)
        if any(word in words for word in _ABOUT_FORM):
            return self.less()
        return replace(self, stream=False) if not_taken and "stream" in words and self.stream else None

    def _guess(self, status: int, seen: int) -> "Traits | None":
        """A lesser form, where none is proven yet; after a 500 only when it comes again."""
        hiccup = status >= HTTPStatus.INTERNAL_SERVER_ERROR and seen == 1
        if self.proven or hiccup or status == HTTPStatus.NOT_FOUND:
            return None
        lesser = self.less()
        return lesser and replace(lesser, guessed=True)
