"""Escaping, measuring and cutting, with TDLib as the judge."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.locales.html import escape
from bot.render.html import entity_count, link, pack, split, strip_tags, visible_length
from tests.render.tdlib import parse

TEXT = st.text(st.sampled_from("ab. &<>\"'é词👩‍🚀\u0301") | st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "blockquote expandable", 'a href="https://a.b/?x=1&amp;y=2"'])


@st.composite
def fragments(draw: st.DrawFn) -> str:
    """Well-formed HTML: text, and tags two deep."""
    inner = "".join(
        _tagged(draw(TAGS), escape(draw(TEXT))) if draw(st.booleans()) else escape(draw(TEXT)) for _ in range(3)
    )
    outer = draw(st.sampled_from(["", "b", "blockquote expandable"]))
    if outer and "blockquote" in inner:
        return inner
    return _tagged(outer, inner) if outer else inner


def _tagged(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag.split(maxsplit=1)[0]}>"


def _dense(text: str) -> str:
    return "".join(text.split())


@given(fragments())
def test_length_and_text_are_those_that_tdlib_sees(html: str) -> None:
    parsed = parse(html)
    assert strip_tags(html) == parsed.text
    assert visible_length(html) == len(parsed.text)
    assert entity_count(html) >= len(parsed.entities)


@settings(max_examples=300)
@given(st.lists(fragments(), max_size=6), st.integers(5, 60), st.integers(3, 8))
def test_cutting_loses_nothing_and_keeps_the_limits(blocks: list[str], limit: int, most: int) -> None:
    pieces = split(blocks, limit=limit, max_entities=most)
    for piece in pieces:
        parsed = parse(piece)
        assert 1 <= len(parsed.text) <= limit
        assert parsed.text.strip()
        assert len(parsed.entities) <= most
    assert _dense("".join(map(strip_tags, pieces))) == _dense("".join(map(strip_tags, blocks)))


@given(st.lists(fragments(), max_size=8), st.integers(50, 200))
def test_every_block_begins_in_exactly_one_piece(blocks: list[str], limit: int) -> None:
    begun = list(itertools.chain.from_iterable(piece.blocks for piece in pack(blocks, limit=limit)))
    assert begun == [index for index, block in enumerate(blocks) if strip_tags(block).strip()]


def test_a_cut_falls_between_blocks_where_it_can() -> None:
    assert split(["a" * 6, "b" * 6, "c" * 3], limit=12) == ["aaaaaa", "bbbbbb\n\nccc"]


@pytest.mark.parametrize(
    ("block", "pieces"),
    [
        ("One two. Three four five.", ["One two. ", "Three four five."]),
        ("one two three four five", ["one two three ", "four five"]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnop", "qrstuvwxyz"]),
        ("一二三四五六。七八九十一二三四五六", ["一二三四五六。", "七八九十一二三四五六"]),
        ("abcdefghijklmno&amp;qrs", ["abcdefghijklmno&amp;", "qrs"]),
        (
            "<blockquote expandable><b>One two.</b> Three four</blockquote>",
            ["<blockquote expandable><b>One two.</b> </blockquote>", "<blockquote expandable>Three four</blockquote>"],
        ),
        ("abcdefghijklmne\u0301xyz", ["abcdefghijklmn", "e\u0301xyz"]),
    ],
)
def test_a_block_that_is_too_large_is_cut_where_it_hurts_least(block: str, pieces: list[str]) -> None:
    assert split([block], limit=15 if "\u0301" in block else 16) == pieces


def test_blank_blocks_make_no_message() -> None:
    assert split(["", "  ", "<b></b>", "\n"]) == []


def test_quotes_in_an_address_do_not_end_it() -> None:
    html = link('https://a.b/?x="y"&z=<b>', "l")
    assert parse(html).entities == ("textEntityTypeTextUrl",)
