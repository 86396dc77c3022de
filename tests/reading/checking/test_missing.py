"""What a reading should have."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading

GROUND = Ground(
    "Fast maps",
    "Maps are slow to draw and existing methods fail on large cities. We propose a new algorithm that draws tiles in "
    "parallel. Experiments show that it is 30% faster than the baseline and needs 3KB of storage. "
    "Code: https://github.com/a/maps",
)
SUMMARY = "A parallel algorithm draws maps 30% faster."
TAKEAWAYS = ["Existing methods fail on large cities.", "It needs 3KB of storage."]


def missing(
    summary: str | None = SUMMARY, takeaways: list[str] = TAKEAWAYS, sections: dict[str, str | None] | None = None
) -> list[str]:
    findings = check_reading(GROUND, summary, takeaways, sections or {})
    return [finding.where for finding in findings if finding.kind is FindingKind.MISSING]


def test_a_whole_reading_misses_nothing() -> None:
    assert not missing()


@pytest.mark.parametrize("summary", [None, "", "  ", "N/A", "待补充"])
def test_a_blank_summary_is_missing(summary: str | None) -> None:
    assert missing(summary) == ["summary"]


def test_blank_takeaways_are_missing() -> None:
    assert missing(takeaways=[]) == ["key_takeaways"]
    assert missing(takeaways=[TAKEAWAYS[0], ""]) == ["key_takeaways[1]"]


def test_a_blank_section_is_missing_where_the_abstract_has_something() -> None:
    assert missing(sections={"method": "", "results": None}) == ["sections.method", "sections.results"]
    assert not missing(sections={"background": None, "prior_work": None})


def test_figures_that_were_all_dropped_are_missed_once() -> None:
    assert missing("A parallel algorithm draws maps faster.", ["Existing methods fail."]) == ["key_takeaways"]


def test_a_section_on_links_has_the_code() -> None:
    assert missing(sections={"urls": "See the paper."}) == ["sections.urls"]
    assert not missing(sections={"urls": "https://github.com/a/maps"})


def test_nothing_is_missing_of_a_paper_without_an_abstract() -> None:
    assert not check_reading(Ground("A title", ""), None, [], {})
