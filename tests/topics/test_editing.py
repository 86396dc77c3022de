"""A query changed by one wish: it asks what it asked, with the wish added, and can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuerySyntaxError
from bot.topics import editing
from bot.topics.match import DayIndex
from bot.topics.syntax import parse
from bot.topics.unparse import retyped, unparse
from tests.topics.papers import corpus, nodes


def is_readable(query: str) -> bool:
    try:
        parse(query)
    except QuerySyntaxError:
        return False
    return True


QUERIES = nodes.map(unparse).filter(is_readable)
EDITS = (editing.must, editing.also, editing.without, editing.by, editing.within)


def test_each_wish_is_added_where_it_belongs() -> None:
    query = '"diffusion models" cat:cs.LG -survey'
    assert editing.must(query, "latent, flow matching") == '"diffusion models" cat:cs.LG -survey latent "flow matching"'
    assert editing.also(query, "flow matching") == '("diffusion models" OR "flow matching") cat:cs.LG -survey'
    assert editing.without(query, "text-to-image") == '"diffusion models" cat:cs.LG -survey -"text-to-image"'
    assert editing.by(query, "Jane Doe") == '"diffusion models" cat:cs.LG -survey au:"Jane Doe"'
    assert editing.within(query, "stat.ml, math") == '"diffusion models" (cat:cs.LG OR cat:stat.ML OR cat:math) -survey'


def test_authors_are_alternatives_to_each_other() -> None:
    once = editing.by("graphs", "Jane Doe")
    assert editing.by(once, "John Roe") == 'graphs (au:"Jane Doe" OR au:"John Roe")'
    assert editing.by(once, "Jane Doe") == once


def test_what_is_wanted_besides_an_alternative_stays_together() -> None:
    assert editing.also("a OR b", "c") == "a OR b OR c"
    assert editing.also("nerf avatar", "ti:splatting") == "(nerf avatar) OR ti:splatting"


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("words", ["", " , ", "?"])
def test_words_without_letters_are_refused(edit: object, words: str) -> None:
    assert callable(edit)
    with pytest.raises(QuerySyntaxError):
        edit("graphs", words)


def test_a_category_that_is_none_is_refused() -> None:
    with pytest.raises(QuerySyntaxError):
        editing.within("graphs", "cs.QQ")


@given(QUERIES, st.sampled_from(EDITS), st.text(max_size=30) | st.sampled_from(["cs.LG", "Jane Doe", "a, b", "-x y"]))
def test_what_comes_out_can_be_read(query: str, edit: object, words: str) -> None:
    assert callable(edit)
    try:
        changed = edit(query, words)
    except QuerySyntaxError:
        return
    parse(changed)


@given(QUERIES)
def test_what_is_typed_again_asks_the_same(query: str) -> None:
    assert unparse(parse(retyped(parse(query)))) == unparse(parse(query))


@given(QUERIES, st.sampled_from(["model", "learning", "robot"]))
def test_a_wish_does_what_it_says(query: str, word: str) -> None:
    with DayIndex(corpus()[:100]) as index:
        before, holding = set(index.match_ids(query)), set(index.match_ids(word))
        assert set(index.match_ids(editing.must(query, word))) == before & holding
        assert set(index.match_ids(editing.without(query, word))) == before - holding
        assert before <= set(index.match_ids(editing.also(query, word)))
