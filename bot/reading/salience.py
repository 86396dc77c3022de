"""How much each sentence of an abstract says of the whole: what the summary and the takeaways are chosen by.

Invariant: a score depends on the paper alone, so the same paper always reads the same. The points are whole
numbers, chosen on SciTLDR's training part (`benchmarks/bench_reading.py` measures them).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.compression import without_lead_in
from bot.reading.roles import Role
from bot.reading.words import stems

_WE = r"\b(?:we|i|the authors) (?:\w+ly |also |here |first |then |thus |therefore |further )?"
_WORK = r"(?:paper|work|study|article|thesis|survey|review|letter|report|chapter)"
_PROPOSES = re.compile(
    rf"{_WE}(?:propose|present|introduce|develop|describe|design|devise|offer|provide|build|construct|create|formulate|"
    r"release|contribute|suggest|advocate|argue)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:proposes|presents|introduces|develops|describes|offers|provides|argues|contributes|"
    r"surveys|reviews)\b|\b(?:is|are) (?:proposed|presented|introduced|developed)\b"
)
_FINDS = re.compile(
    rf"{_WE}(?:show|prove|demonstrate|find|establish|derive|identify|discover|uncover|reveal|obtain|give|report|"
    r"observe|conclude|characterize)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:shows|proves|demonstrates|finds|establishes|identifies|reveals)\b"
)
_STUDIES = re.compile(
    rf"{_WE}(?:study|investigate|explore|examine|consider|analy[sz]e|address|tackle|focus|revisit|challenge|extend|"
    r"evaluate|compare|aim|seek|ask|use|apply|leverage|formalize)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:studies|investigates|explores|examines|considers|analy[sz]es|addresses|aims|focuses|"
    r"seeks|evaluates)\b"
)
_CONTRIBUTIONS = ((_PROPOSES, 60), (_FINDS, 35), (_STUDIES, 30))
_LEANS_BACK = re.compile(
    r"(?:it|they|he|she|its|their|this|these|those|such|both|the (?:former|latter)|doing so|another|"
    rf"the (?:second|third))\b(?! (?:\w+ )?{_WORK}\b)"
)
_EVALUATES = re.compile(r"(?:extensive |experiment|results|we (?:\w+ly )?evaluat|evaluat)")
_COUNTS_ON = re.compile(r"contributions? (?:is|are)\b|(?:two|three|four)-?fold")
_THIS_WORK = re.compile(rf"\bthis {_WORK}\b")
_NEW = re.compile(r"\b(?:novel|new)\b")

_FIRST_CONTRIBUTION = 35
_ROLE_POINTS = {Role.BACKGROUND: -5, Role.OBJECTIVE: 0, Role.METHOD: 0, Role.RESULT: 0, Role.OTHER: -120}
_POSITION_POINTS = (0, -10, 5, 5, 10)
_LENGTH_POINTS = ((8, -30), (13, -10), (19, 10), (45, 0))
_LONGER = -10


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an abstract with what was found out about it."""

    text: str
    role: Role
    stems: frozenset[str]
    salience: float


def weigh(title: str, texts: Sequence[str], roles: Sequence[Role]) -> tuple[Sentence, ...]:
    """The sentences of an abstract, in order, each with its salience (about -150 to 200, higher says more)."""
    bags = [stems(text) for text in texts]
    shared = Counter(stem for bag in bags for stem in bag)
    wanted = stems(title)
    found: list[Sentence] = []
    first = True
    for place, (text, role, bag) in enumerate(zip(texts, roles, bags, strict=True)):
        contribution = _contribution(text.lower())
        points = float(contribution + _ROLE_POINTS[role] + _POSITION_POINTS[min(place, len(_POSITION_POINTS) - 1)])
        points += _FIRST_CONTRIBUTION if contribution and first else 0
        points += 60 * len(bag & wanted) / max(1, len(wanted)) + 10 * _centrality(bag, shared, len(texts))
        first = first and not contribution
        found.append(Sentence(text, role, bag, points + _style(text)))
    return tuple(found)


def states_contribution(text: str) -> bool:
    """Whether a sentence says what the authors do: "We propose …", "This paper studies …"."""
    lower = text.lower()
    return _contribution(lower) > 0 or bool(_THIS_WORK.search(lower))


def _contribution(lower: str) -> int:
    return next((points for cue, points in _CONTRIBUTIONS if cue.search(lower)), 0)


def _centrality(bag: frozenset[str], shared: Counter[str], count: int) -> float:
    """The share of the other sentences in which a word of this one is found, on average."""
    return sum(shared[stem] - 1 for stem in bag) / max(1, len(bag)) / max(1, count - 1)


def _style(text: str) -> int:
    """Points for how a sentence would stand on its own."""
    lower, alone = text.lower(), without_lead_in(text).lower()
    length = len(alone.split())
    points = next((points for limit, points in _LENGTH_POINTS if length < limit), _LONGER)
    points += 10 * bool(_NEW.search(lower)) + 20 * bool(_THIS_WORK.search(lower))
    points -= 25 * bool(_LEANS_BACK.match(alone)) + 20 * bool(_EVALUATES.match(alone))
    return points - 30 * bool(_COUNTS_ON.search(lower))
