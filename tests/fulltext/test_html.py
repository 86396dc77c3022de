"""arXiv's HTML: words once, formulas as TeX, furniture nowhere, and no text where there is none."""

import pytest

from bot.errors import FullTextUnavailable
from bot.fulltext.html import read_html
from bot.fulltext.outline import Outline, Passage
from bot.model.fulltext import PartKind, TextLink
from bot.model.reading import Fallback
from tests.fulltext.made import BIBLIOGRAPHY, FIGURE, FILLER, MATH, TABLE, TEX, article, footnote, link, section

LONG = section("Filler", FILLER * 3, number="9")


def outline(*blocks: str) -> Outline:
    return read_html(article(section("Counting", *blocks), LONG))


def first(*blocks: str) -> Passage:
    """The section that holds `blocks`."""
    return next(passage for passage in outline(*blocks).passages if passage.heading == "Counting")


def test_the_parts_of_a_page_come_in_order_with_what_the_markup_tells() -> None:
    page = article(
        section("Introduction", "Words."),
        section("Approach", "Words.", section("Details", "Words.", number="2.1", level="subsection"), number="2"),
        section("Proofs", FILLER * 3, number="Appendix A", level="appendix"),
        BIBLIOGRAPHY,
    )
    found = [(passage.level, passage.heading, passage.known) for passage in read_html(page).passages if passage.heading]
    assert found == [
        (1, "Abstract", PartKind.ABSTRACT),
        (1, "Introduction", None),
        (1, "Approach", None),
        (2, "Details", None),
        (1, "Proofs", PartKind.APPENDIX),
        (1, "References", PartKind.REFERENCES),
    ]


def test_a_formula_is_its_tex_and_comes_once() -> None:
    assert first(f"We divide by {MATH}, always.").paragraphs == (f"We divide by ${TEX}$, always.",)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<math alttext="95.3\\%"><mn>95.3</mn></math>', "95.3%"),
        (
            '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>',
            "$x_1$",
        ),
        ("<math><mi>x</mi><mo>+</mo><mi>y</mi></math>", "x+y"),
        ('<math alttext="\\displaystyle a%\n+b"><mi>a</mi></math>', "$a+b$"),
        ('<math alttext="\\text{if $x$}"><mi>a</mi></math>', "$\\text{if x}$"),
        ("10<sup>3</sup>", "10$^{3}$"),
        ("the 2<sup>nd</sup>", "the 2nd"),
        ("CO<sub>2</sub>", "CO$_{2}$"),
        (
            'see <cite class="ltx_cite">[<a class="ltx_ref" href="#bib1">12</a>, <a href="#bib2">3</a>]</cite>',
            "see [12, 3]",
        ),
        ('by <cite class="ltx_cite">Doe et al. (<a href="#b">2019</a>)</cite>', "by Doe et al. (2019)"),
        ('<span class="ltx_ERROR undefined">\\cvprfinal</span>words', "words"),
        ("non\u00adsense\u200b and\u00a0more", "nonsense and more"),
        ("a<br class='ltx_break'>b", "a b"),
        (
            'said before <cite class="ltx_cite">(<span class="ltx_ref ltx_missing_citation">?</span>)</cite>,',
            "said before,",
        ),
    ],
)
def test_words_are_as_printed(markup: str, words: str) -> None:
    assert first(f"It is {markup} here.").paragraphs == (f"It is {words} here.",)


def test_a_displayed_formula_stands_in_its_sentence() -> None:
    para = (
        '<div class="ltx_para"><p class="ltx_p">We have</p><table class="ltx_equation"><tr><td>'
        f'{MATH}</td><td><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></table>'
        '<p class="ltx_p">as said.</p></div>'
    )
    assert first(para).paragraphs == (f"We have ${TEX}$ as said.",)


def test_tables_are_dropped_and_captions_kept_apart() -> None:
    found = outline("Before.", FIGURE, TABLE, "After.")
    passage = next(each for each in found.passages if each.heading == "Counting")
    assert passage.paragraphs == ("Before.", "After.")
    assert passage.exhibits == 2
    assert found.captions == ("Figure 1: A lantern.", "Table 1: Lanterns by night.")


