"""The answer to a question on one paper.

Invariant: an answer is made of claims with evidence, or it says that the paper does not say.
"""

from dataclasses import dataclass

from bot.model.reading import Claim, Fallback
from bot.model.usage import Usage


@dataclass(frozen=True, slots=True)
class Answer:
    """`claims` answer the question, most direct first; empty where `found` is False.

    `reader` is `extractive` or the model's name. `usage` is None where no model was asked,
    `fallback` tells why less was done than could have been.
    """

    claims: tuple[Claim, ...]
    found: bool
    reader: str
    usage: Usage | None = None
    fallback: Fallback | None = None

    def __post_init__(self) -> None:
        if self.found is not bool(self.claims):
            raise ValueError("an answer is found where there are claims, and only there")
