"""Numbers written as words, in English and Chinese.

Invariant: `chinese_number` and `english_number` give the value that `Decimal` would give for the same number in
digits, and None for words that are no number.
"""

import re
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 10 * place for place, word in enumerate(_TENS.split(), start=2)
}
SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
MAGNITUDES: Final = SCALES | {
    "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "bn": 1e9, "mn": 1e6, "mil": 1e3, "mio": 1e6, "mrd": 1e9,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12, "millionen": 1e6, "milliarden": 1e9, "milliards": 1e9,
    "milliard": 1e9, "millones": 1e6, "milhões": 1e6, "bilhões": 1e9, "тысяч": 1e3, "млн": 1e6, "млрд": 1e9,
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "億": 1e8,
    "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12, "兆": 1e12, "만": 1e4, "억": 1e8,
}  # fmt: skip
"""What a number is multiplied with; letters in lower case."""

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
CHINESE: Final = "".join([*_DIGITS, *_PLACES, *_MYRIADS])
"""Every character of a Chinese number."""

_ENGLISH_PIECE = "|".join(sorted([*SMALL, *SCALES, "and", "a"], key=len, reverse=True))
ENGLISH = re.compile(rf"\b(?:{_ENGLISH_PIECE})(?:(?:\s+|-)(?:{_ENGLISH_PIECE}))*\b", re.IGNORECASE)
"""Runs of number words; whether a run is a number, `english_number` says."""

FRACTIONS: Final = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fourth": 0.25, "fourths": 0.25,
    "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "tenth": 0.1, "tenths": 0.1, "hundredth": 0.01,
}  # fmt: skip


def chinese_number(word: str) -> float | None:
    """`二十二` is 22, `一百零五` 105, `两亿` 200,000,000, `二〇二四` 2024, `三点五` 3.5; None where it is no number."""
    whole, dot, decimals = word.partition("点")
    if dot and not (decimals and all(sign in _DIGITS for sign in decimals)):
        return None
    value = _chinese_whole(whole)
    if value is None or not dot:
        return value
    return value + sum(_DIGITS[sign] * 10.0 ** -(place + 1) for place, sign in enumerate(decimals))


def _chinese_whole(word: str) -> float | None:
    if not word or any(sign not in CHINESE for sign in word):
        return None
    if len(word) > 1 and all(sign in _DIGITS for sign in word):
        return float("".join(str(_DIGITS[sign]) for sign in word))
    total = section = digit = 0
    for sign in word:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            section += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            total = (total + (section + digit or 1)) * _MYRIADS[sign]
            section = digit = 0
    return float(total + section + digit)


def english_number(run: str) -> float | None:
    """`twenty-two` is 22, `a hundred and five` 105, `two million` 2,000,000; None for `a`, `and`, `hundred`."""
    words = [word for word in re.split(r"[\s-]+", run.lower()) if word != "and"]
    if not any(word in SMALL for word in words) and not (words[:1] == ["a"] and len(words) > 1):
        return None
    total = section = 0.0
    for word in words:
        if word == "a":
            section += 1
        elif word in SMALL:
            section += SMALL[word]
        elif word in ("hundred", "dozen"):
            section = (section or 1) * SCALES[word]
        else:
            total += (section or 1) * SCALES[word]
            section = 0
    return total + section
