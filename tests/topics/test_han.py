"""Chinese words are found where they stand, whatever is around them."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.topics.han import asks_readings, expression, paired
from bot.topics.nodes import Term
from bot.topics.syntax import parse

SIGNS = st.text(st.sampled_from("扩散模型的は々ー是 a1.，gpt"), max_size=12)
RUNS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FEF), min_size=1, max_size=6)


def finds(query: str, text: str) -> bool:
    term = parse(query)
    assert isinstance(term, Term)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(title, words, content = '', tokenize = 'unicode61')")
        database.execute("INSERT INTO t (rowid, title, words) VALUES (1, '', ?)", (paired(text),))
        return bool(database.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression(term),)).fetchall())


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("扩散", "一种扩散模型。", True),
        ("扩散模型", "一种扩散模型。", True),
        ("型", "一种扩散模型。", True),
        ("扩", "一种扩散模型。", True),
        ("散扩", "一种扩散模型。", False),
        ("扩散型", "一种扩散模型。", False),
        ("模型扩散", "模型 扩散", False),
        ("GPT模型", "用 gpt 等模型", True),
        ("扩散*", "扩散模型", True),
        ("ti:扩散", "扩散", False),
        ("abs:扩散", "扩散", True),
    ],
)
def test_words_are_found(query: str, text: str, is_found: bool) -> None:
    assert finds(query, text) is is_found


@given(SIGNS, RUNS, SIGNS)
def test_what_stands_in_a_text_is_found_in_it(before: str, word: str, after: str) -> None:
    assert finds(word, f"{before}{word}{after}")


@given(RUNS, RUNS)
def test_what_does_not_stand_in_a_text_is_not_found_in_it(word: str, text: str) -> None:
    assert finds(word, text) is (word in text)


@pytest.mark.parametrize(
    ("query", "asks"),
    [("扩散", True), ("a -扩散", True), ("(a OR 扩散) b", True), ("au:张", False), ("diffusion", False)],
)
def test_only_chinese_words_are_looked_for_in_readings(query: str, asks: bool) -> None:
    assert asks_readings(parse(query)) is asks
