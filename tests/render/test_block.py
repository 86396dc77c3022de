"""Cards that are rendered and measured once make the messages that they would make by themselves."""

from hypothesis import given
from hypothesis import strategies as st

from bot.locales import Locales
from bot.model.chat import Length
from bot.render.block import Block, sheets
from bot.render.card import Cards, View, card
from bot.render.classic import digest_messages
from bot.render.html import entity_count, pack, visible_length
from tests.render.samples import NAMES, SITE, corpus, digest_of, entry_of

LOCALES = Locales.load()
LAYOUTS = [View(LOCALES.get(language), NAMES, length, SITE) for language in ("en", "zh") for length in Length]
fragments = st.builds(
    lambda words, bold: f"{words}<b>{'b' * bold}</b>" if bold else words,
    st.sampled_from(["short", "&amp;" * 900, "é" * 2_000, "long " * 790, "<i>x</i>" * 45, "y " * 3_000]),
    st.integers(0, 3),
)


@given(st.lists(fragments, min_size=1, max_size=9))
def test_measured_blocks_are_packed_as_any_others(blocks: list[str]) -> None:
    packed = [(sheet.html, sheet.blocks) for sheet in sheets([Block.of(block) for block in blocks])]
    assert packed == [(piece.html, piece.blocks) for piece in pack(blocks)]


def test_a_numbered_card_is_the_card_and_its_measures_are_right() -> None:
    cards = Cards()
    for number in (1, 12):
        for view in LAYOUTS:
            for entry in map(entry_of, corpus()[:40]):
                block = cards.numbered(entry, number, view)
                assert block.html == card(entry, number, view)
                assert block.html.endswith(block.shared)
                assert (block.length, block.entities) == (visible_length(block.html), entity_count(block.html))


def test_cards_made_for_one_chat_serve_another() -> None:
    cards, papers = Cards(), corpus()[:12]
    for order in (papers, papers[::-1], papers[3:]):
        for view in LAYOUTS:
            assert digest_messages(digest_of(order), view, cards) == digest_messages(digest_of(order), view)


def test_what_a_message_shares_stands_in_it_in_order() -> None:
    (first, *_) = digest_messages(digest_of(corpus()[:9]), View(LOCALES.get("en"), NAMES, Length.SUMMARY, SITE))
    places = [first.html.index(shared) for shared in first.shared]
    assert places
    assert places == sorted(places)


def test_a_chats_own_name_for_a_topic_is_its_own() -> None:
    cards, entry = Cards(), entry_of(corpus()[0])
    slug = entry.matches[0].topic
    mine, other = (View(LOCALES.get("en"), {slug: name}, Length.SUMMARY, SITE) for name in ("My name", "Other"))
    assert "My name" in cards.numbered(entry, 1, mine).html
    assert "My name" not in cards.numbered(entry, 1, other).html
