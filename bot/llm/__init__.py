"""The language model behind any server that speaks OpenAI's chat completions.

    model = LanguageModel(
        base_url=…, api_key=…, model=…, concurrency=4, prices=Prices(2.5, 1.25, 10), context_tokens=64_000
    )
    answered = await model.ask(Prompt(system, source, task), Draft, most_tokens=1500, deadline=60)
    answered.value, answered.usage

Invariant: importing this costs nothing; `openai` is loaded with the first call.
"""

from bot.llm.batch import Batches, BatchFailed, BatchUnsupported, Done, Pending
from bot.llm.model import LanguageModel
from bot.llm.prices import Prices
from bot.llm.prompt import Answered, Prompt

__all__ = [
    "Answered",
    "BatchFailed",
    "BatchUnsupported",
    "Batches",
    "Done",
    "LanguageModel",
    "Pending",
    "Prices",
    "Prompt",
]
