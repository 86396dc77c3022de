"""Text that is already HTML, told apart from text that still has to be escaped."""


class Html(str):
    """A fragment of Telegram HTML. As an argument of a message it passes as it is; any other string is escaped."""

    __slots__ = ()
