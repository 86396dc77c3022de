"""The tree of a query, with an answer at every node."""

import pytest

from bot.errors import QuerySyntaxError
from bot.topics.explain import Found, explain
from bot.topics.nodes import Field
from tests.topics.papers import paper

PAPER = paper(
    title="Latent Diffusion Models for Graphs",
    abstract="One two three four five six seven eight nine ten eleven twelve. We use diffusion [sic] here.",
    authors=["Ann Lee", "Émile Zola"],
    categories=["cs.CV", "cs.LG", "math.OC"],
)


def test_a_leaf_says_where_it_was_found_and_shows_the_words() -> None:
    step = explain("diffusion", PAPER).root
    assert step.found[0] == Found(Field.TITLE, "Latent [Diffusion] Models for Graphs")
    assert step.found[1].field is Field.ABSTRACT
    assert "use [diffusion]" in step.found[1].snippet


def test_a_category_names_those_of_the_paper() -> None:
    assert explain("cat:cs", PAPER).root.found == (Found(Field.CATEGORY, "cs.CV, cs.LG"),)


def test_lines_show_the_tree_and_the_verdict() -> None:
    assert explain('(au:zola OR "latent diffusion model") -nerf -cat:cs', PAPER).lines() == [
        '✗ 2510.00001 does not match: (au:zola OR "latent diffusion model") -nerf -cat:cs',
        "  ✗ all of",
        "    ✓ any of",
        "      ✓ au:zola — authors: Ann Lee ; Émile [Zola]",
        '      ✓ "latent diffusion model" — title: [Latent Diffusion Models] for Graphs',
        "    ✓ not",
        "      ✗ nerf",
        "    ✗ not",
        "      ✓ cat:cs — categories: cs.CV, cs.LG",
    ]


def test_an_unreadable_query_is_refused() -> None:
    with pytest.raises(QuerySyntaxError):
        explain("diffusion AND", PAPER)
