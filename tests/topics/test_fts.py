"""Expressions for FTS5: right, and safe whatever was typed."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuerySyntaxError
from bot.topics.fts import category_tokens, columns, index, to_fts5
from bot.topics.nodes import Node
from bot.topics.syntax import parse
from tests.topics.papers import nodes, paper

PAPERS = [
    paper("2510.00001", "Latent Diffusion Models", "We train a policy.", ["Émile Zola"], ["cs.CV", "math.OC"]),
    paper("2510.00002", "Graph Transformers", "Diffusion is not used.", ["Ann Model"], ["math-ph"]),
    paper(
        "2510.00003", r"\textit{Deep} $k$-NN", "By a general, not generative, model.", [r"N. Milovi\'c"], ["q-bio.BM"]
    ),
    paper(
        "2510.00004", "Policies", r"G{\"o}del's $\beta$-function in \textbf{bold}face.", ["Zola Jones"], ["astro-ph"]
    ),
]


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    index(connection, PAPERS)
    yield connection
    connection.close()


def ask(database: sqlite3.Connection, node: Node) -> list[int]:
    rows = database.execute("SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY rowid", (to_fts5(node),))
    return [row + 1 for (row,) in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("diffusion", [1, 2]),
        ("ti:diffusion", [1]),
        ("abs:diffusion", [2]),
        ("model", [1, 3]),
        ("au:model", [2]),
        ("au:zola", [1, 4]),
        ('au:"emile zola"', [1]),
        ("au:Milović", [3]),
        ("policy", [1, 4]),
        ("generative", [3]),
        ("generation", []),
        ("gener*", [3]),
        ('"latent diffusion model"', [1]),
        ('"latent diff*"', [1]),
        ("deep-k-nn", [3]),
        ("Gödel", [4]),
        ("beta-function", [4]),
        ("boldface", [4]),
        ("cat:math", [1]),
        ("cat:math-ph", [2]),
        ("cat:math.oc", [1]),
        ("cat:cs", [1]),
        ("cat:q-bio", [3]),
        ("cat:astro-ph", [4]),
        ("ti:policies OR NOT diffusion", [3, 4]),
        ("diffusion -(cat:cs OR graph)", []),
        ("diffusion -cat:cs -boldface", [2]),
        ("everypaper", []),
        ('"NOT used"', [2]),
    ],
)
def test_a_query_finds(database: sqlite3.Connection, query: str, found: list[int]) -> None:
    assert ask(database, parse(query)) == found


@given(st.text(max_size=60))
def test_no_text_is_an_operator_to_sqlite(database: sqlite3.Connection, text: str) -> None:
    quotes = str.maketrans(dict.fromkeys('"“”„‟«»「」『』《》〝〞〟＂', " "))
    for query in (text, f'"{text.translate(quotes)}"', f"aa OR ti:{text}"):
        try:
            node = parse(query)
        except QuerySyntaxError:
            continue
        ask(database, node)


@pytest.mark.parametrize(
    "query",
    [
        "(a OR b c " * 20 + "d" + ")" * 20,
        "(a b OR c " * 20 + "d" + ")" * 20,
        "(a -(b OR " * 6 + "d" + "))" * 6,
        "a " + "-" * 20 + "b",
        "(a OR NOT (b " * 6 + "d" + "))" * 6,
        "a" + " -b" * 99,
    ],
)
def test_the_deepest_query_fits_the_parser_of_sqlite(database: sqlite3.Connection, query: str) -> None:
    ask(database, parse(query))


@given(nodes)
def test_every_tree_can_be_asked(database: sqlite3.Connection, node: Node) -> None:
    ask(database, node)


def test_a_category_is_one_token_and_so_is_its_archive() -> None:
    assert category_tokens(["cs.CV", "math-ph"]).split() == ["everypaper", "catcs0cv", "catcs", "catmath1ph"]


def test_plain_text_is_indexed_as_it_is() -> None:
    plain = paper(title="No TeX: 50% of 3_4", abstract="At all.")
    assert columns(plain)[0] == plain.title
