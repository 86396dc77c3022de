"""Whatever can read a paper: the extractive reader, or a language model behind a checker."""

from datetime import datetime
from typing import Protocol

from bot.model.paper import Paper
from bot.model.reading import Depth, Reading


class Reader(Protocol):
    """Makes readings. `name` and `depth` are part of a reading's key: two readers with one name read alike."""

    @property
    def name(self) -> str: ...

    @property
    def depth(self) -> Depth: ...

    def language_of(self, language: str) -> str:
        """The language of the readings that this reader makes when it is asked for `language`."""
        ...

    async def read(self, paper: Paper, language: str, now: datetime) -> Reading:
        """What `paper` says, in `language_of(language)` (codes such as `en`).

        `now` (aware) becomes `Reading.made`. A paper with nothing to read gives an empty reading, not an error.
        """
        ...
