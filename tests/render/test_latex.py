"""TeX to Unicode: what a reader wants to see, and nothing lost on the way."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.latex import to_unicode
from tests.render.samples import corpus

PLAIN = st.text(st.characters(exclude_characters="\\$^_{}~`-", exclude_categories=["Cs"]))
WORDS = st.lists(
    st.sampled_from(["WORD", "Größe", "R&D", "100%", "№5", "#1", "词语", "a2b"]), min_size=1, max_size=5
).map(" ".join)
MATH = st.sampled_from(
    [r"$x^2$", r"\emph{so}", r"\%", "{\\'E}", r"$\frac{a}{b}$", "``x''", r"\\", r"\href{http://a.b}{c}"]
)


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"$x^2$", "x²"),
        ("H_2O and 10^{-3}", "H₂O and 10⁻³"),
        (r"$x^{n+1}$, $x^{q+1}$, $q^π$", "xⁿ⁺¹, x^(q+1), q^π"),
        (r"$\mathcal{O}(n^2)$", "𝒪(n²)"),
        (r"$O(N\log N)$", "O(N log N)"),
        (r"$\mathcal{O}(\sqrt{N})$", "𝒪(√N)"),
        (r"$\frac{a+b}{c}$", "(a+b)/c"),
        (r"$\mathsf{P} \neq \mathsf{NP}$", "P ≠ NP"),
        (r"$\ell_1$ and $\|x\|_2$", "ℓ₁ and ‖x‖₂"),
        (r"90$\times$, $1000\times$", "90×, 1000×"),
        (r"$90^\circ$, 51{\deg}C", "90°, 51°C"),
        (r"$\bf{D^3}$QE, A\textsuperscript{2}FM", "D³QE, A²FM"),
        (r"VD--RRT\(^{*}\)", "VD–RRT*"),
        (r"$Δ\mathrm{Energy}$, Pass$\mathtt{@}k$", "ΔEnergy, Pass@k"),
        (r"$\theta_\mathrm{max}$", "θₘₐₓ"),
        (r"\textit{foo} \texttt{a_b} \mbox{c}", "foo a_b c"),
        (r"\textbf{Info\emph{RMIA}}: {\bf x}", "InfoRMIA: x"),
        (r"50\% of R\&D", "50% of R&D"),
        (r"\'Ecole, Erd\H{o}s, Ho\v{r}ava, S{\o}ren, \L{}ukasz, \O re", "École, Erdős, Hořava, Søren, Łukasz, Øre"),
        ("``quotes'' -- and --- dashes", "“quotes” – and — dashes"),
        (r"Fig.~3, line\\break", "Fig. 3, line break"),
        (r"\href{http://a.b/c_d~e}{here}, \url{http://a.b/~x}", "here (http://a.b/c_d~e), http://a.b/~x"),
        (r"\ourtool{} is \revised{good}", "ourtool is good"),
        (r"\LaTeX{} and {BERT}", "LaTeX and BERT"),
    ],
)
def test_tex_becomes_readable(tex: str, shown: str) -> None:
    assert to_unicode(tex) == shown


@pytest.mark.parametrize(
    "text",
    [
        "100% of A & B #1 for R&D",
        "costs $5 and 50% off, $10",
        "from $5-$10 to US$ 7, file_2 and a_b_c",
        "run --flag, about ~5% or 10~20, in {0,1}",
        "https://a.b/~user/x_1?q=y^2",
        "a lone { and $ and }, 5' 6''",
    ],
)
def test_what_only_looks_like_tex_stays(text: str) -> None:
    assert to_unicode(text) == text


def test_no_file_is_read_and_no_clock() -> None:
    assert to_unicode(r"\input{/etc/passwd} \today") == "/etc/passwd today"


@pytest.mark.parametrize(
    "text", ["{" * 5_000, "$" + "{" * 400 + "}" * 400 + "$", "\\" * 5_000, "``" * 2_000, "\\href" * 900]
)
def test_monsters_pass_quickly(text: str) -> None:
    started = time.perf_counter()
    assert isinstance(to_unicode(text), str)
    assert time.perf_counter() - started < 2


@given(PLAIN)
def test_text_without_tex_is_unchanged(text: str) -> None:
    assert to_unicode(text) == text


@given(st.text(st.sampled_from("\\${}^_~`'-% &#ab1\n") | st.characters()))
def test_nothing_raises(text: str) -> None:
    to_unicode(text)


@given(st.lists(WORDS, min_size=3, max_size=3), st.lists(MATH, min_size=2, max_size=2))
def test_words_outside_tex_survive(words: list[str], math: list[str]) -> None:
    shown = to_unicode(f"{words[0]} {math[0]} {words[1]} {math[1]} {words[2]}")
    assert all(part in shown for part in words)


def test_no_title_of_the_corpus_keeps_a_command() -> None:
    shown = [to_unicode(paper.title) for paper in corpus()]
    assert [title for title in shown if re.search(r"\\|\$.*\$", title)] == []
    assert [title for title in shown if to_unicode(title) != title] == []


def test_abstracts_keep_their_words_and_take_little_time() -> None:
    started = time.perf_counter()
    for paper in corpus():
        text = paper.abstract
        shown = to_unicode(text)
        outside = re.sub(r"\$[^$]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\S*[\\^_{}~]\S*|``|''|--+", " ", text)
        assert [word for word in re.findall(r"[^\W_]+", outside) if word not in shown] == [], paper.id
    assert time.perf_counter() - started < 20
