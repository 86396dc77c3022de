"""The calls that one reading or answer takes: one deadline and one bill for all of them.

Invariant: whatever happens, `used` is what was spent, and ModelFailed carries it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from bot.llm.prompt import Prompt
from bot.model.usage import Usage

T = TypeVar("T", bound=BaseModel)


class Sitting:
    """Asks `model` until `deadline` seconds from now. To be made inside a running loop."""

    def __init__(self, model: LanguageModel, deadline: float, used: Usage | None = None) -> None:
        self.used = used or Usage()
        self._model = model
        self._end = asyncio.get_running_loop().time() + deadline

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self._end - asyncio.get_running_loop().time()

    async def ask(
        self,
        prompt: Prompt,
        schema: type[T],
        most_tokens: int,
        *,
        share: float = 1.0,
        on_text: Callable[[str], Awaitable[None]] | None = None,
    ) -> T:
        """The answer, within `share` of the time that is left. Raises ModelFailed with all that this sitting used."""
        if self.left <= 0:
            raise ModelFailed(f"{self._model.name} did not answer in time.", self.used)
        try:
            answered = await self._model.ask(
                prompt, schema, most_tokens=most_tokens, deadline=self.left * share, on_text=on_text
            )
        except ModelFailed as error:
            self.used += error.usage or Usage()
            raise ModelFailed(str(error), self.used) from None
        self.used += answered.usage
        return answered.value

    def failed(self, why: str) -> ModelFailed:
        """The error for an answer that cannot stand."""
        return ModelFailed(f"{self._model.name}: {why}", self.used)
