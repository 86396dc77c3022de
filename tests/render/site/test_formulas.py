"""Strangers' words on a page: formulas set, addresses linked, and no markup that is theirs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from bot.render.site.formulas import linked, typeset
from tests.render.samples import corpus
from tests.render.site.samples import EVIL

ELEMENTS = (
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mstyle mpadded "
    "mphantom mtable mtr mtd mmultiscripts mprescripts"
)
MATHML = frozenset(ELEMENTS.split())
EVIL_TEX = r"""
    $ $$ \( \text{ \operatorname{ } <script> </math> x^2 _i \frac{a}{b} "'& \href{javascript:alert(1)}{x} \lt ]]>
    <!-- \style{color:red}{x} \class{a}{x} \cssId{a}{x} &lt;img&gt; \unicode{60} \char60 \mathrm{<b>} \color{red} \left<
    \right> \begin{matrix} \end{matrix} https:// a.b/c"x= \#60; &#60;script&#62; 0
"""
PIECES = st.sampled_from(EVIL_TEX.split())


def below(fragment: str) -> list[html.HtmlElement]:
    return list(html.fragment_fromstring(fragment, create_parent="p").iterdescendants())


@given(st.lists(PIECES | st.sampled_from(["\ue000", "\ue0001\ue000"]) | st.text(max_size=6), max_size=14).map("".join))
def test_nothing_but_mathml_and_links_is_ever_made(text: str) -> None:
    for made in (typeset(text), linked(text)):
        for element in below(made):
            assert element.tag in MATHML | {"a"}
            allowed = {"href", "rel"} if element.tag == "a" else set(element.attrib) - {"href", "style", "class", "id"}
            assert set(element.attrib) <= allowed
            assert not [name for name in element.attrib if name.startswith("on")]
            assert re.match("https?://", element.get("href", "https://"))


@pytest.mark.parametrize(
    "source",
    [r"x^2 \text{<img src=x onerror=alert(1)>}", r"\operatorname{<b>}_2", r"x_{<script>alert(1)</script>}",
     r"\mathrm{a}^{</math><script>}", r"x^{&lt;script&gt;}", r"\text{&lt;b&gt;}^2"],
)  # fmt: skip
def test_markup_in_a_formula_is_text(source: str) -> None:
    assert {element.tag for element in below(typeset(f"${source}$"))} <= MATHML


def test_a_formula_is_set_and_a_mere_number_is_not() -> None:
    set_in = "<mrow><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></mrow>"
    assert typeset("$x_i^2$") == f'<math display="inline">{set_in}</math>'
    assert typeset(r"$90\%$ of $n$ & <b>") == "90% of n &amp; &lt;b&gt;"


def test_a_script_without_a_base_hangs_on_a_letter_that_is_not_seen() -> None:
    assert "<msub><mpadded" in typeset("PAC$_n$ learning")


def test_what_cannot_be_read_is_shown_in_unicode() -> None:
    assert typeset(r"$\weird{x}^2$ and $\alpha$").count("<math") == 1


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Code: https://a.org/x?a=1&b=2. More", ["https://a.org/x?a=1&b=2"]),
        ("(https://a.org/~x), <https://b.org>", ["https://a.org/~x", "https://b.org"]),
        (r"at \url{https://c.org/a_b}.", ["https://c.org/a_b"]),
        ("“https://a.org”", ["https://a.org"]),
        ('javascript:alert(1) http://localhost/x http:// https://"><script>', []),
    ],
)
def test_addresses_are_links(text: str, links: list[str]) -> None:
    assert [one.get("href") for one in below(linked(text))] == links


def test_the_whole_corpus_keeps_its_words_and_needs_no_other_markup() -> None:
    papers = corpus()[::10]
    for paper in papers:
        for text in (paper.title, paper.abstract, paper.comment or ""):
            assert {element.tag for element in below(linked(text))} <= MATHML | {"a"}
    assert sum("<math" in linked(paper.abstract) for paper in papers) > 10


def test_a_hostile_text_is_shown_as_it_is() -> None:
    (parent,) = [html.fragment_fromstring(typeset(EVIL), create_parent="p")]
    assert "<script>alert(1)</script>" in parent.text_content()
