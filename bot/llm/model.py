"""A language model, asked for one structured answer at a time.

Invariant: `ask` ends by its deadline, with a value that fits the schema or with ModelFailed, which says what was spent.
"""

import asyncio
import logging
from typing import TypeVar

from pydantic import BaseModel

from bot.errors import ModelFailed
from bot.llm.call import Call, OnText, Sleep
from bot.llm.prices import Prices
from bot.llm.prompt import Answered, Prompt
from bot.llm.server import Server
from bot.llm.tokens import count_tokens
from bot.llm.traits import Traits

T = TypeVar("T", bound=BaseModel)
_log = logging.getLogger(__name__)


class LanguageModel:
    """A model behind a server with OpenAI's chat completions.

    `name` is the model's, `context_tokens` what fits in one call with its answer. `concurrency` calls run at the same
    time, others wait for their turn. What the server was found to take is remembered for as long as this lives; keep
    one for the process. `sleep` waits between two tries.
    """

    def __init__(
        self,
        *,
        base_url: str,
        api_key: str,
        model: str,
        concurrency: int,
        prices: Prices,
        context_tokens: int,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.name = model
        self.context_tokens = context_tokens
        self.prices = prices
        self.server = Server(base_url, api_key, model)
        self.traits = Traits()
        self._turns = asyncio.Semaphore(concurrency)
        self._sleep = sleep

    def __repr__(self) -> str:
        return f"LanguageModel({self.server.place!r})"

    async def ask(
        self, prompt: Prompt, schema: type[T], *, most_tokens: int, deadline: float, on_text: OnText | None = None
    ) -> Answered[T]:
        """The model's answer to `prompt`, `most_tokens` long at most, in the form of `schema`.

        `deadline` (seconds) bounds all of it: the wait for a turn, retries, one repair. With `on_text` the answer is
        streamed: it is called with the whole JSON so far, again and again; a repair starts from the beginning. An
        answer that is cut off is used as far as it goes (`Answered.whole`).

        Raises ModelFailed, whose `usage` is what was spent, and TypeError for a schema that strict mode cannot say.
        """
        end = asyncio.get_running_loop().time() + deadline
        call = Call(
            self.server, self.prices, self.traits, prompt, schema, most_tokens, on_text=on_text, sleep=self._sleep
        )
        try:
            async with asyncio.timeout_at(end), self._turns:
                call.traits = self.traits  # found out by others while this one waited
                answered = await call.answer(end)
        except TimeoutError:
            rest = call.rest()
            if rest is None:
                what = "did not answer" if call.asked else "had no free place for this (llm.concurrency)"
                raise ModelFailed(f"{self.name} {what} within {deadline:g} seconds.", call.used) from None
            answered = rest
        except ModelFailed as error:
            _log.warning("the model failed", extra={"model": self.name, "why": str(error)})
            raise
        self._remember(call.traits)
        return answered

    def _remember(self, traits: Traits) -> None:
        if not (traits.guessed and self.traits.proven):
            self.traits = traits.found()

    def tokens(self, text: str) -> int:
        """How many tokens `text` has, estimated on the high side."""
        return count_tokens(text)

    def cost(self, input: int, output: int) -> float:  # noqa: A002 - the word of Usage and of every price list
        """What so many tokens would cost at most: nothing in the server's cache."""
        return self.prices.cost(input, 0, output)

    async def aclose(self) -> None:
        """Close the connections. No call may follow."""
        await self.server.aclose()
