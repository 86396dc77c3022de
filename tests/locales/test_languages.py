"""Languages by their codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales.languages import language_named


@pytest.mark.parametrize(
    ("code", "spoken", "name"),
    [("de", "en", "German"), ("de", "zh", "德语"), ("de", "de", "Deutsch"), ("pt-br", "en", "Portuguese (Brazil)")],
)
def test_a_language_has_a_name_in_another(code: str, spoken: str, name: str) -> None:
    assert language_named(code, spoken) == name


@pytest.mark.parametrize("code", ["", "qq", "und", "xx-yy", "english", "de_DE", "../de", "DE"])
def test_what_is_no_code_has_none(code: str) -> None:
    assert language_named(code, "en") == ""


@given(st.from_regex(r"[a-z]{2,3}(-[a-z]{2,4})?", fullmatch=True) | st.text(max_size=12))
def test_any_code_is_known_or_not(code: str) -> None:
    assert len(language_named(code, "en")) < 100
