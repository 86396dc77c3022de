"""The extractive reader: every claim is in the abstract, and no abstract brings it down."""

import re
import statistics
import time

import pytest

from bot.model.paper import Paper
from bot.model.reading import Claim, Depth, Reading, Section
from bot.reading.extractive import read_aligned
from bot.reading.reader import Source
from bot.reading.roles import Role
from tests.reading.papers import NOW, corpus, example_papers, paper, read, read_all


def claims(reading: Reading) -> list[Claim]:
    summary = [reading.summary] if reading.summary else []
    return [*summary, *reading.takeaways, *(claim for section in reading.sections.values() for claim in section)]


def folded(text: str) -> str:
    return " ".join(text.split())


def is_left_of(claim: str, evidence: str) -> bool:
    """Whether the claim's words stand in the evidence, in order: nothing added, something left out."""
    rest = iter(re.findall(r"\w+", evidence.lower()))
    return all(word in rest for word in re.findall(r"\w+", claim.lower()))


async def test_every_claim_of_5_100_readings_stands_in_its_abstract() -> None:
    for subject, reading in zip(corpus(), await read_all(corpus()), strict=True):
        abstract = folded(subject.abstract)
        for claim in claims(reading):
            assert all(folded(sentence) in abstract for sentence in claim.evidence)
            assert is_left_of(claim.text, claim.evidence[0])
        in_sections = [claim.text for section in reading.sections.values() for claim in section]
        assert len(in_sections) <= len(set(in_sections)) + _repeated(abstract, in_sections)
        assert all(takeaway != reading.summary for takeaway in reading.takeaways)
        assert len(reading.takeaways) <= 7
        assert all(reading.sections.values())


def _repeated(abstract: str, sentences: list[str]) -> int:
    """How often an abstract says a sentence again."""
    return sum(abstract.count(folded(sentence)) - 1 for sentence in set(sentences))


async def test_takeaways_keep_the_abstracts_order_and_reach_from_method_to_result() -> None:
    readings = await read_all(corpus()[::10])
    both = 0
    for subject, reading in zip(corpus()[::10], readings, strict=True):
        places = [folded(subject.abstract).find(folded(claim.evidence[0])) for claim in reading.takeaways]
        assert places == sorted(places)
        told = {claim.evidence for claim in (*reading.takeaways, *([reading.summary] if reading.summary else []))}
        sections = [reading.sections.get(section, ()) for section in (Section.METHOD, Section.RESULTS)]
        both += all(any(claim.evidence in told for claim in section) for section in sections)
    assert both / len(readings) > 0.85


def test_most_abstracts_give_three_takeaways_and_three_keywords() -> None:
    for subject in example_papers().values():
        reading = read(subject)
        assert 3 <= len(reading.takeaways) <= 7
        assert 3 <= len(reading.keywords) <= 8
        assert {Section.METHOD, Section.RESULTS} <= set(reading.sections)


@pytest.mark.parametrize(
    ("number", "start"),
    [
        ("2409.16535", "We propose a straightforward textual inversion method"),
        ("2409.14307", "We propose DilateQuant"),
        ("2409.12431", "We present FlexiTex"),
        ("2409.01322", "We propose a novel approach"),
        ("2408.14028", "We introduce SurGen"),
    ],
)
def test_the_summary_is_the_contribution(number: str, start: str) -> None:
    summary = read(example_papers()[number]).summary
    assert summary is not None
    assert summary.text.startswith(start)


def test_a_code_link_is_neither_takeaway_nor_section() -> None:
    reading = read(paper("We propose a method. It beats all baselines. Our code is available at https://a.org/b."))
    assert all("available" not in claim.text for claim in claims(reading))


