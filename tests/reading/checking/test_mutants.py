"""Faults put into correct readings are found, and correct readings are left alone."""

import pytest

from benchmarks.bench_checking import Correct, by_hand, extractive, false_findings, scores
from benchmarks.mutants import Fault, Subject, mutants

PAPERS, SEED = 25, 5
FLOORS = {
    Fault.NUMBER: 0.93,
    Fault.MAGNITUDE: 0.93,
    Fault.UNIT: 0.93,
    Fault.EXCHANGE: 0.85,
    Fault.ENTITY: 0.9,
    Fault.NEGATION: 0.8,
    Fault.LINK: 0.95,
    Fault.STRANGER: 0.9,
    Fault.LEAK: 0.95,
    Fault.FILLER: 0.95,
}
MOST_FALSE = 0.03
"""False findings per correct statement."""


@pytest.fixture(scope="module")
def readings() -> list[Correct]:
    return [*extractive(PAPERS, SEED), *by_hand("zh"), *by_hand("en")]


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_is_found(readings: list[Correct], fault: Fault) -> None:
    score = scores(readings, SEED, [fault])[fault]
    assert score.found / score.made >= FLOORS[fault], score


def test_correct_readings_are_left_alone(readings: list[Correct]) -> None:
    statements = sum(len(reading.statements) for reading in readings)
    assert len(false_findings(readings)) <= MOST_FALSE * statements


def test_no_correct_reading_by_hand_has_two_false_findings() -> None:
    counts = [len(false_findings([reading])) for language in ("zh", "en") for reading in by_hand(language)]
    assert max(counts) <= 1


def test_the_same_seed_gives_the_same_mutants() -> None:
    subject = Subject("We reach 91.2% with 8B parameters.", "We reach 91.2% with 8B parameters.", "Ours.", ("BERT",))
    assert list(mutants([subject], 1)) == list(mutants([subject], 1))


def test_a_changed_number_stands_nowhere_in_the_source() -> None:
    subject = Subject("We reach 91.2%.", "We reach 91.2%, not 61.3% or 71%.", "Ours.", ())
    changed = {mutant.text for seed in range(50) for mutant in mutants([subject], seed, [Fault.NUMBER])}
    assert len(changed) > 1
    assert not any(known in text for text in changed for known in ("91.2", "61.3", " 71%"))
