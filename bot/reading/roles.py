"""What each sentence of an abstract is for: background, objective, method, result or other.

Printed headings decide where there are any; else cue phrases (`bot.reading.cues`), the place in the abstract and the
neighbours do. No model is trained: the points are small whole numbers, chosen on CSAbstruct's training part, and
`benchmarks/bench_reading.py` measures them.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.reading.cues import HEADINGS, NOTICES, ROLE_CUES
from bot.reading.headings import LabelledSentence


class Role(StrEnum):
    """The classes of CSAbstruct (Cohan et al., 2019). OTHER is what is no claim: code links, notices, rights."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHOD = "method"
    RESULT = "result"
    OTHER = "other"


_ROLES = tuple(Role)
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:['’-][^\W_]+)*|\d[\d.,]*|%|<")
_LONGEST_CUE = 4
_CUES: dict[str, list[tuple[int, int]]] = {}
for _role, _by_points in ROLE_CUES.items():
    for _points, _listed in _by_points.items():
        for _cue in _listed.split("|"):
            _CUES.setdefault(_cue, []).append((_ROLES.index(Role(_role)), _points))

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

# Rows: what comes first, the next to first, the rest by thirds, the last. Columns: as in Role.
_FIRST = (6, 0, -5, -7, -2)
_SECOND = (4, 2, 1, -5, -3)
_THIRDS = ((3, 1, 2, -3, -4), (1, 0, 2, 0, -3), (-3, -1, 2, 2, -2))
_LAST = (-5, -2, -3, 4, 1)

# Row: the role before; column: the role after.
_NEXT = (
    (2, 1, 1, -3, -3),
    (-4, 0, 2, 0, -2),
    (-4, -3, 2, 1, -3),
    (-5, -5, -3, 3, 1),
    (-5, -4, -3, -2, 3),
)


def words(sentence: str) -> list[str]:
    """The words of a sentence in lower case, numbers as `#`."""
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(sentence.lower())]


def roles(sentences: Sequence[LabelledSentence]) -> tuple[Role, ...]:
    """The role of each sentence: as its heading says, else the likeliest sequence."""
    if not sentences:
        return ()
    count = len(sentences)
    scores = [
        _fixed(sentence.heading) or _score(words(sentence.text), position, count)
        for position, sentence in enumerate(sentences)
    ]
    return _likeliest(scores)


def tells_of_prior_work(sentence: str) -> bool:
    """Whether a background sentence is about earlier methods or what is wrong with them."""
    return bool(_PRIOR_WORK.search(sentence.lower()))


def _fixed(heading: str | None) -> tuple[int, ...] | None:
    """Scores that nothing outweighs, for a printed heading."""
    if heading is None:
        return None
    role = Role.OTHER if heading in NOTICES else Role(HEADINGS[heading])
    return tuple(1000 if role is other else 0 for other in _ROLES)


def _score(tokens: list[str], position: int, count: int) -> tuple[int, ...]:
    scores = list(_prior(position, count))
    for cue in _phrases(tokens) & _CUES.keys():
        for role, weight in _CUES[cue]:
            scores[role] += weight
    return tuple(scores)


def _phrases(tokens: list[str]) -> set[str]:
    """All runs of up to four words, `^` being the start."""
    marked = ["^", *tokens]
    found = set(marked)
    for length in range(2, _LONGEST_CUE + 1):
        found.update(" ".join(marked[start : start + length]) for start in range(len(marked) - length + 1))
    return found


def _prior(position: int, count: int) -> tuple[int, ...]:
    if position == 0:
        return _FIRST
    if position == count - 1:
        return _LAST
    return _SECOND if position == 1 else _THIRDS[3 * position // count]


def _likeliest(scores: Sequence[tuple[int, ...]]) -> tuple[Role, ...]:
    """The best path through the roles (Viterbi), since roles follow each other in order."""
    best = list(scores[0])
    steps: list[list[int]] = []
    for row in scores[1:]:
        step = [_best_before(best, after) for after in range(len(_ROLES))]
        best = [best[before] + _NEXT[before][after] + row[after] for after, before in enumerate(step)]
        steps.append(step)
    path = [max(range(len(best)), key=best.__getitem__)]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return tuple(_ROLES[index] for index in reversed(path))


def _best_before(best: Sequence[int], after: int) -> int:
    return max(range(len(_ROLES)), key=lambda before: best[before] + _NEXT[before][after])
