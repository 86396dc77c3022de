"""Everything that can be pressed, pressed: it answers, it is near, and it speaks the chat's language."""

import re
from pathlib import Path

import pytest
from telegram.ext import CallbackQueryHandler

import bot
from tests.road.conftest import Road
from tests.road.test_incoming_old_keys import keys_for
from tests.road.walk import Walk, Walked

NEAR = 3
ENGLISH = Path(bot.__file__).parent / "locales" / "en.ftl"
SENTENCE = re.compile(r"[A-Z][a-z]+(?: [a-z’']+){3,}")
"""Four words and more without a name or a number among them."""
HAN = re.compile(r"[\u4e00-\u9fff]")
NAMES = re.compile(
    r"English|\.(?:bib|ris|csv|md|json)|Lab|PDF|BibTeX|RIS|JSON|OPML|arXiv|UTC|[A-Z][a-z]+/[A-Z][A-Za-z_ ]+"
)
"""What is called the same in Chinese."""
UNMET = ("cancel:1", "fig:2409.17058", "digest-there", "ft:nerf:0", "fg:nerf:5")
"""Nothing takes long here, no paper has figures, no digest is asked for from afar, and there is no forum."""


def sentences() -> set[str]:
    """The bot's own English sentences, as far as nothing is filled in."""
    return set(SENTENCE.findall(ENGLISH.read_text(encoding="utf-8")))


def far(road: Road, walked: Walked) -> list[str]:
    """The kinds of keys for which there is a handler, and that were not met."""
    handlers = [one for group in road.papergram.app.handlers.values() for one in group]
    patterns = [one.pattern for one in handlers if isinstance(one, CallbackQueryHandler) and callable(one.pattern)]
    met = [*walked.keys.values(), *UNMET]
    unmet = [fits for fits in patterns if not any(map(fits, met))]
    return [data for data in keys_for("2409.17058") if any(fits(data) for fits in unmet)]


@pytest.mark.parametrize(("language", "wrong"), [("en", "Something went wrong"), ("zh", "出了问题")])
async def test_every_key_answers_and_is_near_and_speaks_the_chats_language(
    road: Road, language: str, wrong: str
) -> None:
    walked = await Walk(road, language).go(NEAR)
    assert [where for where, text in walked.texts if wrong in text] == []
    assert far(road, walked) == []
    if language == "zh":
        known = sentences()
        assert [(where, text) for where, text in walked.texts if known & set(SENTENCE.findall(text))] == []
        left = [NAMES.sub("", label) for label in walked.labels if not HAN.search(label)]
        assert [label for label in left if re.search(r"[A-Za-z]{2}", label)] == []
