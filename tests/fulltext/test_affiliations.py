"""Affiliations: those that certainly belong to the first author, and no others."""

import pytest

from bot.fulltext.affiliations import affiliations_of
from bot.fulltext.outline import Line, Run

THREE = ["Ada Lovelace", "Émilie du Châtelet", "Sofia Kovalevskaya"]


def line(text: str) -> Line:
    """A line in which what stands between carets is raised."""
    return tuple(Run(piece, index % 2 == 1) for index, piece in enumerate(text.split("^")) if piece.strip())


def found(authors: list[str], *lines: str) -> tuple[str, ...]:
    return affiliations_of(authors, [line(each) for each in lines])


def test_raised_marks_lead_to_the_first_authors_own() -> None:
    names = "Ada Lovelace^1,3∗^, Émilie du Châtelet^2^, Sofia Kovalevskaya^1,2^"
    legend = ("^1^University of Made Studies", "^2^Institute of Tests, Paris", "^3^Analytical Engines Ltd.")
    assert found(THREE, names, *legend) == ("University of Made Studies", "Analytical Engines Ltd")


def test_marks_may_stand_in_one_line_or_be_no_superscripts() -> None:
    assert found(THREE, "Ada Lovelace^2^, Émilie du Châtelet^1^", "^1^First University ^2^Second University") == (
        "Second University",
    )
    assert found(THREE, "Ada Lovelace2, Émilie du Châtelet1", "1First University 2Second University") == (
        "Second University",
    )


def test_signs_are_marks_only_where_something_stands_behind_them() -> None:
    assert found(THREE, "Ada Lovelace^†^, Émilie du Châtelet^‡^", "^†^First University", "^‡^Second University") == (
        "First University",
    )
    equal = found(THREE, "Ada Lovelace^1,∗^, Émilie du Châtelet^1^", "^1^First University", "^∗^Equal contribution")
    assert equal == ("First University",)


def test_an_entry_may_go_on_in_the_next_line_and_ends_before_the_addresses() -> None:
    lines = ("Ada Lovelace^1^, Émilie du Châtelet^2^", "^1^Department of Engines,", "First University", "^2^Elsewhere")
    assert found(THREE, *lines) == ("Department of Engines, First University",)
    assert found(THREE, "Ada Lovelace^1^", "^1^First University {ada,emilie}@first.example") == ("First University",)


def test_what_stands_right_below_the_name_is_the_authors_own() -> None:
    lines = ("Ada Lovelace", "First University", "ada@first.example", "Émilie du Châtelet", "Second University")
    assert found(THREE, *lines) == ("First University",)


def test_the_only_affiliation_is_everybodys() -> None:
    names = "Ada Lovelace, Émilie du Châtelet, Sofia Kovalevskaya"
    assert found(THREE, names, "First University", "{ada, emilie}@first.example") == ("First University",)


def test_the_only_affiliation_below_all_names_is_everybodys_also_where_these_take_lines() -> None:
    lines = (
        "Ada Lovelace Émilie du Châtelet",
        "Sofia Kovalevskaya",
        "First University",
        "{ada,sofiakovalevskaya}@x.example",
    )
    assert found(THREE, *lines) == ("First University",)


def test_notes_behind_signs_are_no_affiliations() -> None:
    lines = (
        "Ada Lovelace^∗,†^, Émilie du Châtelet^∗^",
        "^∗^equal technical contribution, ^†^equal advising",
        "First Lab",
    )
    assert found(THREE, *lines) == ("First Lab",)


def test_a_collaboration_has_none_and_the_text_that_follows_is_no_legend() -> None:
    text = "using a sample that was collected by the group at the laboratory in the years since"
    assert found(["LANTERN Collaboration"], "The LANTERN Collaboration", "Institute of Lanterns") == ()
    assert found(["Ada Lovelace"], "Ada Lovelace", text, "First University") == ()


def test_a_lone_authors_are_all_hers_with_marks_or_without() -> None:
    assert found(["Ada Lovelace"], "Ada Lovelace", "ada@x.example", "^1^Engines, LLC", "^2^First University") == (
        "Engines, LLC",
        "First University",
    )
    assert found(["Ada Lovelace"], "Ada Lovelace", "First University") == ("First University",)


@pytest.mark.parametrize(
    "spelling", ["Ada M. Lovelace", "A. M. Lovelace", "A. Lovelace", "ADA LOVELACE", "Ada Lovelace"]
)
def test_a_name_is_known_in_its_usual_spellings(spelling: str) -> None:
    assert found(["Ada M. Lovelace", "B. Y"], f"{spelling}^1^ and B. Y^2^", "^1^First University", "^2^Second") == (
        "First University",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Lovelace^1^, Émilie du Châtelet^2^",),  # no legend
        ("Ada Lovelace^3^, Émilie du Châtelet^2^", "^1^First University", "^2^Second University"),  # not this mark
        ("Ada Lovelace, Émilie du Châtelet", "First University", "Second University"),  # whose is whose?
        ("Ada Lovelace^1^", "^1^First University", "^1^Second University"),  # two meanings
        ("Ada Lovelace", "Émilie du Châtelet", "Second University"),  # it may be the second author's alone
        ("Somebody Else^1^", "^1^First University"),
        ("Ada Lovelace", "ada@first.example"),  # a mail address is no affiliation
        ("Ada Lovelaceson^1^", "^1^First University"),
        (),
    ],
)
def test_what_is_not_certain_is_not_found(lines: tuple[str, ...]) -> None:
    assert found(THREE, *lines) == ()


def test_a_paper_without_authors_has_no_affiliation() -> None:
    assert found([], "First University") == ()
