"""Claims as they stand on a page, each with the paper's own words.

Invariant: a number leads to the sentences of its own claim, and a claim that is its evidence word for word has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from bot.model.reading import Claim
from bot.render.claims import behind
from bot.render.site.formulas import typeset


@dataclass(frozen=True, slots=True)
class Said:
    """A claim; `number` is that of its note, 0 where it needs none."""

    text: Markup
    evidence: tuple[Markup, ...] = ()
    number: int = 0


class Notes:
    """The notes of one paper, numbered from 1 in the order in which its claims are told."""

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._told: list[Said] = []

    def said(self, claim: Claim) -> Said:
        """The claim, with a note of its own where its sentences say more than it does."""
        sentences = behind(claim, self._reader)
        if not sentences:
            return Said(typeset(claim.text))
        self._told.append(Said(typeset(claim.text), tuple(map(typeset, sentences)), len(self._told) + 1))
        return self._told[-1]

    def all_said(self, claims: Iterable[Claim]) -> tuple[Said, ...]:
        """Several, in order."""
        return tuple(map(self.said, claims))

    def told(self) -> tuple[Said, ...]:
        """The claims with a note, so far."""
        return tuple(self._told)
