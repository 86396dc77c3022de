"""Captions of figures: what is shown, and whose it is."""

from dataclasses import replace

import pytest

from bot.locales import Locales
from bot.model.fulltext import Figure
from bot.render.figures import figure_caption, license_name
from tests.render.samples import SITE, examples, hostile
from tests.render.tdlib import parse

EN = Locales.load().get("en")
CC_BY = "http://creativecommons.org/licenses/by/4.0/"
PAPER = examples()[0]


def caption(text: str, label: str = "Figure 3", license_url: str | None = CC_BY) -> str:
    return parse(figure_caption(Figure(label, text, 2, b""), PAPER, license_url, EN, SITE)).text


def test_a_caption_gives_label_words_authors_source_and_licence() -> None:
    assert caption("Our method.") == (
        "Figure 3: Our method.\nAiping Zhang, Zongsheng Yue, Renjing Pei, Wenqi Ren, Xiaochun Cao, arXiv:2409.17058v1, "
        "CC BY 4.0"
    )


def test_a_label_that_the_caption_repeats_is_said_once() -> None:
    assert caption("Figure 3: Our method.").startswith("Figure 3: Our method.\n")
    assert caption("", label="Figure 3").startswith("Figure 3\nAiping")
    assert caption("Our method.", label="").startswith("Our method.\n")


def test_a_long_caption_is_cut_and_the_credit_is_not() -> None:
    shown = caption("A & B < C. " * 500)
    assert len(shown) == 1_024 or 1_000 < len(shown) <= 1_024
    assert shown.endswith("arXiv:2409.17058v1, CC BY 4.0")


def test_hostile_figures_keep_the_limit() -> None:
    for paper in hostile():
        figure = Figure("<b>" * 99, paper.abstract, 1, b"")
        shown = parse(figure_caption(figure, paper, 'x"><b>', EN, SITE)).text
        assert 1 <= len(shown) <= 1_024
    assert "the authors’ licence" in caption("x", license_url=None)


def test_credit_links_to_the_paper_and_its_licence() -> None:
    html = figure_caption(Figure("Figure 1", "x", 1, b""), replace(PAPER, version=2), CC_BY, EN, SITE)
    assert 'href="https://arxiv.org/abs/2409.17058v2"' in html
    assert f'href="{CC_BY}"' in html


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (CC_BY, "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("http://creativecommons.org/licenses/by/3.0", "CC BY 3.0"),
        ("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", None),
    ],
)
def test_licences_have_their_common_names(url: str, name: str | None) -> None:
    assert license_name(url) == name
