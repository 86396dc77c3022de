"""A topic of a chat's own before it is saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """What `person` is making in `chat`. `slug` is the saved topic that it changes, None for a new one.

    `said` are the words that it was made of, empty where they were a query. `id` changes with every change, 0 before
    the first.
    """

    chat: int
    person: int
    name: str
    query: str
    slug: str | None = None
    said: str = ""
    id: int = 0
