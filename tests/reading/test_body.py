"""Full texts: each section from the parts that hold it, in the paper's words, or absent."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.reading import Depth, Reading, Section
from bot.reading.extractive import read_aligned
from bot.reading.prose import is_prose
from bot.reading.reader import Source
from tests.reading.papers import NOW, paper

ABSTRACT = "We propose Quick Sampler, a method for sampling. Experiments show that it is faster than its rivals."
BACKGROUND = "Diffusion models are used all over the world for the generation of images and of sound."
PRIOR = "However, existing methods suffer from slow sampling and need hundreds of steps for one image."
NOVEL = "In this paper, we propose a sampler that skips most of the steps without a loss of quality."
FIRST = "First, the sampler is trained on pairs of steps that lie next to each other in time."
SECOND = "Then we apply the sampler to every second step and compute the error that it makes."
THIRD = "Finally, the steps with the largest error are sampled again with the slow and careful method."
METHOD = "Our method is a small network with three layers and a skip connection between all of them."
RESULT = "On both data sets, our method outperforms the baseline in quality and in speed at the same time."
MEASURED = "The sampler reduces the time for one image by 43.2% compared with the fastest known baseline."
WORK = "We trained all of the models on 8 GPUs, and we evaluated the samples on 50,000 images in total."
MEANING = "These results open the way to image generation on small devices, which remains important for users."
TEXT = (
    Part(PartKind.INTRODUCTION, "1 Introduction", (f"{BACKGROUND} {PRIOR}", NOVEL)),
    Part(PartKind.METHOD, "2 Quick Sampler", (METHOD, f"{FIRST} {SECOND} {THIRD}")),
    Part(PartKind.EXPERIMENTS, "3 Experiments", (WORK, f"{RESULT} {MEASURED}")),
    Part(PartKind.CONCLUSION, "4 Conclusion", (f"The sampler is quick. {MEANING.replace('These', 'Such')}",)),
    Part(
        PartKind.REFERENCES,
        "References",
        ("However, existing methods by Smith et al. suffer from slow sampling of images.",),
    ),
)


def text_of(*parts: Part) -> FullText:
    return FullText(paper("").id, 1, TextSource.PDF, pages=14, parts=parts, affiliations=("University of Somewhere",))


def read(text: FullText, abstract: str = ABSTRACT) -> Reading:
    return read_aligned(Source(paper(abstract), text), "en", NOW)[0]


def test_a_full_reading_says_its_depth_pages_and_affiliations() -> None:
    reading = read(text_of(*TEXT))
    assert (reading.depth, reading.pages, reading.affiliations) == (Depth.FULL, 14, ("University of Somewhere",))
    assert reading.summary is not None
    assert reading.summary.evidence[0] in ABSTRACT


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        (Section.BACKGROUND, BACKGROUND),
        (Section.PRIOR_WORK, PRIOR),
        (Section.METHOD, METHOD),
        (Section.RESULTS, RESULT),
        (Section.NOVELTY, NOVEL),
        (Section.PERFORMANCE, MEASURED),
        (Section.WORKLOAD, WORK),
        (Section.SIGNIFICANCE, MEANING.replace("These", "Such")),
    ],
)
def test_a_sentence_stands_in_the_section_that_it_fits(section: Section, sentence: str) -> None:
    claims = read(text_of(*TEXT)).sections[section]
    assert sentence in [claim.text for claim in claims]
    assert all(claim.evidence == (claim.text,) for claim in claims)


def test_steps_keep_the_papers_order() -> None:
    assert [claim.text for claim in read(text_of(*TEXT)).sections[Section.STEPS]] == [FIRST, SECOND, THIRD]


def test_no_sentence_of_the_text_is_shown_twice() -> None:
    shown = [claim.text for claims in read(text_of(*TEXT)).sections.values() for claim in claims]
    assert len(shown) == len(set(shown))


def test_what_the_text_does_not_say_has_no_section() -> None:
    found = read(text_of(Part(PartKind.INTRODUCTION, "1", (BACKGROUND,))), "").sections
    assert set(found) == {Section.BACKGROUND}


def test_core_sections_fall_back_to_the_abstract() -> None:
    found = read(text_of()).sections
    assert found == read_aligned(Source(paper(ABSTRACT)), "en", NOW)[0].sections


def test_without_an_abstract_the_conclusion_gives_summary_and_takeaways() -> None:
    reading = read(text_of(*TEXT), "")
    assert reading.summary is not None
    assert any(reading.summary.evidence[0] in paragraph for part in TEXT[:4] for paragraph in part.paragraphs)


@pytest.mark.parametrize(
    "fragment",
    [
        "Table 3: The error of the sampler on both data sets and with all of the baselines that we know.",
        "where the sum runs over all of the samples that were drawn from the model before the last step.",
        "Model A 43.2 12.1 9.8 Model B 41.0 11.9 9.2 Model C 40.1 11.2 9.1 of the data in all.",
        "The rest of this paper is organized as follows and closes with a discussion of the results.",
        "THE QUICK SAMPLER AND ITS MANY USES IN THE GENERATION OF IMAGES AND OF SOUND AND TEXT.",
        "We show that x = y + z ≤ w for all of the samples that were drawn from the model before.",
        "It is quick.",
        "The method is shown in the upper part of the figure (see the left half of the first row.",
    ],
)
def test_what_is_no_prose_is_not_shown(fragment: str) -> None:
    assert not is_prose(fragment)


def test_a_long_text_is_read_in_a_fraction_of_a_second() -> None:
    paragraphs = tuple(f"{METHOD[:-1]} of number {number}. {FIRST} {MEASURED} {RESULT}" for number in range(100))
    text = text_of(
        *(Part(kind, "", paragraphs) for kind in (PartKind.INTRODUCTION, PartKind.METHOD, PartKind.EXPERIMENTS))
    )
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 0.5


@given(st.lists(st.tuples(st.sampled_from(PartKind), st.lists(st.text(max_size=80), max_size=4)), max_size=5))
def test_no_text_brings_the_reader_down(parts: list[tuple[PartKind, list[str]]]) -> None:
    text = text_of(*(Part(kind, "", tuple(paragraphs)) for kind, paragraphs in parts))
    assert all(read(text, "").sections.values())
