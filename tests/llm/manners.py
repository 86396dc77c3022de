"""What a server is like: what it takes of a request, and what it says of one that it does not take.

Any server takes the documented fields of a chat completion and no others; the rest is a test's to choose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Complaint = tuple[int, str, str | None]

_FIELDS = frozenset(
    {"model", "messages", "response_format", "max_tokens", "max_completion_tokens", "temperature", "top_p", "n"}
    | {"seed", "stop", "stream", "stream_options", "frequency_penalty", "presence_penalty", "user"}
)
_IN_A_SCHEMA = frozenset(
    {"type", "description", "enum", "anyOf", "items", "properties", "required", "additionalProperties"}
)


@dataclass(slots=True)
class Usage:
    """What the server says that an answer used; None for a server that says nothing."""

    prompt_tokens: int = 100
    completion_tokens: int = 50
    cached: int = 0

    def json(self) -> Json:
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "total_tokens": self.prompt_tokens + self.completion_tokens,
            "prompt_tokens_details": {"cached_tokens": self.cached} if self.cached else None,
            "completion_tokens_details": None,
        }


@dataclass(slots=True)
class Manners:
    """What the server is like, for all requests. `streams`: whether it heeds `stream`."""

    schema: bool = True
    json_object: bool = True
    schema_status: int = 400
    says_why: bool = True
    streams: bool = True
    stream_options: bool = True
    newer_limit_only: bool = False
    temperature: bool = True
    most_characters: int | None = None
    usage: Usage | None = field(default_factory=Usage)

    def complaints(self, body: Json) -> Iterator[Complaint]:
        """Status, sentence and code of what is wrong with a request, the first thing first."""
        form = body.get("response_format", {}).get("type", "")
        if (form == "json_schema" and not self.schema) or (form == "json_object" and not self.json_object):
            why = f"This model does not support 'response_format' of type '{form}'" if self.says_why else "bad request"
            yield self.schema_status, why, None
        if "stream_options" in body and not self.stream_options:
            yield 400, "Unrecognized request argument supplied: stream_options", None
        if "max_tokens" in body and self.newer_limit_only:
            why = "Unsupported parameter: 'max_tokens' is not supported; use 'max_completion_tokens' instead."
            yield 400, why, "unsupported_parameter"
        if "temperature" in body and not self.temperature:
            yield 400, "Unsupported value: 'temperature' does not support 0.2", "unsupported_value"
        yield from ((400, words, None) for words in _wrong(body))
        length = sum(len(message["content"]) for message in body["messages"])
        if self.most_characters is not None and length > self.most_characters:
            why = "This model's maximum context length is exceeded. Please reduce the length of the messages."
            yield 400, why, "context_length_exceeded"


def _wrong(body: Json) -> Iterator[str]:
    if extra := body.keys() - _FIELDS:
        yield f"Unrecognized request argument supplied: {', '.join(sorted(extra))}"
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        yield "'messages' must be a list that is not empty"
        return
    for message in messages:
        if set(message) != {"role", "content"} or message["role"] not in {"system", "user", "assistant"}:
            yield f"not a message: {sorted(message)}"
        if not isinstance(message.get("content"), str) or not message["content"]:
            yield "a message's content must be a string that is not empty"
    if "stream_options" in body and not body.get("stream"):
        yield "'stream_options' is only allowed with stream"
    if {"max_tokens", "max_completion_tokens"} <= body.keys():
        yield "'max_tokens' and 'max_completion_tokens' cannot both be given"
    if words := _form(body.get("response_format"), messages):
        yield words


def _form(form: Any, messages: list[dict[str, str]]) -> str:
    if form is None or form == {"type": "text"}:
        return ""
    if form == {"type": "json_object"}:
        said = any("json" in message["content"].lower() for message in messages)
        return "" if said else "'messages' must contain the word 'json' to use 'response_format' of type 'json_object'"
    if set(form) != {"type", "json_schema"} or set(form["json_schema"]) != {"name", "strict", "schema"}:
        return f"Invalid 'response_format': {form}"
    return _strict(form["json_schema"]["schema"], "schema")


def _strict(node: Mapping[str, Any], at: str) -> str:
    """What strict mode forbids, as OpenAI's server words it."""
    if extra := node.keys() - _IN_A_SCHEMA:
        return f"Invalid schema for response_format: In context={at}, {sorted(extra)} is not permitted"
    properties = node.get("properties", {})
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            return f"Invalid schema for response_format: In context={at}, 'additionalProperties' must be false"
        if set(node.get("required", ())) != set(properties):
            return f"Invalid schema for response_format: In context={at}, 'required' must name every property"
    inner = [(f"{at}.{key}", value) for key, value in properties.items()]
    inner += [(f"{at}.items", node["items"])] if "items" in node else []
    inner += [(f"{at}.anyOf", choice) for choice in node.get("anyOf", ())]
    return next((wrong for place, value in inner if (wrong := _strict(value, place))), "")
