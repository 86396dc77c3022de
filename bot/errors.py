"""What a person is told when something cannot be done: what was wrong, with which value, and what to do.

Invariant: a chat reads of an error only the message that the error names, in the chat's language; never its text, which
is English and for the command line and the log.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.model.reading import Fallback
    from bot.model.usage import Usage

_NONE: Final[Mapping[str, str | float]] = MappingProxyType({})


class PapergramError(Exception):
    """A sentence in English for whoever runs the program. Its text holds no secret and no detail of the code.

    `message` names what a chat is told instead, in every file of `bot/locales/`, with `values` filled in.
    """

    message: str = "internal-error"
    values: Mapping[str, str | float] = _NONE


class Spoken(PapergramError):
    """An error whose whole sentence stands in the locale files; its text is the English one."""

    def __init__(self, message: str, **values: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        from bot.locales.locale import english  # noqa: PLC0415  # most of these errors are never read

        return english().label(self.message, **self.values)


class SettingsError(PapergramError):
    """A setting is unknown, missing or unusable; the text names its key."""


class BadPaperId(Spoken):
    """The text is not an arXiv id or link, or names several."""


class QuerySyntaxError(Spoken):
    """A topic query cannot be read.

    `query` is the text as typed, `position` the offset (0-based, in characters) where reading stopped; `pointer()`
    draws both on two lines for a monospace font.
    """

    def __init__(self, message: str, query: str, position: int, **values: str | float) -> None:
        super().__init__(message, **values)
        self.query = query
        self.position = position

    def pointer(self) -> str:
        """The query with a caret below the place: `a AND\\n     ^`."""
        line = self.query.replace("\n", " ")
        return f"{line}\n{' ' * self.position}^"


class ArxivUnavailable(PapergramError):
    """arXiv did not answer, or answered with an error or something that was not asked for; try later."""

    message = "arxiv-unavailable"


class ArxivUnreachable(ArxivUnavailable):
    """No connection to arXiv could be made at all; asking it for something else is of no use now."""


class GivenUp(PapergramError):
    """The program is being stopped, and what was asked for is not waited for."""

    message = "being-stopped"


class NoPicture(PapergramError):
    """A picture was asked for that could not be drawn."""

    message = "no-picture"


class NoPlace(PapergramError):
    """A place was asked for that could not be looked up."""


class StoreBusy(PapergramError):
    """The store is held by another process or cannot be opened."""

    message = "store-busy"


class StoreUnusable(StoreBusy, SettingsError):
    """There is no store that can be read and written where `store.path` says."""


class FullTextUnavailable(PapergramError):
    """There is no full text, or none that can be read; the paper is read from its abstract.

    `why` is `Fallback.NO_TEXT` or `Fallback.UNREADABLE`.
    """

    message = "no-full-text"

    def __init__(self, message: str, why: "Fallback") -> None:
        super().__init__(message)
        self.why = why


class ModelFailed(PapergramError):
    """The language model did not answer in time, refused, or answered with nothing that could be used.

    `usage` is what was spent all the same.
    """

    message = "model-failed"

    def __init__(self, message: str, usage: "Usage | None" = None) -> None:
        super().__init__(message)
        self.usage = usage
