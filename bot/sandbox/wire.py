"""What goes over the wire: JSON objects, uploaded files, and refusals in Telegram's own form."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request, held in memory."""

    filename: str
    content_type: str
    content: bytes


class ApiError(Exception):
    """A request that Telegram refuses: `{"ok": false, "error_code": …, "description": …, "parameters": …}`.

    `status` is both the HTTP status and the error code; `parameters` are those of ResponseParameters.
    """

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """The body of the response."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


class BadRequest(ApiError):
    """Status 400; the text goes without its prefix."""

    def __init__(self, text: str, parameters: Json | None = None) -> None:
        super().__init__(400, f"Bad Request: {text}", parameters)


class Forbidden(ApiError):
    """Status 403; the text goes without its prefix."""

    def __init__(self, text: str) -> None:
        super().__init__(403, f"Forbidden: {text}")


class TooManyRequests(ApiError):
    """Status 429. `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class NotDone(ApiError):
    """Status 501, which Telegram never sends: the request may be right, but the sandbox cannot do it."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"the sandbox does not do {what} yet")


class SpecViolation(BadRequest):
    """The request breaks the Bot API's description, or a limit that Telegram passes over in silence.

    Telegram ignores some of these, the sandbox none: the server keeps them, so that a test can assert their absence.
    """