def test_an_abstract_in_another_language_is_quoted_from_its_start() -> None:
    lines = (
        "Nous proposons une méthode pour la compression des images dans le domaine spatial.",
        "Les résultats montrent que cette méthode est bonne et rapide.",
        "La suite décrit les expériences sur des données publiques.",
    )
    reading = read(paper(" ".join(lines)))
    assert reading.summary == Claim(lines[0], (lines[0],))
    assert [claim.text for claim in reading.takeaways] == list(lines[1:])
    assert reading.sections == {}


def test_given_sentences_keep_their_places_and_have_a_role_each() -> None:
    given = [
        "Background:",
        "Stars shine.",
        "Methods: We counted them.",
        "Results: There are many.",
        "©",
        "2015. Elsevier.",
    ]
    _, found = read_aligned(Source(paper(" ".join(given))), "en", NOW, given)
    assert list(found.sentences) == given
    assert found.roles[:4] == (Role.BACKGROUND, Role.BACKGROUND, Role.METHOD, Role.RESULT)
    assert len(found.roles) == len(given)


def test_the_roles_are_those_of_the_sentences_that_were_cut() -> None:
    subject = example_papers()["2409.14307"]
    _, found = read_aligned(Source(subject), "en", NOW)
    assert len(found.sentences) == len(found.roles)
    assert all(sentence in subject.abstract for sentence in found.sentences)


def test_a_reading_says_what_it_is() -> None:
    reading = read(paper("We propose a method. It works."), "fr")
    assert (reading.reader, reading.depth, reading.language, reading.cut) == ("extractive", Depth.ABSTRACT, "en", 0)


def test_an_empty_abstract_has_neither_summary_nor_takeaways() -> None:
    reading = read(paper("  "))
    assert (reading.summary, reading.takeaways, reading.sections) == (None, (), {})


def test_a_single_sentence_is_the_summary_and_is_not_said_again() -> None:
    reading = read(paper("We prove that every star is far away."))
    assert reading.summary == Claim("We prove that every star is far away.", ("We prove that every star is far away.",))
    assert reading.takeaways == ()


def test_a_withdrawn_paper_says_so_and_nothing_else() -> None:
    notice = "This paper has been withdrawn by the author due to a crucial error in Eq. 3."
    reading = read(paper(notice))
    assert reading.summary is not None
    assert reading.summary.text == notice
    assert (reading.takeaways, reading.sections) == ((), {})


def test_a_section_that_the_abstract_does_not_fill_is_absent() -> None:
    reading = read(paper("Experiments show that it outperforms all baselines by 3%."))
    assert set(reading.sections) == {Section.RESULTS}


def test_a_contribution_in_the_first_sentence_is_no_background() -> None:
    reading = read(paper("We present an approach to planning. Planning is often hard. We verify the approach."))
    assert reading.sections[Section.METHOD][0].text == "We present an approach to planning."


@pytest.mark.parametrize(
    "abstract",
    [
        "我们提出了一种新的方法。实验结果表明它很好！代码已公开。",
        "Nous proposons une méthode. Les résultats montrent qu'elle est bonne. C'est tout.",
        "We study $\\sum_{i=1}^{n} x_i. Y$ and \\textbf{bold. Text}. We show $O(n \\log n)$.",
        "We ❤️ this 🎉. It works 🚀!",
        "We propose a thing that works on all the data. " * 130,
        "." * 6000,
        "$" * 999 + "(" * 999 + "{" * 999,
        "A. " * 2000,
        "(AB) " * 1200,
    ],
)
def test_no_abstract_brings_the_reader_down(abstract: str) -> None:
    subject = paper(abstract, title=abstract[:300], comment=abstract)
    started = time.process_time()
    reading = read(subject)
    assert time.process_time() - started < 1
    assert all(evidence in abstract for claim in claims(reading) for evidence in claim.evidence)


async def test_an_abstract_is_read_in_milliseconds() -> None:
    times = [await _milliseconds(subject) for subject in corpus()[::20]]
    assert statistics.median(times) < 5


async def _milliseconds(subject: Paper) -> float:
    started = time.process_time()
    await read_all((subject,))
    return (time.process_time() - started) * 1000
