"""Evidence as footnotes that every viewer shows: numbers that lead to the paper's own sentences and back.

Invariant: a number leads to the sentences of its own claim; a claim that is its evidence word for word has none.
"""

from bot.model.paper import PaperId
from bot.model.reading import Claim
from bot.render.claims import behind
from bot.render.post.markdown import words


class Notes:
    """The footnotes of one paper, numbered from 1. Their names hold the paper's id: a post has many papers."""

    def __init__(self, paper: PaperId, reader: str) -> None:
        self._name = paper.base.replace("/", "-").replace(".", "-")
        self._reader = reader
        self._told: list[str] = []

    def told(self, claim: Claim) -> str:
        """A claim and its number."""
        sentences = behind(claim, self._reader)
        if not sentences:
            return words(claim.text)
        number = len(self._told) + 1
        here, there = f"r-{self._name}-{number}", f"e-{self._name}-{number}"
        quoted = " ".join(f"“{words(sentence)}”" for sentence in sentences)
        self._told.append(f'{number}. <a id="{there}"></a>{quoted} <a href="#{here}">↩</a>')
        return f'{words(claim.text)}<sup id="{here}"><a href="#{there}">{number}</a></sup>'

    def listed(self) -> list[str]:
        """The notes so far, a line each."""
        return list(self._told)
