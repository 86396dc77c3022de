"""Evidence as footnotes: a number behind a claim that leads to the paper's own words.

Invariant: a number leads to the sentences of its own claim, and a claim that is its evidence word for word has none.
"""

from collections.abc import Sequence

from bot.model.paper import PaperId
from bot.model.reading import Claim
from bot.render.claims import behind, quoted
from bot.render.rich.formulas import typeset
from bot.render.text import inline


class Notes:
    """The footnotes of one paper, numbered from 1. Their names hold the paper's id: a message has many papers."""

    def __init__(self, paper: PaperId, reader: str) -> None:
        self._name = place_name(paper)
        self._reader = reader
        self._told: list[str] = []

    def told(self, claim: Claim) -> str:
        """A claim and its number."""
        sentences = behind(claim, self._reader)
        if not sentences:
            return typeset(claim.text)
        words = " ".join(map(quoted, sentences))
        number = len(self._told) + 1
        name = f"{self._name}-{number}"
        self._told.append(f'<tg-reference name="n-{name}">[{number}] {words}</tg-reference>')
        return f'{typeset(claim.text)}<sup><a href="#n-{name}">[{number}]</a></sup>'

    def folded(self, claim: Claim) -> list[str]:
        """A claim inside a folded part, as lines: itself, below it its sentences. No formula is typeset there."""
        return [inline(claim.text), *(f"↳ <i>{quoted(one)}</i>" for one in behind(claim, self._reader))]

    def listed(self) -> Sequence[str]:
        """The notes so far, a line each."""
        return tuple(self._told)


def place_name(paper: PaperId) -> str:
    """What names in a message call a paper: `2510.03206`, `math-0211159`."""
    return paper.base.replace("/", "-")
