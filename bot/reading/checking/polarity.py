"""Statements that turn what the text says into its opposite.

Invariant: a statement that repeats the source's word, or says it in a word of the same side, is no finding.
"""

import re
from collections.abc import Iterator, Sequence

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.alignment import Passage, passages, sentences
from bot.reading.checking.concepts import Concept, concepts
from bot.reading.checking.denials import DENIALS, PLAIN_DENIALS, RESERVED
from bot.reading.checking.disowned import disowned, first_at
from bot.reading.checking.normal import normal
from bot.reading.checking.rewording import changes
from bot.reading.checking.stances import MERIT, Stance, stances
from bot.reading.checking.surroundings import nearby

_READ, _WIDELY = 3, 12
_CLOSE, _RELATED = 0.6, 0.25
_ABOUT, _VERY_MUCH_ABOUT, _CLEARLY = 0.5, 0.9, 0.75
_HARDLY, _DENYING = 0.2, 0.35
_BESIDE = 0.2
_SHORT, _RESTRICTING = 4, 60
_CLAUSE = re.compile(r"[，；。：]|[,;:]\s")
_SHORTEST, _CLOSELY = 5, 0.35
_OTHERS = re.compile(
    r"\b(?:baselines?|existing|previous|prior|other|conventional|traditional|current|alone)\b|现有|已有|以往|传统|基线|其他|先前|此前",
    re.IGNORECASE,
)
_VERDICTS = frozenset({"quality", "speed", "merit", "effect", "efficiency", "significance"})
_SOFT = frozenset({"keeping", "consistency", "ease", "accuracy", "labels"})
_COMPARED = dict.fromkeys(
    _VERDICTS | {"amount", "need", "supervision", "extremes", "robustness", "convergence", "enough"}, _ABOUT
) | dict.fromkeys(_SOFT, _ABOUT)


def polarity_findings(text: str, evidence: Sequence[str], ground_text: str, *, where: str) -> list[Finding]:
    """Where `text` says the opposite of the source, in English, Chinese, and from one to the other.

    `evidence` are the passages that it rests on. Without evidence all of `ground_text` is evidence.
    """
    sources = tuple(evidence) or sentences(ground_text)
    aligned = _aligned(text, sources)
    if any(text.strip(" .。") in passage.text for passage in aligned):
        return []
    found = next((pair for pairs in _checks(text, aligned, sources) for pair in pairs), None)
    if found is None:
        return []
    said, meant = found
    return [Finding(where, FindingKind.CONTRADICTION, said, f'The source says "{meant}", the text "{said}".')]


def _aligned(text: str, sources: Sequence[str]) -> list[Passage]:
    """What the whole statement speaks of, then what its clauses do."""
    found = {one.text: one for one in passages(text, sources)[:_READ] if one.overlap >= _RELATED}
    clauses = [clause for clause in _CLAUSE.split(text) if len(clause) >= _SHORTEST]
    for clause in clauses if len(clauses) > 1 else []:
        for one in passages(clause, sources)[:1]:
            if one.overlap >= _CLOSELY:
                found.setdefault(one.text, one)
    return list(found.values())


def _checks(text: str, aligned: Sequence[Passage], sources: Sequence[str]) -> Iterator[Iterator[tuple[str, str]]]:
    yield _reworded(text, aligned)
    yield _opposed(text, aligned, [passage.text for passage in passages(text, sources)[:_WIDELY]])
    yield _denied(text, aligned, sources)
    yield disowned(text, sources[0] if sources else "", sources)
    yield first_at(text, sources)


