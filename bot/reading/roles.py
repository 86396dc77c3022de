"""What each sentence of an abstract is for: background, objective, method, result or other.

Invariant: a printed heading decides; else the likeliest sequence does, by a linear chain (`bot.reading.chain`) over
hashed words, places and neighbours. Its weights were learned by `benchmarks/training` and are measured by
`benchmarks/bench_reading.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from bot.reading.chain import likeliest, probabilities
from bot.reading.cues import HEADINGS, NOTICES
from bot.reading.features import places, with_neighbours, words
from bot.reading.headings import LabelledSentence
from bot.reading.trained import RoleWeights, role_weights


class Role(StrEnum):
    """The classes of CSAbstruct (Cohan et al., 2019). OTHER is what is no claim: code links, notices, rights."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHOD = "method"
    RESULT = "result"
    OTHER = "other"


_ROLES = tuple(Role)
_CERTAIN = 1000.0


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles of an abstract's sentences, and how likely each role is for each of them, in the order of Role."""

    roles: tuple[Role, ...]
    likely: tuple[tuple[float, ...], ...]


_PRIOR_WORK = re.compile(
    r"\b(?:existing|prior|previous|current|traditional|conventional|earlier|recent|most|many|standard|classical|"
    r"classic|these|state-of-the-art|contemporary|modern|today's) (?:[\w()-]+ ){0,6}(?:methods?|approach(?:es)?|"
    r"works?|stud(?:y|ies)|techniques?|models?|systems?|algorithms?|solutions?|benchmarks?|frameworks?|datasets?|"
    r"strategies|research|literature|tools?|pipelines?|efforts|evaluations?|metrics|paradigms?|detectors|"
    r"architectures|agents|policies|baselines|surveys)\b|^(?:however|unfortunately|yet|nevertheless|nonetheless)\b|"
    r"\b(?:suffers?|suffering) from\b|\bfail(?:s|ed|ing)? to\b|\bstruggl(?:es?|ing)\b|\bfalls? short\b|\blacks?\b|"
    r"\boverlook\w*\b|\bneglect\w*\b|\bignor(?:es?|ing)\b|\bhinder\w*\b|\bbottlenecks?\b|\blimitations?\b|"
    r"\bunder-?(?:explored|studied)\b|\bunexplored\b|\bremains? (?:an? |largely |poorly |highly |"
    r"relatively )?(?:\w+ )?(?:challeng\w*|unclear|open|difficult|limited|unsolved|elusive|unknown)\b|\b(?:have|"
    r"has) been proposed\b|\blimited (?:to|by)\b|\blittle is known\b|\bnot well[- ]understood\b",
)


def cast(sentences: Sequence[LabelledSentence]) -> Cast:
    """The role of each sentence, in context."""
    weights = role_weights()
    listed = [words(sentence.text) for sentence in sentences]
    rows = _scores(listed, weights)
    scores = [_printed(sentence.heading) or row for sentence, row in zip(sentences, rows, strict=True)]
    path = likeliest(scores, weights.steps)
    return Cast(tuple(_ROLES[index] for index in path), tuple(probabilities(scores, weights.steps)))


def nothing_known(count: int) -> Cast:
    """The cast of sentences that the weights cannot judge: OTHER throughout."""
    likely = tuple(float(role is Role.OTHER) for role in _ROLES)
    return Cast((Role.OTHER,) * count, (likely,) * count)


def roles(sentences: Sequence[LabelledSentence]) -> tuple[Role, ...]:
    """The role of each sentence: as its heading says, else the likeliest sequence."""
    return cast(sentences).roles


def tells_of_prior_work(sentence: str) -> bool:
    """Whether a background sentence is about earlier methods or what is wrong with them."""
    return bool(_PRIOR_WORK.search(sentence.lower()))


def _printed(heading: str | None) -> tuple[float, ...] | None:
    """Scores that nothing outweighs, for a printed heading."""
    if heading is None:
        return None
    role = Role.OTHER if heading in NOTICES else Role(HEADINGS[heading])
    return tuple(_CERTAIN if role is other else 0.0 for other in _ROLES)


def _scores(listed: Sequence[Sequence[str]], weights: RoleWeights) -> list[tuple[float, ...]]:
    """A row per sentence, a column per role."""
    rows: list[tuple[float, ...]] = []
    for position, (one, buckets) in enumerate(zip(listed, with_neighbours(listed), strict=True)):
        standing = [weights.places[name] for name in places(position, len(listed), len(one))]
        chosen = itemgetter(0, *buckets)  # a first one more, so that there are always several; it is taken off again
        placed = map(sum, zip(*standing, strict=True))
        rows.append(
            tuple(
                weights.scale * (sum(chosen(table)) - table[0]) + place
                for table, place in zip(weights.tables, placed, strict=True)
            )
        )
    return rows
