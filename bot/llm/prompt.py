"""What a model is asked, and what it answers.

Invariant: what changes least comes first, so that a server can keep the beginning of a prompt in its cache.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.model.usage import Usage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prompt:
    """`system` is the same for every paper, `source` the same for every question on one paper; `task` comes last."""

    system: str
    source: str
    task: str

    def messages(self, shape: str = "") -> list[dict[str, str]]:
        """As chat messages. `shape` describes the answer's form, for servers that take no schema; it goes last."""
        asked = "\n\n".join(part for part in (self.source, self.task, shape) if part)
        return [{"role": "system", "content": self.system}, {"role": "user", "content": asked}]

    @property
    def text(self) -> str:
        """All of it, to estimate its length."""
        return f"{self.system}\n{self.source}\n{self.task}"


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """A validated answer and what it used, repairs included.

    `whole` is False for one that was cut off (by `most_tokens`, or on its way): what came complete of it still fits the
    schema, and an item that was cut in its middle is gone.
    """

    value: T
    usage: Usage
    whole: bool = True
