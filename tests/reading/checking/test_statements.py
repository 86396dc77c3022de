"""Statements held against the text by all checks together: what holds has no finding, what does not has one."""

import gzip
import json
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.statements import statement_findings
from bot.reading.sentences import split

FOLDER = Path(__file__).parents[2] / "data"
EVERY, PAPERS = 25, 150


@cache
def papers() -> list[Ground]:
    """Papers of two weeks, of all fields."""
    with gzip.open(FOLDER / "two-weeks-2025-10.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines][::EVERY][:PAPERS]
    return [Ground(row["title"], row["abstract"], row.get("comment") or "") for row in rows]


def readings() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "checking" / "correct_held.jsonl").read_text("utf-8").splitlines()]


def findings(text: str, ground: Ground) -> list[Finding]:
    return statement_findings(text, ground, where="summary")


def test_the_sentences_of_a_paper_hold() -> None:
    wrong = [one for ground in papers() for sentence in split(ground.abstract) for one in findings(sentence, ground)]

    assert wrong == []


def test_the_sentences_of_another_paper_do_not() -> None:
    pairs = zip(papers(), papers()[1:], strict=False)
    found = [bool(findings(sentence, ground)) for ground, other in pairs for sentence in split(other.abstract)]

    assert sum(found) >= 0.94 * len(found)


def test_free_statements_in_two_languages_hold() -> None:
    """Readings that were written before any rule had met them."""
    texts = [
        (text, Ground(row["source"]["title"], row["source"]["abstract"], row["source"].get("comment", "")))
        for row in readings()
        for text in (row["reading"]["summary"], *row["reading"]["key_takeaways"], *row["reading"]["sections"].values())
    ]
    wrong = [(text, findings(text, ground)) for text, ground in texts if findings(text, ground)]

    assert len(wrong) <= 0.05 * len(texts), wrong


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I hope this helps!", FindingKind.LEAK),
        ("请用中文总结这篇论文。", FindingKind.LEAK),
        ("The code is at https://github.com/other/code.", FindingKind.LINK),
        ("TBD", FindingKind.FILLER),
        ("Participants filled in a questionnaire.", FindingKind.UNSUPPORTED),
    ],
)
def test_a_sentence_that_is_wrong_does_not_hide_among_others(text: str, kind: FindingKind) -> None:
    ground = Ground("Sliders", "We erase concepts with text embeddings.", "Code: https://github.com/own/code")
    found = findings(f"{ground.abstract}\n{text}", ground)

    assert {one.kind for one in found} == {kind}


def test_a_leak_is_not_reported_a_second_time_as_unsupported() -> None:
    ground = Ground("Sliders", "We erase concepts with text embeddings.")

    assert [one.kind for one in findings("作为一个AI语言模型，我无法访问该论文。", ground)][1:] == []


def test_sixty_pages_are_held_against_a_claim_in_no_time() -> None:
    first = papers()[0]
    text = "\n".join(ground.abstract for ground in papers()[1:])
    ground = Ground(first.title, first.abstract, "", text)
    started = process_time()
    for sentence in split(papers()[3].abstract):
        findings(f"{sentence} Indeed.", ground)

    assert process_time() - started < 3


@pytest.mark.parametrize("text", ["缺乏实验" * 400, "The paper does not improve " * 100])
def test_a_statement_without_an_end_takes_no_longer_than_its_pieces(text: str) -> None:
    started = process_time()
    findings(text, papers()[0])

    assert process_time() - started < 10


def test_a_table_without_an_end_is_read_in_no_time() -> None:
    first = papers()[0]
    table = " ".join(ground.abstract.replace(".", ",") for ground in papers()[1:20])
    started = process_time()
    findings("Our method improves accuracy by 3% and reduces cost.", Ground(first.title, first.abstract, "", table))

    assert process_time() - started < 3
