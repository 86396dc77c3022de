"""A second opinion on claims that hold by rule.

Invariant: it can only take claims away. One that cannot be had takes none.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.errors import ModelFailed
from bot.model.reading import Claim
from bot.reading.generative.passages import Passages
from bot.reading.generative.prompt import judge_prompt
from bot.reading.generative.schema import Verdicts
from bot.reading.generative.sitting import Sitting


class SecondOpinion(Protocol):
    """Whoever looks a second time."""

    calls: int
    """How many calls of the model it takes."""

    async def doubted(
        self, claims: Sequence[Claim], lines: Mapping[Claim, Sequence[int]], passages: Passages, sitting: Sitting
    ) -> frozenset[Claim]:
        """The claims that are to go. `lines` are the numbers of each claim's evidence in `passages`."""
        ...


def second_opinion(kind: str) -> SecondOpinion | None:
    """The one that `reading.second_opinion` names: `none`, `judge` or `embedding`.

    Raises SettingsError for an embedding that is not installed.
    """
    if kind == "embedding":
        from bot.reading.generative.embedding import Embedding  # noqa: PLC0415 - an extra

        return Embedding()
    return Judge() if kind == "judge" else None


class Judge:
    """The model itself, asked anew, in one call, with only the claims and the lines around their evidence."""

    calls = 1

    async def doubted(
        self, claims: Sequence[Claim], lines: Mapping[Claim, Sequence[int]], passages: Passages, sitting: Sitting
    ) -> frozenset[Claim]:
        """Those that get the verdict `unsupported`; none where the call fails."""
        shown = passages.around(number for claim in claims for number in lines[claim])
        most_tokens = 100 + 40 * len(claims)
        try:
            answer = await sitting.ask(judge_prompt(shown, [claim.text for claim in claims]), Verdicts, most_tokens)
        except ModelFailed:
            return frozenset()
        refuted = {one.statement for one in answer.verdicts if one.verdict == "unsupported"}
        return frozenset(claim for number, claim in enumerate(claims, 1) if number in refuted)
