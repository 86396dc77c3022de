"""Numbers of a statement held against the numbers of the text.

Invariant: a number that stands in the source, in whatever notation, said of the same thing, is no finding.
"""

import re
from collections.abc import Sequence

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.alignment import passages, sentences
from bot.reading.checking.counts import miscounted
from bot.reading.checking.designations import designated
from bot.reading.checking.equality import other_unit, same, slipped, stands
from bot.reading.checking.quantities import Quantity, quantities
from bot.reading.checking.swaps import swaps
from bot.reading.checking.units import is_ratio

_SMALL, _ROUGHLY = 10, 0.05
_CLASSIFIER = re.compile(r"\s?(?:个(?!月)|种|项|类|大|点|方面|部分|阶段|步骤|篇)")
_WORD_BEFORE = re.compile(r"[A-Z][A-Za-z0-9]*[\s-]$")
_NEAR = 0.2


def number_findings(text: str, evidence: Sequence[str], ground_text: str, *, where: str) -> list[Finding]:
    """What is wrong with the numbers of `text`.

    `evidence` are the passages that it rests on; a number that they lack may stand in `ground_text`, all that was
    read. Without evidence all of `ground_text` is evidence.
    """
    said = quantities(text).found
    if not said:
        return []
    sources = tuple(evidence) or sentences(ground_text)
    findings: dict[Quantity, str] = {}
    for quantity in said:
        reason = _reason(quantity, text, sources, ground_text)
        if reason:
            findings[quantity] = reason
    for swap in swaps(text, sources):
        reason = f'Of this the source says "{swap.meant.text}", the text "{swap.said.text}".'
        findings.setdefault(swap.said, reason)
    return [Finding(where, FindingKind.NUMBER, quantity.text, reason) for quantity, reason in findings.items()]


def _reason(quantity: Quantity, text: str, sources: Sequence[str], ground_text: str) -> str | None:
    """Why `quantity` cannot stand; None where it can."""
    ground = [one for sentence in sentences(ground_text) for one in quantities(sentence).found]
    if counts(quantity, quantities(text).normal.text) and not any(slipped(quantity, one) for one in ground):
        named = designated(quantity.text, _word_before(quantity, text), ground_text)
        return None if named else miscounted(quantity, text, sources)
    if any(stands(quantity, quantities(source).found) for source in sources):
        return None
    if stands(quantity, ground) or designated(quantity.text, _word_before(quantity, text), ground_text):
        return None
    if quantity.soft and (_follows(quantity, ground) or not any(is_ratio(one.unit) for one in ground)):
        return None
    return _against(quantity, text, sources or sentences(ground_text))


def counts(quantity: Quantity, text: str) -> bool:
    """Whether it is a small whole number as people write who count for themselves: `three tasks`, `3 项任务`."""
    if quantity.unit or quantity.value > _SMALL or quantity.value != int(quantity.value):
        return False
    return quantity.word or (quantity.text.isdigit() and bool(_CLASSIFIER.match(text, quantity.end)))


def _word_before(quantity: Quantity, text: str) -> str:
    match = _WORD_BEFORE.search(quantities(text).normal.text, 0, quantity.start)
    return match[0].strip(" -") if match else ""


def _follows(quantity: Quantity, ground: Sequence[Quantity]) -> bool:
    """Whether a factor in words is the ratio of two numbers of the source, or what is left after a share."""
    factor = quantity.value
    for one in ground:
        if is_ratio(one.unit) and abs(1 - one.value - factor) < _ROUGHLY:
            return True
        for other in ground:
            if (
                other.value
                and one.measure == other.measure
                and abs(one.value / other.value / factor - 1) < 2 * _ROUGHLY
            ):
                return True
    return False


def _against(quantity: Quantity, text: str, sources: Sequence[str]) -> str:
    """The source's own number for it, where one can be told."""
    nearest = [one for passage in passages(text, sources)[:2] for one in quantities(passage.text).found]
    said = quantities(text).found
    free = [one for one in nearest if not any(same(other, one) for other in said)]
    alike = [one for one in free if quantity.measure == one.measure] or free
    for one in nearest:
        if other_unit(quantity, one):
            return f'The source says "{one.text}", the text "{quantity.text}".'
    if not alike:
        return f'The source does not say "{quantity.text}".'
    best = min(alike, key=lambda one: _distance(one, quantity))
    return f'The source says "{best.text}", the text "{quantity.text}"{_spelt_out(quantity)}.'


def _distance(one: Quantity, other: Quantity) -> float:
    shared = len(set(one.text) & set(other.text))
    return abs(one.value - other.value) / (one.value + other.value + 1e-300) - shared


def _spelt_out(quantity: Quantity) -> str:
    return f" ({quantity.value:,.0f})" if quantity.magnitude != 1 and quantity.unit is None else ""
