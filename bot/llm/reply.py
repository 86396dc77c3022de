"""What a server answered, whole or as a stream, whatever it left out.

Invariant: a field that is missing, None or of another type than OpenAI's counts as not said; nothing here raises.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Reply:
    """The first choice of a chat completion. `finish` is None for one that was cut on its way.

    `usage` is the server's own account of it, None where it gave none. `thought` says that reasoning came beside it.
    """

    text: str = ""
    refusal: str = ""
    finish: str | None = None
    usage: Mapping[str, Any] | None = None
    thought: bool = False

    def add(self, body: Mapping[str, Any], part: str = "delta") -> bool:
        """Take in a chunk of a stream, or with `part="message"` a whole body. False where it holds no choice."""
        if isinstance(body.get("usage"), Mapping):
            self.usage = body["usage"]
        choices = body.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if not isinstance(choice, Mapping):
            return False
        if isinstance(choice.get("finish_reason"), str):
            self.finish = choice["finish_reason"]
        message = choice.get(part)
        if isinstance(message, Mapping):
            self.text += _text(message.get("content"))
            self.refusal += _text(message.get("refusal"))
            self.thought = self.thought or bool(message.get("reasoning_content") or message.get("reasoning"))
        return True


def _text(content: object) -> str:
    """A content that is a string, or the list of parts that some servers make of it."""
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, Mapping))
    return content if isinstance(content, str) else ""
