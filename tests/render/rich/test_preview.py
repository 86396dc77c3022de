"""The preview is a rich message that Telegram takes, and shows all that digests use."""

import pytest

from bot.locales import Locales
from bot.render.rich.preview import preview_message
from tests.render.rich.reading import kinds, read


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_preview_has_every_kind_of_block_that_a_digest_has(language: str) -> None:
    message = preview_message(Locales.load().get(language))
    assert message.is_rich
    assert kinds(read(message.html)) >= {
        "heading", "anchor", "anchor_link", "reference", "reference_link", "mathematical_expression", "list",
        "details", "table", "footer", "buttons",
    }  # fmt: skip


def test_where_it_is_refused_a_word_says_so() -> None:
    message = preview_message(Locales.load().get("en"))
    assert message.spare[0].html.endswith("the classic layout stays.")