def test_a_footnote_follows_its_paragraph() -> None:
    assert first(f"Lanterns{footnote('Of brass.')} glow.").paragraphs == ("Lanterns glow.", "Of brass.")


def test_a_footnote_that_is_an_address_is_a_link_with_the_words_before_it() -> None:
    passage = first(f"Our code is available.{footnote(link('https://github.com/a/b'))} Words go on.")
    assert passage.paragraphs == ("Our code is available. Words go on.",)
    assert passage.links == (TextLink("https://github.com/a/b", "Our code is available."),)


def test_items_stand_for_themselves_with_their_marks_where_these_say_something() -> None:
    items = "".join(
        f'<li class="ltx_item"><span class="ltx_tag ltx_tag_item">{mark}</span>'
        f'<div class="ltx_para"><p class="ltx_p">{words}</p></div></li>'
        for mark, words in (("(i)", "One."), ("•", "Two."))
    )
    para = f'<div class="ltx_para"><p class="ltx_p">Two things:</p><ol class="ltx_enumerate">{items}</ol></div>'
    assert first(para).paragraphs == ("Two things:", "(i) One.", "Two.")


def test_theorems_and_run_in_headings_begin_their_paragraph() -> None:
    theorem = (
        '<div class="ltx_theorem"><h6 class="ltx_title ltx_title_theorem"><span class="ltx_tag">Theorem 1</span></h6>'
        '<div class="ltx_para"><p class="ltx_p">All is lit.</p></div></div>'
    )
    run_in = (
        '<section class="ltx_paragraph"><h5 class="ltx_title ltx_title_paragraph">Training.</h5>'
        '<div class="ltx_para"><p class="ltx_p">We train.</p></div></section>'
    )
    assert first(theorem, run_in).paragraphs == ("Theorem 1. All is lit.", "Training. We train.")


def test_links_of_references_are_told_apart() -> None:
    page = read_html(article(section("Counting", FILLER * 3, f"See {link('https://a.example.org')}."), BIBLIOGRAPHY))
    links = {passage.heading: [each.url for each in passage.links] for passage in page.passages}
    assert links["Counting"] == ["https://a.example.org"]
    assert links["References"] == ["https://github.com/doe/wicks"]


def test_links_to_places_in_the_page_are_none() -> None:
    inside = '<a class="ltx_ref" href="https://arxiv.org/html/2510.00001v1#S3">Section 3</a>'
    passage = first(f"See {inside} or {link('https://a.example.org')}.")
    assert passage.paragraphs == ("See Section 3 or https://a.example.org.",)
    assert [each.url for each in passage.links] == ["https://a.example.org"]


def test_neither_the_sites_own_words_nor_its_links_are_read() -> None:
    found = outline("Words.")
    words = " ".join(text for passage in found.passages for text in passage.paragraphs)
    assert "Report issue" not in words
    assert "License" not in words
    assert "converter" not in words
    assert [each.url for passage in found.passages for each in passage.links] == ["https://lanterns.example.org/engine"]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (b"", Fallback.NO_TEXT),
        (
            b"<html><h1>No HTML for '2510.00001'</h1><p>HTML is not available for the source.</p></html>",
            Fallback.NO_TEXT,
        ),
        (b"\x00\xff\xfe garbage", Fallback.NO_TEXT),
        (article(), Fallback.UNREADABLE),
        (article(section("Short", "Ten words are no paper, and these are only that.")), Fallback.UNREADABLE),
        (
            article(section("Broken", FILLER * 3 + '<span class="ltx_ERROR undefined">\\x</span>' * 20)),
            Fallback.UNREADABLE,
        ),
    ],
)
def test_a_page_without_a_paper_is_no_text(page: bytes, why: Fallback) -> None:
    with pytest.raises(FullTextUnavailable) as refused:
        read_html(page)
    assert refused.value.why is why


def test_a_page_that_broke_off_is_read_as_far_as_it_came() -> None:
    page = article(LONG, section("Rest", FILLER))
    assert [each.heading for each in read_html(page[: page.index(b"Rest")]).passages if each.heading][:2] == [
        "Abstract",
        "Filler",
    ]
