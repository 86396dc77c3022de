"""What reading a message needs besides its markup."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.sandbox.wire import Json

Resolve = Callable[[str, str | Json], Json]
"""From a kind of media (`photo`, `video`, `animation`, `audio`, `voice_note`, `document`) and an HTTP URL or an
InputMedia to the field of the block that carries the file, as `{"photo": [PhotoSize…]}`. Raises ApiError itself."""


@dataclass(frozen=True, slots=True)
class Context:
    """`users` are User objects by id; `references` the names of all `tg-reference` in the message; `media` the
    InputMedia objects of the request by their id."""

    users: Mapping[int, Json]
    references: frozenset[str]
    resolve: Resolve
    media: Mapping[str, Json]

    def with_references(self, names: Iterable[str]) -> "Context":
        """The same with the names of a message's references."""
        return replace(self, references=frozenset(names))
