"""What a person is told when something cannot be done: what was wrong, with which value, and what to do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model.reading import Fallback
    from bot.model.usage import Usage


class PapergramError(Exception):
    """A sentence for the person who asked. Its text holds no secret and no detail of the code."""


class SettingsError(PapergramError):
    """A setting is unknown, missing or unusable; the text names its key."""


class BadPaperId(PapergramError):
    """The text is not an arXiv id or link."""


class QuerySyntaxError(PapergramError):
    """A topic query cannot be read.

    `query` is the text as typed, `position` the offset (0-based, in characters) where reading stopped; `pointer()`
    draws both on two lines for a monospace font.
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        super().__init__(message)
        self.query = query
        self.position = position

    def pointer(self) -> str:
        """The query with a caret below the place: `a AND\\n     ^`."""
        line = self.query.replace("\n", " ")
        return f"{line}\n{' ' * self.position}^"


class ArxivUnavailable(PapergramError):
    """arXiv did not answer, or answered with an error or something that was not asked for; try later."""


class ArxivUnreachable(ArxivUnavailable):
    """No connection to arXiv could be made at all; asking it for something else is of no use now."""


class GivenUp(PapergramError):
    """The program is being stopped, and what was asked for is not waited for."""


class NoPicture(PapergramError):
    """A picture was asked for that could not be drawn."""


class NoPlace(PapergramError):
    """A place was asked for that could not be looked up."""


class StoreBusy(PapergramError):
    """The store is held by another process or cannot be opened."""


class FullTextUnavailable(PapergramError):
    """There is no full text, or none that can be read; the paper is read from its abstract.

    `why` is `Fallback.NO_TEXT` or `Fallback.UNREADABLE`.
    """

    def __init__(self, message: str, why: "Fallback") -> None:
        super().__init__(message)
        self.why = why


class ModelFailed(PapergramError):
    """The language model did not answer in time, refused, or answered with nothing that could be used.

    `usage` is what was spent all the same.
    """

    def __init__(self, message: str, usage: "Usage | None" = None) -> None:
        super().__init__(message)
        self.usage = usage
