"""Text that is already HTML, told apart from text that still has to be escaped."""


class Html(str):
    """A fragment of Telegram HTML. As an argument of a message it passes as it is; any other string is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """For templates, which escape any other string."""
        return self


def escape(text: str) -> str:
    """Text for a place between tags or inside a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
