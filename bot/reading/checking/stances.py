"""What a text says of things: more or less, better or worse, yes or no.

Invariant: a denial turns the word that it denies round, and only that one: `does not improve` is on the side of
`degrades`, `不引入` on the side of `removes`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.reading.checking.concepts import concepts, stem
from bot.reading.checking.denials import DENIALS
from bot.reading.checking.opposites import AXES
from bot.reading.checking.quantities import Quantity, quantities
from bot.reading.checking.surroundings import nearby, parted

MERIT: Final = "merit"
_GOOD_WORDS: Final = (
    "accuracy performance quality efficiency robustness generalization score correctness helpfulness precision "
    "recall bleu rouge map miou iou dice ssim auroc acc mrr ndcg snr pass average intelligibility convergence "
    "alignment auc psnr throughput ability capability diversity fidelity consistency stability effectiveness "
    "reliability safety fairness interpretability sensitivity coherence success gain benefit advantage speed"
)
_GOOD: Final = frozenset(map(stem, _GOOD_WORDS.split()))  # fmt: skip
_BAD_WORDS: Final = (
    "error cost latency time memory overhead complexity noise bias computation hallucination consumption burden "
    "fvd lpips mse mae rmse cer eer perplexity loss flops nfe wear forgetting failure wer fid delay risk "
    "footprint reliance dependency redundancy variance uncertainty"
)
_BAD: Final = frozenset(map(stem, _BAD_WORDS.split()))  # fmt: skip
_CLAUSE = re.compile(
    r"[,，;；:：。.!?、()（）]|\b(?:and|but|while|whereas|although|though|which|that|because)\b|但|而(?!不|非)|从而|并(?!非|行)"
)
_NUMBER, _SMALL, _WIDE, _NARROW = 1.0, 9, 6, 20
_VERDICT = re.compile(
    r"优于|劣于|不如|超过|超越|胜过|落后|(?:out|under)perform|surpass|exceed|superior|inferior|beat|excel|"
    r"lag|fall(?:s|ing)? (?:short|behind)",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:may|might|whether|if)\b|可能|是否|如果|若", re.IGNORECASE)
_EITHER = re.compile(r"\s?(?:或|or\b)")
_HEDGE = 14
_FOLLOWING, _FOLLOWING_CHINESE = 45, 10
_STOP = re.compile(
    r"[,，;；。.:：()（）、]|\b(?:and|while|by|to|for|with|on|at|from|compared|than|which|that|over|across)\b|[和与而并]"
)
_BEFORE, _BEFORE_CHINESE = 32, 5
_AFTER = re.compile(r"\s(?:no|little|not|neither)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:not only|not just|not merely|no less|if not|whether or not)\b|不仅|不只|不但", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stance:
    """`word` is on side `sign` (1 or -1) of `axis`, said of what `about` weighs.

    `worth` tells of amounts and qualities whether more is better (1) or worse (-1), 0 where that cannot be told;
    `target` is what they are said of. `denied` where a denial gave the sign.
    """

    axis: str
    sign: int
    word: str
    start: int
    end: int
    about: Mapping[str, float]
    worth: int = 0
    target: frozenset[str] = frozenset()
    denied: bool = False

    def agrees(self, other: "Stance") -> bool:
        """Whether both are on one side of one axis."""
        return self.axis == other.axis and self.sign == other.sign


@lru_cache(maxsize=4096)
def stances(text: str) -> tuple[Stance, ...]:
    """Every stance of a sentence, denials taken into account; amounts and qualities of things that are good or bad to
    have a second time on the axis of merit."""
    return tuple(_stances(quantities(text).normal.text))


def denied(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is denied."""
    reach = _BEFORE_CHINESE if "\u3400" <= text[start : start + 1] <= "\u9fff" else _BEFORE
    before = text[max(0, start - reach) : start]
    before = _ONLY.sub(lambda match: " " * len(match[0]), before)
    boundary = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    count = sum(1 for _ in DENIALS.finditer(before, boundary))
    return (count + bool(_AFTER.match(text, end))) % 2 == 1


def _stances(text: str) -> Iterator[Stance]:
    for axis, sign, start, end in _words(text):
        if _HEDGED.search(text, max(0, start - _HEDGE), start) or _EITHER.match(text, end):
            continue
        against = denied(text, start, end)
        said = -sign if against else sign
        about = _about(text, start, end)
        worth, target = _merit(axis, text, start, end)
        yield Stance(axis, said, text[start:end], start, end, about, worth, target, against)
        if worth:
            yield Stance(MERIT, said * worth, text[start:end], start, end, about, worth, target, against)


def _words(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Axis, sign and place of every word that takes sides; `需` in `无需` does not count for itself."""
    for axis in AXES:
        found = [(1, *match.span()) for match in axis.more.finditer(text)]
        found += [(-1, *match.span()) for match in axis.less.finditer(text)]
        for sign, start, end in found:
            if not any(left <= start and end <= right and right - left > end - start for _, left, right in found):
                yield axis.name, sign, start, end


def _about(text: str, start: int, end: int) -> dict[str, float]:
    """The concepts around a word, and the numbers, which say best what it is said of."""
    about = nearby(text, start, end)
    found = numbers(text)
    wide = text[start] > "\u33ff"
    for number in found:
        left, right = (end, number.start) if number.start >= end else (number.end, start)
        if right >= left:
            between = sum(left <= other.start < right for other in found)
            weight = _NUMBER * parted(text[left:right], between) / (1 + (right - left) / (_WIDE if wide else _NARROW))
            about[f"{number.value:.3g}"] = max(about.get(f"{number.value:.3g}", 0.0), weight)
    return about


def numbers(text: str) -> tuple[Quantity, ...]:
    """The quantities that tell one statement from another; small counts do not."""
    return tuple(one for one in quantities(text).found if one.unit or one.value > _SMALL or one.value != int(one.value))


def _merit(axis: str, text: str, start: int, end: int) -> tuple[int, frozenset[str]]:
    """1 where more of it is better, -1 where it is worse, 0 where that cannot be told, and what it is said of."""
    if axis not in ("amount", "quality"):
        return 0, frozenset()
    if _VERDICT.match(text, start):
        return 1, frozenset()
    worth, target = _worth(text, start, end)
    return (1 if axis == "quality" else worth), target


def _worth(text: str, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Whether what is raised or lowered is good to have: the object behind the word, else what stands before it."""
    reach = _FOLLOWING if text[start] < "\u3400" else _FOLLOWING_CHINESE
    stop = _STOP.search(text, end, end + reach)
    known = _known(text, end, stop.start() if stop else end + reach) or _known(text, max(0, start - reach), start)
    if not known:
        return 0, frozenset()
    return known[-1][0], frozenset(one for _, stems in known for one in stems)


def _known(text: str, start: int, end: int) -> list[tuple[int, frozenset[str]]]:
    words = [word.stems for word in concepts(text) if start <= word.start and word.end <= end]
    return [(1 if stems & _GOOD else -1, stems) for stems in words if stems & (_GOOD | _BAD)]
