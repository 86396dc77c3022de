"""When one quantity says what another does.

Invariant: `same(statement, source)` holds for every honest way to write the source's number: in another unit, another
magnitude, as a fraction or a percentage, rounded to fewer places. It never holds for a number with more places than the
source has, or in a unit of another measure.
"""

import math
from collections.abc import Iterable

from bot.reading.checking.quantities import YEARS, Amount, Quantity
from bot.reading.checking.units import is_ratio

_ROUGHLY, _COARSEST, _EXACTLY = 0.1, 0.12, 1e-6


def same(statement: Quantity, source: Quantity) -> bool:
    """Whether `statement` is `source` in other words."""
    return any(
        _same(one, other, approximate=statement.approximate or statement.soft)
        for place, one in enumerate(statement.amounts)
        for other in source.amounts
        if not (place and one.unit and other.unit is None)
    )


def stands(statement: Quantity, sources: Iterable[Quantity]) -> bool:
    """Whether one of `sources` says the same."""
    return any(same(statement, source) for source in sources)


def other_unit(statement: Quantity, source: Quantity) -> bool:
    """Whether they are the same digits in units that measure different things."""
    one, other = statement.amounts[0], source.amounts[0]
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return False
    return _near(one.value / one.unit.scale, other.value / other.unit.scale, 0)


def slipped(statement: Quantity, source: Quantity) -> bool:
    """Whether they have the same digits, but the decimal point elsewhere."""
    one, other = (_figures(quantity.text) for quantity in (statement, source))
    return bool(one) and one == other and not same(statement, source)


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit()).strip("0")


def _same(one: Amount, other: Amount, *, approximate: bool) -> bool:
    slack = max(one.slack, _rough(one, other) if approximate else 0)
    if one.unit and other.unit and one.unit.measure != other.unit.measure:
        return False
    if _near(one.value, other.value, slack):
        return True
    if is_ratio(one.unit) and is_ratio(other.unit):
        return _as_gain(one, other) or _as_gain(other, one) or _inverse(one, other)
    if (one.unit is None) is not (other.unit is None):
        if one.unit and not is_ratio(one.unit) and other.value in YEARS:
            return False
        scale = one.unit.scale if one.unit else 1.0
        return _near(one.value / scale, other.value / (other.unit.scale if other.unit else 1.0), slack / scale)
    return False


def _as_gain(percentage: Amount, factor: Amount) -> bool:
    """50 % more is 1.5 times as much."""
    if percentage.unit == factor.unit or percentage.value > factor.value:
        return False
    return _near(1 + percentage.value, factor.value, min(percentage.slack, factor.slack))


def _inverse(one: Amount, other: Amount) -> bool:
    """A 30th is 30 times less."""
    return abs(one.value * other.value - 1) < _EXACTLY


def _near(one: float, other: float, slack: float) -> bool:
    larger = max(abs(one), abs(other))
    return abs(one - other) <= min(slack * 1.000001, _COARSEST * larger) + 1e-9 * larger


def _rough(amount: Amount, other: Amount) -> float:
    """The place of its last digit that is no zero, at most a tenth of it: `about 40 %` for 38.46 %. Nothing where
    `other` is written less exactly, or in a unit while `amount` is not."""
    if not amount.value or not math.isfinite(amount.value) or (amount.unit is None) is not (other.unit is None):
        return 0.0
    scale = amount.unit.scale if amount.unit else 1.0
    value = amount.value / scale
    place = math.floor(math.log10(value)) - 12
    digits = round(value / 10.0**place)
    while digits % 10 == 0:
        digits //= 10
        place += 1
    step = 10.0**place * scale
    return min(step, _ROUGHLY * amount.value) if step > 2 * other.slack else 0.0
