"""The quantities of a text: what is said in digits or words, with magnitude and unit, in English, Chinese and others.

Invariant: one quantity written in two ways gives amounts that `same` calls equal: 2 billion and 20亿, 30 % and 0.3,
1.2k and 1,200, 两倍 and 2×. Names that hold digits (`GPT-4`), enumerators and references are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.reading.checking.designations import without_designations
from bot.reading.checking.normal import Normal, normal
from bot.reading.checking.number_words import MAGNITUDES
from bot.reading.checking.spelled import Spelled, spelled
from bot.reading.checking.units import LETTERS, UNIT, UNITS, Unit, is_ratio

_ASCII = r"(?<![A-Za-z0-9_^])(?<![\d.][.,/])(?<!\.)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u202f]\d{3})+(?!\d)(?!\s?[×x.%])|\d+(?:[.,]\d+)*|\.\d+"
_NUMBER = re.compile(
    rf"""{_ASCII}(?P<digits>{_DIGITS})
    (?: \s?[×x*]\s?10\s?\^\s?\{{?\s?(?P<power>[-+]?\d+)\s?\}}?
      | (?P<raised>\s?\^\s?\{{?\s?[-+]?\d+\s?\}}?)
      | [eE](?P<e>[-+]?\d+)(?![A-Za-z\d]) )?""",
    re.VERBOSE,
)
_MAGNITUDE = re.compile(
    r"(?:[\s-]?(?P<word>thousand|million|billion|trillion|hundred|dozen|mil|Mio\.?|Mrd\.?|Millionen|Milliarden|"
    r"milliards?|millions|billions|millones|milhões|bilhões|тысяч|млн|млрд)(?![A-Za-z])"
    r"|(?P<letter>[kKMBTmb]|bn|mn)(?![A-Za-z\d/]|\^)"
    r"|\s(?P<far>[KMBT])(?=[\s-](?:param|token|image|sample|point|user|pair|image|vide|entr|row))"
    r"|\s?(?P<sino>万亿|千亿|百亿|十亿|千万|百万|十万|[十百千万萬亿億兆만억])(?![分])(?!字节|赫|秒差|[瓦米克焦伏帕卡]))"
)
_APPROXIMATE = re.compile(
    r"(?:about|around|approximately|roughly|nearly|almost|over|(?:more|less|fewer|greater|better) than|up to|at least|"
    r"at most|under|below|above|exceed(?:s|ing)?|some|circa|close to|as (?:much|many|low|high|few) as|[~<>±]|"
    r"约为?|大约|近|接近|超过|逾|不到|不足|高达|多达|至少|最多|将近|低于|高于|小于|大于|少于|多于|仅)[\s]?$",
    re.IGNORECASE,
)
_TEN = 10
_GAP = re.compile(r"[ -](?![ -])")
_LOOSELY = re.compile(r"\s?(?:\+|多|余|左右|以上|以下|或更多|or more|or less|上下)")
_RANGE = re.compile(r"\s?(?:-|–|—|~|to|至|到)\s?", re.IGNORECASE)
_LIST = re.compile(r"\s?(?:,|，|、|and|, and|和|or|或|/)\s?", re.IGNORECASE)
_ENGLISH_OR_CHINESE = re.compile(r"\b(?:the|of|and|with|we|is|to|in)\b|[\u4e00-\u9fff]", re.IGNORECASE)
"""In other languages a comma may be the decimal sign, and a point may part thousands."""
YEARS: Final = range(1800, 2101)
"""What a bare number of four digits is taken for."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the base unit (`unit.scale` applied; abs), half the last place that was written, and the unit."""

    value: float
    slack: float
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text` as it stands in the source text; `start` and `end` count in the normal text.

    `amounts` are what it may mean (`300K`: 300,000 or a temperature). `approximate` where the text says so; `soft` for
    words such as half and twice; `word` where no digits were used.
    """

    text: str
    start: int
    end: int
    amounts: tuple[Amount, ...]
    approximate: bool = False
    soft: bool = False
    word: bool = False
    magnitude: float = 1.0

    @property
    def value(self) -> float:
        return self.amounts[0].value

    @property
    def measure(self) -> str:
        """What the unit measures; empty without one."""
        return self.unit.measure if self.unit else ""

    @property
    def unit(self) -> Unit | None:
        return self.amounts[0].unit


@dataclass(frozen=True, slots=True)
class Quantities:
    """All quantities of one text in order, none overlapping another, and the normal text they stand in."""

    normal: Normal
    found: tuple[Quantity, ...]


@lru_cache(maxsize=4096)
def quantities(text: str) -> Quantities:
    """What `text` says in numbers. Remembered: a paper's text is asked for claim by claim."""
    plainly = normal(text)
    masked = without_designations(plainly.text)
    found = sorted([*_in_digits(plainly, masked), *_in_words(plainly, masked)], key=lambda one: (one.start, -one.end))
    apart: list[Quantity] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return Quantities(plainly, tuple(_with_shared_units(plainly.text, apart)))


def _in_digits(plainly: Normal, masked: str) -> Iterator[Quantity]:
    english = bool(_ENGLISH_OR_CHINESE.search(masked))
    for match in _NUMBER.finditer(masked):
        values = list(_values(match, english=english))
        end = match.end()
        magnitude = _MAGNITUDE.match(masked, end)
        factor = 1.0
        bare = end
        if magnitude:
            factor = MAGNITUDES[next(filter(None, magnitude.groups())).lower().rstrip(".")]
            end = magnitude.end()
        unit, end = _unit(masked, end, values[0][0])
        amounts = [_amount(value * factor, slack * factor, unit) for value, slack in values]
        if magnitude and magnitude["letter"] in LETTERS:
            other, end = _unit(masked, bare, values[0][0])
            amounts += [_amount(value, slack, other) for value, slack in values if other]
            end = max(end, magnitude.end())
        yield Quantity(
            text=plainly.original(match.start(), max(end, match.end())),
            start=match.start(),
            end=max(end, match.end()),
            amounts=tuple(amounts),
            approximate=_is_approximate(masked, match.start(), max(end, match.end())),
            magnitude=factor,
        )


def _in_words(plainly: Normal, masked: str) -> Iterator[Quantity]:
    for word in spelled(masked):
        unit, end = (Unit("ratio", 1), word.end) if word.ratio else _unit(masked, word.end, word.value)
        if word.needs_unit and unit is None:
            continue
        yield Quantity(
            text=plainly.original(word.start, end),
            start=word.start,
            end=end,
            amounts=(_amount(word.value, _word_slack(word), unit),),
            approximate=_is_approximate(masked, word.start, end),
            soft=word.soft,
            word=True,
        )


def _word_slack(word: Spelled) -> float:
    return word.value * 0.01 if word.ratio else 0.0


def _values(match: re.Match[str], *, english: bool) -> Iterator[tuple[float, float]]:
    """Value and half of its last place; more than one where `1.200` and `71,01` mean one thing here, another there."""
    raised = re.sub(r"[\s^{}]", "", match["raised"] or "")
    for digits in _spellings(match["digits"], english=english):
        if raised:
            yield _power(float(digits), int(raised)), 0.0
        else:
            scale = _power(10, int(match["power"] or match["e"] or 0))
            yield float(digits) * scale, 0.5 * 10.0 ** -len(digits.partition(".")[2]) * scale


def _power(base: float, exponent: int) -> float:
    """`base` to the `exponent`; as `float` reads it where that is a power of ten, infinite where it is too large."""
    if base == _TEN:
        return float(f"1e{exponent}")
    try:
        return base**exponent
    except (OverflowError, ZeroDivisionError):
        return float("inf")


def _spellings(digits: str, *, english: bool) -> Iterator[str]:
    digits = re.sub(r"[ \u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        yield digits.replace(",", "")
        if not english:
            yield digits.replace(",", ".", 1).replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits) and not english:
        yield digits.replace(".", "").replace(",", ".")
        if digits.count(".") == 1 and "," not in digits:
            yield digits
    elif re.fullmatch(r"\d+,\d+", digits):
        yield digits.replace(",", ".")
    else:
        yield (re.match(r"\d*(?:\.\d+)?", digits) or [""])[0] or "0"


def _unit(masked: str, end: int, value: float) -> tuple[Unit | None, int]:
    """The unit at `end`, and where it ends. A year is no span of time."""
    gap = _GAP.match(masked, end)
    begin = gap.end() if gap else end
    year = re.match(r"\s?年", masked[end : end + 2])
    if year:
        return (None if value in YEARS else UNITS["years"]), end + year.end()
    match = UNIT.match(masked, begin)
    if not match:
        return None, end
    spelling = match[0]
    if spelling in ("x", "X", "×"):
        after = masked[match.end() : match.end() + 2].lstrip()
        if after[:1].isdigit() or (spelling != "×" and begin > end):
            return None, end
    elif spelling in LETTERS and masked[end:begin] == "-":
        return None, end
    return UNITS[spelling], match.end()


def _amount(value: float, slack: float, unit: Unit | None) -> Amount:
    scale = unit.scale if unit else 1.0
    return Amount(abs(value) * scale, slack * scale, unit)


def _is_approximate(text: str, start: int, end: int) -> bool:
    return bool(_APPROXIMATE.search(text, max(0, start - 16), start) or _LOOSELY.match(text, end))


def _with_shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """In `10–20 %` and `2 to 3 million` the first number may have what only the second one shows."""
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        one, following = shared[place], shared[place + 1]
        if not one.word and not following.word and one.unit is None and one.magnitude == 1:
            between = text[one.end : following.start]
            if _RANGE.fullmatch(between) or (is_ratio(following.unit) and _LIST.fullmatch(between)):
                shared[place] = _sharing(one, following)
    return shared


def _sharing(one: Quantity, other: Quantity) -> Quantity:
    factor = other.magnitude * (other.unit.scale if other.unit else 1.0)
    more = tuple(Amount(amount.value * factor, amount.slack * factor, other.unit) for amount in one.amounts)
    return replace(one, amounts=(*more, *one.amounts) if is_ratio(other.unit) else (*one.amounts, *more))
