"""Whatever can read a paper: the extractive reader, or a language model behind a checker."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.fulltext import FullText
from bot.model.paper import Paper
from bot.model.reading import Depth, Reading

Watch = Callable[[Reading], Awaitable[None]]
"""Called with what is read so far, all of it checked, while a reading grows."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader is given of a paper: its metadata, and its text where that was asked for and is to be had."""

    paper: Paper
    text: FullText | None = None

    @property
    def depth(self) -> Depth:
        """What can be read."""
        return Depth.ABSTRACT if self.text is None else Depth.FULL


class Reader(Protocol):
    """Makes readings. `name` is part of a reading's key: two readers with one name read alike."""

    @property
    def name(self) -> str: ...

    def language_of(self, language: str) -> str:
        """The language of the readings that this reader makes when it is asked for `language`."""
        ...

    async def read(self, source: Source, language: str, now: datetime, watch: Watch | None = None) -> Reading:
        """What `source` says, in `language_of(language)` (codes such as `en`), at the depth of `source`.

        `now` (aware) becomes `Reading.made`. A paper with nothing to read gives an empty reading, not an error. Raises
        ModelFailed when a model was needed and did not do its part.
        """
        ...
