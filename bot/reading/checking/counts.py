"""Small counts: `three modules` where the source has two.

Invariant: a count that the source does not give is let stand (whoever lists three things may say three); one that
contradicts the source's count of the same thing is not.
"""

import re
from collections.abc import Sequence

from bot.reading.checking.quantities import Quantity
from bot.reading.checking.surroundings import Surroundings, surroundings

_MOST = 20
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def miscounted(quantity: Quantity, text: str, sources: Sequence[str]) -> str | None:
    """Why the count cannot stand: the source's count of the same thing, None where there is none or it agrees."""
    said = next((one for one in surroundings(text) if one.quantity == quantity), None)
    if said is None or not said.counted:
        return None
    thing = said.counted[0] if _CHINESE.search(text) else said.counted[-1]
    rivals = []
    for source in sources:
        counted = [one for one in surroundings(source) if _counts(one) and any(thing & word for word in one.counted)]
        values = [one.quantity.value for one in counted]
        if quantity.value in values or (len(values) > 1 and sum(values) == quantity.value):
            return None
        rivals += counted
    if len({one.quantity.value for one in rivals}) != 1:
        return None
    return f'The source says "{rivals[0].quantity.text}", the text "{quantity.text}".'


def _counts(one: Surroundings) -> bool:
    return one.quantity.unit is None and one.quantity.value <= _MOST and one.quantity.value == int(one.quantity.value)
