"""A whole reading held against its source."""

import gzip
import json
import time
from itertools import pairwise
from pathlib import Path

from bot.model.finding import FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading

SAMPLE = Path(__file__).parents[2] / "data" / "two-weeks-2025-10.jsonl.gz"


def grounds(most: int) -> list[Ground]:
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(most), strict=False)]
    return [Ground(row["title"], row["abstract"], row.get("comment") or "") for row in rows]


def test_sentences_of_a_paper_have_no_findings_against_it() -> None:
    for ground in grounds(150):
        sentences = [sentence for sentence in ground.sentences[1:] if sentence in ground.abstract]
        findings = check_reading(ground, sentences[0], sentences[1:], {})
        others = {
            FindingKind.MISSING,
            FindingKind.FILLER,
        }  # figures that a summary leaves out, abstracts that repeat themselves
        assert not [finding for finding in findings if finding.kind not in others]


def test_a_sentence_of_another_paper_is_nearly_always_found() -> None:
    sample = grounds(120)
    found = [
        bool([one for one in check_reading(ground, other.sentences[2], ["It works."], {}) if one.where == "summary"])
        for ground, other in pairwise(sample)
    ]
    assert sum(found) >= 0.9 * len(found)


def test_places_are_named_as_a_reading_names_them() -> None:
    ground = Ground("T", "We study maps of cities.")
    findings = check_reading(ground, "TBD", ["好的，以下是本文的总结："], {"method": "We use ImageNet."})
    assert findings[0].where == "summary"
    assert {"key_takeaways[0]", "sections.method"} <= {finding.where for finding in findings}


def test_authors_are_not_guessed() -> None:
    ground = Ground("T", "We study maps of cities.")
    findings = check_reading(
        ground, "Maps of cities are studied.", ["Maps."], {"authors": "张三、李四", "affiliation": ""}
    )
    assert "张三、李四" in [finding.text for finding in findings]


def test_an_abstract_is_checked_in_some_milliseconds_and_a_long_text_in_some_hundreds() -> None:
    sample = grounds(200)
    long = Ground(sample[0].title, sample[0].abstract, "", "\n".join(ground.abstract for ground in sample[1:]))
    for ground, seconds in ((sample[0], 0.2), (long, 3.0)):
        sentences = ground.sentences[1:9]
        start = time.process_time()
        check_reading(ground, sentences[0], [f"{one} Indeed." for one in sentences[1:]], {})
        assert time.process_time() - start < seconds
