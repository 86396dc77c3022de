"""What the checker finds of faults that were put into correct readings, and what it finds where nothing is wrong.

    python -m benchmarks.bench_checking [--papers 600] [--seed 1] [--missed FAULT]

Correct statements are those of the extractive reader on two weeks of announcements, and readings of real abstracts in
Chinese and in free English that were written by hand (`tests/data/checking/correct.jsonl`). A fault counts as found
when the changed statement has a finding of any kind; in brackets: of the kind that fits the fault. False findings are
those in the statements as they were. `--missed` prints what slipped through.
"""

import argparse
import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.corpus import corpus_rows
from benchmarks.mutants import Fault, Mutant, Subject, mutants, names
from bot.model.finding import Finding, FindingKind
from bot.model.paper import Paper, PaperId
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading
from bot.reading.extractive import ExtractiveReader
from bot.reading.reader import Source

Row = dict[str, Any]
CORRECT = Path(__file__).parent.parent / "tests" / "data" / "checking" / "correct.jsonl"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLACE = "key_takeaways[0]"
FITTING = {
    Fault.NUMBER: {FindingKind.NUMBER, FindingKind.ENTITY},
    Fault.MAGNITUDE: {FindingKind.NUMBER, FindingKind.ENTITY},
    Fault.UNIT: {FindingKind.NUMBER},
    Fault.EXCHANGE: {FindingKind.NUMBER},
    Fault.ENTITY: {FindingKind.ENTITY},
    Fault.NEGATION: {FindingKind.CONTRADICTION},
    Fault.LINK: {FindingKind.LINK},
    Fault.STRANGER: {FindingKind.UNSUPPORTED, FindingKind.ENTITY, FindingKind.NUMBER},
    Fault.LEAK: {FindingKind.LEAK},
    Fault.FILLER: {FindingKind.FILLER},
}


@dataclass(frozen=True, slots=True)
class Correct:
    """A reading in which nothing is wrong: the statements, and what was read."""

    ground: Ground
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind of fault: how many there were, were found, and were found as what they are."""

    made: int
    found: int
    fitting: int


def extractive(papers: int, seed: int) -> list[Correct]:
    """Readings by rules: summary and takeaways of `papers` papers, chosen by chance."""
    rows = random.Random(seed).sample(corpus_rows(), papers)
    return [reading for reading in map(_extracted, rows) if reading.statements]


def by_hand(language: str) -> list[Correct]:
    """Readings written for this: translations and paraphrases that keep every number and every sense."""
    rows = map(json.loads, CORRECT.read_text("utf-8").splitlines())
    return [_written(row) for row in rows if row["language"] == language]


def scores(readings: Sequence[Correct], seed: int, faults: Sequence[Fault] = tuple(Fault)) -> dict[Fault, Score]:
    """What is found of one mutant of every kind of every statement."""
    made: Counter[Fault] = Counter()
    found: Counter[Fault] = Counter()
    fitting: Counter[Fault] = Counter()
    for mutant, findings in tried(readings, seed, faults):
        made[mutant.fault] += 1
        found[mutant.fault] += bool(findings)
        fitting[mutant.fault] += any(finding.kind in FITTING[mutant.fault] for finding in findings)
    return {fault: Score(made[fault], found[fault], fitting[fault]) for fault in faults if made[fault]}


def tried(
    readings: Sequence[Correct], seed: int, faults: Sequence[Fault] = tuple(Fault)
) -> Iterator[tuple[Mutant, list[Finding]]]:
    """Every mutant with what the checker says of it."""
    grounds = {reading.ground.whole: reading.ground for reading in readings}
    for subject in _subjects(readings):
        for mutant in mutants([subject], seed, faults):
            yield mutant, _held(grounds[subject.ground], mutant.text)


def false_findings(readings: Iterable[Correct]) -> list[Finding]:
    """What the checker says of correct statements, taken one by one."""
    return [finding for one in readings for statement in one.statements for finding in _held(one.ground, statement)]


def _held(ground: Ground, statement: str) -> list[Finding]:
    findings = check_reading(ground, None, [statement], {})
    return [finding for finding in findings if finding.where == PLACE]


def _subjects(readings: Sequence[Correct]) -> Iterator[Subject]:
    """Every statement with a statement and the names of another paper."""
    for place, reading in enumerate(readings):
        other = readings[(place + len(readings) // 2) % len(readings)]
        for number, statement in enumerate(reading.statements):
            strange = other.statements[number % len(other.statements)]
            yield Subject(statement, reading.ground.whole, strange, names(other.ground.whole))


def _extracted(row: Row) -> Correct:
    paper = Paper(PaperId(row["id"]), 1, row["title"], (), row["abstract"], ("cs.LG",), "cs.LG")
    reading = asyncio.run(ExtractiveReader().read(Source(paper), "en", NOW))
    claims = (reading.summary, *reading.takeaways)
    ground = Ground(row["title"], row["abstract"], row.get("comment") or "")
    return Correct(ground, tuple(claim.text for claim in claims if claim))


def _written(row: Row) -> Correct:
    source, reading = row["source"], row["reading"]
    ground = Ground(source["title"], source["abstract"], source.get("comment") or "")
    return Correct(ground, (reading["summary"], *reading["key_takeaways"], *reading["sections"].values()))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=Fault, choices=list(Fault))
    chosen = parser.parse_args()
    groups = {
        "extractive": extractive(chosen.papers, chosen.seed),
        "by hand, zh": by_hand("zh"),
        "by hand, en": by_hand("en"),
    }
    if chosen.missed:
        for readings in groups.values():
            _print_missed(readings, chosen.seed, chosen.missed)
        return
    results = {name: scores(readings, chosen.seed) for name, readings in groups.items()}
    print("| fault | " + " | ".join(groups) + " |\n|---|" + "---|" * len(groups))
    for fault in Fault:
        print(f"| {fault} | " + " | ".join(_cell(result.get(fault)) for result in results.values()) + " |")
    print("| **false findings** | " + " | ".join(_false(readings) for readings in groups.values()) + " |")


def _cell(score: Score | None) -> str:
    if score is None:
        return "–"
    return f"{score.found / score.made:.1%} ({score.fitting / score.made:.1%}) of {score.made:,}"


def _false(readings: Sequence[Correct]) -> str:
    count = len(false_findings(readings))
    statements = sum(len(reading.statements) for reading in readings)
    return f"{count} in {statements:,} statements ({count / statements:.1%})"


def _print_missed(readings: Sequence[Correct], seed: int, fault: Fault) -> None:
    for mutant, findings in tried(readings, seed, [fault]):
        if not findings:
            print(f"- {mutant.text}\n  was: {mutant.original}")


if __name__ == "__main__":
    main()
