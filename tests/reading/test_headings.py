"""Printed headings: recognised in each dress, kept out of the claims, never where there is only one."""

import pytest

from bot.reading.headings import labelled
from bot.reading.roles import Role, roles
from tests.reading.papers import corpus


@pytest.mark.parametrize(
    "text",
    [
        "Background: Stars shine. Methods: We counted them. Results: There are many.",
        "BACKGROUND: Stars shine. METHODS: We counted them. RESULTS: There are many.",
        "\\textbf{Background:} Stars shine. \\textbf{Methods}: We counted them. \\textbf{Results.} There are many.",
        "**Background:** Stars shine. **Methods:** We counted them. **Results:** There are many.",
        "Background. Stars shine. Methods. We counted them. Results. There are many.",
        "{\\bf Background.} Stars shine. {\\bf Methods.} We counted them. {\\bf Results.} There are many.",
        "Background - Stars shine. Methods - We counted them. Results - There are many.",
    ],
)
def test_a_heading_is_recognised_and_is_no_part_of_the_sentence(text: str) -> None:
    found = [(sentence.text, sentence.heading) for sentence in labelled(text)]
    assert found == [("Stars shine.", "background"), ("We counted them.", "methods"), ("There are many.", "results")]


def test_a_heading_holds_until_the_next_one() -> None:
    found = labelled("Materials and Methods: We counted. The sky was clear. Conclusion: There are many.")
    assert [sentence.heading for sentence in found] == ["materials and methods", "materials and methods", "conclusion"]
    assert roles(found) == (Role.METHOD, Role.METHOD, Role.RESULT)


def test_one_heading_alone_is_only_a_word() -> None:
    (sentence,) = labelled("Results: they are unclear.")
    assert (sentence.text, sentence.heading) == ("Results: they are unclear.", None)


def test_a_word_that_goes_on_is_no_heading() -> None:
    found = labelled("Methods for counting abound. Results vary. Background noise stays.")
    assert [sentence.heading for sentence in found] == [None, None, None]


def test_a_notice_counts_alone_and_covers_one_sentence() -> None:
    found = labelled("We count stars. Keywords: stars, sky. There are many.")
    assert [sentence.heading for sentence in found] == [None, "keywords", None]
    assert roles(found)[1] is Role.OTHER


def test_headings_of_real_abstracts_are_found() -> None:
    structured = [subject for subject in corpus() if len({s.heading for s in labelled(subject.abstract)} - {None}) >= 3]
    assert len(structured) >= 10
    for subject in structured:
        assert all(sentence.text in subject.abstract for sentence in labelled(subject.abstract))
