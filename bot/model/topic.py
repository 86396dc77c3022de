"""A named question to arXiv."""

from dataclasses import dataclass

from bot.model.paper import PaperId


@dataclass(frozen=True, slots=True)
class Topic:
    """`query` is in the topic language. `owner` is None for the catalogue, else the chat that made the topic.

    `names` maps a language code to the topic's name; English is always there. `area` groups the catalogue. `is_kept`
    where the chat named and saved it; its other topics are queries in passing.
    """

    slug: str
    query: str
    names: dict[str, str]
    area: str = ""
    owner: int | None = None
    is_kept: bool = False

    def name(self, language: str) -> str:
        """The name in `language`, else in English."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Match:
    """Why a paper belongs to a topic: `terms` are the words of the query that were found, as typed."""

    topic: str
    paper: PaperId
    terms: tuple[str, ...]
