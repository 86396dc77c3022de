"""The ten papers of September 2024: the old machine-written readings with their defects, and correct ones."""

from typing import Any

import pytest

from bot.model.finding import Finding
from tests.reading.checking.readings import Kept, readings

OLD = list(readings("golden.jsonl"))
CORRECT = list(readings("correct_golden.jsonl"))


def found(defect: dict[str, Any], findings: list[Finding]) -> bool:
    """Whether a finding names the place, a kind that fits, and the words."""
    return any(
        defect["where"] in {"any", finding.where} and finding.kind in defect["kinds"] and defect["says"] in finding.text
        for finding in findings
    )


def test_nine_of_ten_known_defects_of_the_old_readings_are_found() -> None:
    missed, known = [], 0
    for old in OLD:
        findings = old.findings()
        known += len(old.defects)
        missed += [f"{old.name}: {defect['what']}" for defect in old.defects if not found(defect, findings)]
    assert known == 85
    assert len(missed) <= 0.1 * known, missed


@pytest.mark.parametrize("reading", CORRECT, ids=lambda reading: reading.name)
def test_a_correct_reading_has_at_most_one_place_with_a_false_finding(reading: Kept) -> None:
    findings = reading.findings()
    assert len({finding.where for finding in findings}) <= 1, findings


def test_few_statements_of_correct_readings_have_findings() -> None:
    files = ("correct_golden.jsonl", "correct_fields.jsonl", "correct.jsonl")
    kept = [one for file in files for one in readings(file)]
    wrong = {(one.name, finding.where): finding.reason for one in kept for finding in one.findings()}
    assert len(wrong) <= 0.03 * sum(one.statements for one in kept), wrong


def test_findings_come_in_the_order_of_the_reading_and_once() -> None:
    for old in OLD:
        findings = old.findings()
        keys = [(finding.where, finding.kind, finding.text) for finding in findings]
        assert len(keys) == len(set(keys))
        places = ["summary", "key_takeaways", *(f"key_takeaways[{place}]" for place in range(7))]
        places += [f"sections.{name}" for name in old.reading["sections"]]
        order = [places.index(finding.where) for finding in findings]
        assert order == sorted(order)
