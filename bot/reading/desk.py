"""Who reads papers and answers questions on them, put together from the settings.

Invariant: without a model nothing is paid and nothing is missing: the extractive reader does all that a model does.
"""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.config import Settings
from bot.llm import Batches, LanguageModel, Prices
from bot.model.reading import Depth
from bot.reading.asking import Asking, PaidAnswers
from bot.reading.budget import Budget
from bot.reading.extractive import ExtractiveReader
from bot.reading.nightly import Nightly
from bot.reading.paid import Breaker, PaidReadings
from bot.reading.shelf import Shelf
from bot.reading.sources import Sources, Texts
from bot.store import Store

if TYPE_CHECKING:
    from bot.reading.generative import GenerativeReader


@dataclass(frozen=True, slots=True)
class Desk:
    """The shelf, whoever answers questions, and, where there is a model, the model and its nightly batches."""

    shelf: Shelf
    asking: Asking
    model: LanguageModel | None = None
    nightly: Nightly | None = None

    async def aclose(self) -> None:
        """Give up what is being read and close the model's connections."""
        async with AsyncExitStack() as steps:
            if self.model is not None:
                steps.push_async_callback(self.model.aclose)
            steps.push_async_callback(self.shelf.aclose)


def language_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name, or None."""
    llm = settings.llm
    if not llm.model:
        return None
    return LanguageModel(
        base_url=llm.base_url,
        api_key=llm.api_key.get_secret_value(),
        model=llm.model,
        concurrency=llm.concurrency,
        prices=Prices(llm.price_input, llm.price_cached, llm.price_output),
        context_tokens=llm.context_tokens,
    )


def generative_reader(settings: Settings, model: LanguageModel) -> "GenerativeReader":
    """The reader behind which `model` stands, with the second opinion that the settings ask for."""
    # The checker takes a third of the start, and without a model nothing needs it.
    from bot.reading.generative import GenerativeReader  # noqa: PLC0415
    from bot.reading.generative.opinion import second_opinion  # noqa: PLC0415

    opinion = second_opinion(settings.reading.second_opinion)
    return GenerativeReader(model, deadline=settings.reading.deadline, second_opinion=opinion)


def furnished(settings: Settings, store: Store, clock: Clock, texts: Texts) -> Desk:
    """A desk over `store` and `texts`."""
    sources, depth = Sources(texts), Depth(settings.reading.depth)
    model = language_model(settings)
    if model is None:
        shelf = Shelf(store, ExtractiveReader(), clock, sources=sources, depth=depth)
        return Desk(shelf, Asking(sources))
    from bot.reading.generative import Questions  # noqa: PLC0415
    from bot.reading.generative.schema import Draft  # noqa: PLC0415

    reader, llm = generative_reader(settings, model), settings.llm
    budget, breaker = Budget(store, clock, daily=llm.daily_budget, per_chat=llm.chat_budget), Breaker(clock)
    at_once = max(1, llm.concurrency - 1)  # a call is left for what a chat asks
    paid = PaidReadings(reader, budget, clock, breaker=breaker, at_once=at_once)
    shelf = Shelf(store, ExtractiveReader(), clock, paid=paid, sources=sources, depth=depth)
    answers = PaidAnswers(Questions(model), budget, breaker, settings.reading.deadline)
    nightly = Nightly(
        store,
        clock,
        reader,
        Batches(model),
        budget=budget,
        sources=sources,
        direct=shelf,
        depth=depth,
        schema=Draft,
    )
    return Desk(shelf, Asking(sources, answers), model, nightly if llm.batch else None)
