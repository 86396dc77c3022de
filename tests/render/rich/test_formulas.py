"""Formulas are typeset where they can be trusted, and spelled in Unicode elsewhere."""

import pytest

from bot.render.mathml import mathml
from bot.render.rich.formulas import typeset
from tests.render.rich.reading import formulas, read
from tests.render.samples import corpus, hostile


@pytest.mark.parametrize(
    "source",
    [
        r"x_t = \sqrt{\bar\alpha_t} x_0", r"\mathcal{O}(n^2)", r"\frac{a}{b}", r"\ell_2", r"10^{-3}", r"\hat{x}_i^2",
        r"\left\| x \right\|_2", r"\mathbb R^d", r"SE(3)^n", r"360^\circ", r"a \text{ if } b", r"f'_2", r"3.2\times",
    ],
)  # fmt: skip
def test_plain_mathematics_is_typeset(source: str) -> None:
    html = typeset(f"before ${source}$ after")
    assert formulas(read(f"<p>{html}</p>")) == [source]
    assert html.startswith("before <tg-math>")
    assert html.endswith("</tg-math> after")
    assert mathml(source, display=False)


@pytest.mark.parametrize(
    "source",
    [
        r"x^a^b", r"x_a_b", r"\frac{a}", r"\left( x", r"x \right)", r"{x", r"x}", r"x^", r"_", r"{}^2",
        r"\mymacro{x}", r"\begin{matrix}a\end{matrix}", r"\color{red}x", r"x^{2} % note", r"\text{é}_2", r"é^2",
        r"a & b_2", r"\href{javascript:x}{y}_2", "{" * 20 + "x^2" + "}" * 20, "x^2 " * 90,
    ],
)  # fmt: skip
def test_what_a_client_may_stumble_over_is_not(source: str) -> None:
    assert "<tg-math>" not in typeset(f"before ${source}$ after")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"$90\%$ of $n$ cost $5 or $6", "90% of n cost $5 or $6"),
        (r"a < b \& c", "a &lt; b &amp; c"),
        (r"{\'E}cole --- $\mymacro^2$", "École — mymacro²"),
    ],
)
def test_the_rest_is_told_in_unicode(text: str, shown: str) -> None:
    assert typeset(text).replace("\\", "") == shown


def test_the_corpus_has_formulas_that_all_can_be_read() -> None:
    found = 0
    for paper in corpus():
        html = typeset(paper.abstract)
        if "<tg-math>" in html:
            sources = formulas(read(f"<p>{html}</p>"))
            found += len(sources)
            assert all(mathml(source, display=False) for source in sources), sources
    assert found > 800


@pytest.mark.parametrize("number", range(10))
def test_hostile_words_stay_words(number: int) -> None:
    paper = list(hostile())[number]
    for text in (paper.title, paper.abstract, paper.comment or ""):
        if html := typeset(text):
            read(f"<p>x{html}</p>")
