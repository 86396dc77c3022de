"""From text to a value: what is forgiven, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm import parse
from tests.llm.conftest import GOOD, Draft


def title(text: str) -> str:
    return parse.whole(text, Draft).title


def test_commas_before_a_bracket_are_forgiven_outside_of_strings() -> None:
    assert title('{"title": "a,]", "statements": [], "score": 1,}') == "a,]"


def test_line_breaks_in_a_string_are_forgiven() -> None:
    assert title('{"title": "a\nb"}') == "a\nb"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\alpha", r"\alpha"),
        (r"\frac{1}{2} \beta", r"\frac{1}{2} \beta"),
        (r"\tau_1 \theta \nu \nabla f \rho \rightarrow", r"\tau_1 \theta \nu \nabla f \rho \rightarrow"),
        (r"\\tau", r"\tau"),
        (r"a\nb \"c\" \u00e9 \/", 'a\nb "c" é /'),
        (r"one\nnew line\ttab", "one\nnew line\ttab"),
        (r"\unit", r"\unit"),
    ],
)
def test_tex_is_no_escape(written: str, meant: str) -> None:
    assert title(f'{{"title": "{written}"}}') == meant


@pytest.mark.parametrize("text", ["", "no", "{", '{"title"', "[1]", "{" * 100_000, '{"a":' * 20_000, "{]" * 10])
def test_what_is_no_object_is_not_found(text: str) -> None:
    with pytest.raises(parse.NotFitting) as caught:
        parse.whole(text, Draft)
    assert not caught.value.found


def test_the_mistakes_are_named_without_their_values() -> None:
    with pytest.raises(parse.NotFitting, match=r"title: .*; statements.0.evidence: ") as caught:
        parse.whole('{"title": 5123, "statements": [{"text": "t", "evidence": "e"}]}', Draft)
    assert caught.value.found
    assert "5123" not in str(caught.value)


@given(st.integers(min_value=0, max_value=200))
def test_a_cut_answer_holds_nothing_that_was_not_complete(length: int) -> None:
    text = Draft.model_validate(GOOD | {"score": 0.25}).model_dump_json()[:length]
    try:
        value = parse.salvaged(text, Draft)
    except parse.NotFitting:
        return
    assert value.title == "Diffusion"
    assert value.score in {None, 0.25}
    assert all(statement.text == "It works." for statement in value.statements)
    assert all(statement.evidence == ["It does."] for statement in value.statements)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (parse.whole, parse.salvaged):
        try:
            read(text, Draft)
        except parse.NotFitting:
            continue
