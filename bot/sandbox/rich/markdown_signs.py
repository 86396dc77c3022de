"""What has been read of a line of Markdown, and the signs in it that may yet be closed.

Invariant: closing a sign takes no longer than what it encloses; nothing is searched twice, whatever a line holds.
"""

from typing import NamedTuple

from bot.sandbox.rich.markup import Element, Node, Text


class Opener(NamedTuple):
    """A sign that may be closed: `sign` is its character, `[`, or `<` for a tag; its text stands at `place`."""

    sign: str
    size: int
    place: int
    element: Element | None = None


class Openers:
    """Nodes in the order of reading, `out`, and the signs among them that are open."""

    def __init__(self) -> None:
        self.out: list[Node] = []
        self._open: list[Opener] = []
        self._heights: dict[str, list[int]] = {sign: [] for sign in "*_~=|[<"}

    def push(self, sign: str, size: int, text: Text, element: Element | None = None) -> None:
        """Open a sign; it stays in the text as `text` unless it is closed."""
        self._heights[sign].append(len(self._open))
        self._open.append(Opener(sign, size, len(self.out), element))
        self.out.append(text)

    def nearest(self, sign: str) -> Opener | None:
        """The last open sign of that kind, unless a tag was opened since."""
        heights, tags = self._heights[sign], self._heights["<"]
        if not heights or (tags and tags[-1] > heights[-1]):
            return None
        return self._open[heights[-1]]

    def is_empty(self, opener: Opener) -> bool:
        """Whether nothing stands behind the sign."""
        return len(self.out) == opener.place + 1

    def forget(self, opener: Opener) -> None:
        """Close nothing: the sign and those after it stay as text."""
        height = self._heights[opener.sign][-1]
        while len(self._open) > height:
            self._heights[self._open.pop().sign].pop()

    def close(self, opener: Opener, element: Element) -> None:
        """Put `element` around everything behind the sign, and in its place."""
        self.forget(opener)
        element.children.extend(self.out[opener.place + 1 :])
        self.out[opener.place :] = [element]