def _reworded(text: str, aligned: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    for passage in aligned[:1]:
        if passage.overlap >= _CLOSE:
            for change in changes(text, passage.text):
                if _opposite(change.said, change.meant) or _opposite(change.said_before, change.meant_before):
                    yield change.said or f"without {change.meant}", change.meant or f"no {change.said}"


def _opposite(said: str, meant: str) -> bool:
    """Whether one is the contrary of the other: words of two sides, or a denial more or less."""
    sides = [{stance.axis: stance.sign for stance in stances(one)} for one in (said, meant)]
    shared = sides[0].keys() & sides[1].keys()
    if shared:
        return any(sides[0][axis] != sides[1][axis] for axis in shared)
    if max(len(said.split()), len(meant.split())) > _SHORT:
        return False
    counts = [len(DENIALS.findall(one)) for one in (said, meant)]
    reserved = [bool(RESERVED.search(one)) for one in (said, meant)]
    return counts[0] % 2 != counts[1] % 2 and not all(reserved)


def _opposed(text: str, aligned: Sequence[Passage], sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    near = [stance for passage in aligned for stance in stances(passage.text)]
    for mine in stances(text):
        if mine.axis not in _COMPARED or (mine.axis in _VERDICTS and _of_others(text, mine)):
            continue
        against = max(((_likeness(mine, one), one) for one in near if _contrary(mine, one)), key=_first, default=None)
        if against is None:
            continue
        alone = mine.axis in _VERDICTS and not any(map(mine.agrees, near))
        if against[0] < (_HARDLY if alone else _COMPARED[mine.axis]):
            continue
        beside = (_likeness(mine, one) for source in sources for one in stances(source) if mine.agrees(one))
        if max(beside, default=0.0) < _CLEARLY * against[0]:
            yield mine.word, against[1].word


def _contrary(one: Stance, other: Stance) -> bool:
    """Whether they are on two sides of one axis, and said of the same thing where both name it; an amount of something
    good does not compare with one of something bad, nor a denial with a word that is softer than a denial."""
    if one.axis != other.axis or one.sign == other.sign:
        return _by_as_much(one, other)
    if one.axis in _SOFT and (one.denied or other.denied):
        return False
    if one.axis != MERIT:
        return one.worth * other.worth >= 0 and (not (one.target and other.target) or bool(one.target & other.target))
    if bool(one.target) is not bool(other.target):
        return _likeness(one, other) >= _VERY_MUCH_ABOUT
    return not one.target or bool(one.target & other.target)


def _by_as_much(one: Stance, other: Stance) -> bool:
    """Whether one lowers by a number what the other improves by that number."""
    if {one.axis, other.axis} != {"amount", "quality"} or one.sign == other.sign or min(one.worth, other.worth) < 0:
        return False
    return any(
        min(weight, other.about.get(word, 0.0)) >= _BESIDE for word, weight in one.about.items() if word[0].isdigit()
    )


def _first(pair: tuple[float, Stance]) -> float:
    return pair[0]


def _likeness(one: Stance, other: Stance) -> float:
    return _ABOUT * _by_as_much(one, other) + sum(
        min(weight, other.about.get(word, 0.0)) for word, weight in one.about.items()
    )


def _of_others(text: str, stance: Stance) -> bool:
    """Whether it is said of others' work: `baselines do worse` is what `ours does better` says."""
    return bool(_OTHERS.search(text, max(0, stance.start - 60), stance.start))


def _denied(text: str, aligned: Sequence[Passage], sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A plain denial of what the source affirms, or where the source has no word that could be meant by it."""
    plain = normal(text).text
    for denial in () if _OTHERS.search(plain) else PLAIN_DENIALS.finditer(plain):
        close = [passage for passage in _around(plain, denial.start(), sources, aligned) if passage.overlap >= _DENYING]
        if close and not any(RESERVED.search(passage.text) for passage in close):
            yield plain[denial.start() : denial.end() + 24], close[0].text
        word = next((word for word in concepts(plain) if word.start >= denial.end() - 1), None)
        if word is None or word.start > denial.end() + 12:
            continue
        yield from ((plain[denial.start() : word.end], found) for found in _affirmed(plain, word, aligned[:2], sources))


def _around(text: str, place: int, sources: Sequence[str], aligned: Sequence[Passage]) -> Sequence[Passage]:
    """What the clause at `place` speaks of, if it is one of several."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, place)), default=0)
    end = _CLAUSE.search(text, place)
    clause = text[start : end.start() if end else len(text)]
    return passages(clause, sources)[:2] if len(clause) < len(text.rstrip("。.")) else aligned[:2]


def _affirmed(text: str, word: Concept, aligned: Sequence[Passage], sources: Sequence[str]) -> list[str]:
    """The source's uses of `word`, said of the same, if it nowhere restricts them."""
    if any(_restricted(source, word) for source in sources):
        return []
    about = nearby(text, word.start, word.end)
    found = []
    for passage in aligned:
        for other in concepts(passage.text):
            there = nearby(passage.text, other.start, other.end) if other.stems & word.stems else {}
            if sum(min(weight, there.get(one, 0.0)) for one, weight in about.items()) >= _ABOUT:
                found.append(passage.text[other.start : other.end])
    return found


def _restricted(source: str, word: Concept) -> bool:
    return any(
        RESERVED.search(source, max(0, other.start - _RESTRICTING), other.end + 12)
        for other in concepts(source)
        if other.stems & word.stems
    )
