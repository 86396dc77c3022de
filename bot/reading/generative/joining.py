"""Long papers: the telling lines of each piece are chosen first, and the reading is made from those.

Invariant: what the joining call sees are the paper's own sentences under their own numbers, never a model's words
about them, so evidence stays verbatim and nothing can be smuggled from one call into the next.
"""

import asyncio
from collections.abc import Iterable

from bot.errors import ModelFailed
from bot.reading.generative.passages import Passages
from bot.reading.generative.plan import Count, Plan, within
from bot.reading.generative.prompt import choice_prompt
from bot.reading.generative.schema import Choice
from bot.reading.generative.sitting import Sitting

ANSWER_TOKENS = 600
_MOST_LINES = 60
_SHARE = 0.4


async def chosen(plan: Plan, sitting: Sitting, *, room: int, tokens: Count) -> tuple[Passages, bool]:
    """Title, abstract and the lines that were chosen, at most `room` tokens of them; and whether all pieces were read.

    A piece for which no answer comes gives its first lines. Raises ModelFailed when none comes for any.
    """
    most = max(8, min(_MOST_LINES, room // (40 * len(plan.pieces))))
    choices = await asyncio.gather(*(_choose(piece, sitting, most) for piece in plan.pieces), return_exceptions=True)
    numbers: set[int] = set()
    failures: list[ModelFailed] = []
    for piece, choice in zip(plan.pieces, choices, strict=True):
        if isinstance(choice, ModelFailed):
            failures.append(choice)
            numbers.update([one.number for one in piece.rest][: most // 2])
        elif isinstance(choice, BaseException):
            raise choice
        else:
            own = {one.number for one in piece.rest}
            numbers.update([number for number in _by_turns(choice) if number in own][:most])
    if len(failures) == len(plan.pieces):
        raise sitting.failed(str(failures[-1]))
    rest = room - tokens(plan.opening.text)
    body = within(plan.read.body.only(numbers), rest, tokens)
    return Passages((*plan.opening.blocks, *body.blocks)), not failures


async def _choose(piece: Passages, sitting: Sitting, most: int) -> Choice:
    return await sitting.ask(choice_prompt(piece, most), Choice, ANSWER_TOKENS, share=_SHARE)


def _by_turns(choice: Choice) -> Iterable[int]:
    """The first line of each kind, then the second of each, so that no kind uses up the room."""
    kinds = [choice.method, choice.results, choice.prior_work, choice.background, choice.limits]
    longest = max(map(len, kinds))
    return dict.fromkeys(kind[turn] for turn in range(longest) for kind in kinds if turn < len(kind))
