"""What failed goes back to the model once, with the reasons, and is examined again.

Invariant: one call at most; a statement that fails again, or whose call fails, stays out. Nothing that held is touched.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import ModelFailed
from bot.reading.checking.alignment import passages as aligned
from bot.reading.generative.examine import Examined, Examiner, Failed
from bot.reading.generative.passages import Passages
from bot.reading.generative.plan import Count, within
from bot.reading.generative.prompt import repair_prompt
from bot.reading.generative.schema import Repair
from bot.reading.generative.sitting import Sitting
from bot.reading.generative.statements import Placed

ANSWER_TOKENS, GIVEN_TOKENS = 1_500, 3_000
"""At most what a repair writes, and what it is given as a rule."""
_MOST, _NEAREST, _REASONS = 16, 3, 3


async def mended(
    failed: Sequence[Failed],
    passages: Passages,
    examiner: Examiner,
    sitting: Sitting,
    language: str,
    *,
    room: int,
    tokens: Count,
) -> Examined:
    """What held at the second try, and what is cut; the claims carry the places of the statements they stand for.

    The call sees at most `room` tokens of the paper.
    """
    tried = failed[:_MOST]
    shown = within(passages.around(_numbers(tried, passages)), room, tokens)
    listed = [(one.statement.text, one.statement.lines, one.reasons[:_REASONS]) for one in tried]
    try:
        repair = await sitting.ask(repair_prompt(shown, listed, language), Repair, ANSWER_TOKENS)
    except ModelFailed:
        return Examined({}, tuple(failed))
    again = examiner.examine(_rewritten(repair, tried))
    saved = {(one.slot, one.number) for one in again.claims}
    return Examined(
        again.claims, tuple(one for one in failed if (one.statement.slot, one.statement.number) not in saved)
    )


def _rewritten(repair: Repair, tried: Sequence[Failed]) -> list[Placed]:
    """The new statements in the places of the old; the first counts where one is given twice."""
    new: dict[int, Placed] = {}
    for one in repair.statements:
        if one.text and 1 <= one.statement <= len(tried):
            old = tried[one.statement - 1].statement
            text = " ".join(one.text.split())
            new.setdefault(one.statement, replace(old, text=text, lines=tuple(dict.fromkeys(one.evidence))[:6]))
    return [new[number] for number in sorted(new)]


def _numbers(failed: Sequence[Failed], passages: Passages) -> set[int]:
    """The lines that the statements named, and those that speak most of what they say."""
    lines = list(passages)
    known = {one.number for one in lines}
    texts = [one.text for one in lines]
    of_text = {one.text: one.number for one in reversed(lines)}
    numbers: set[int] = set()
    for one in failed:
        numbers.update(known.intersection(one.statement.lines))
        nearest = aligned(one.statement.text, texts)[:_NEAREST]
        numbers.update(of_text[each.text] for each in nearest)
    return numbers
