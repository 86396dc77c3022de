"""The mark “for you” is a chat's own; the rest of the card is shared."""

from dataclasses import replace

from bot.locales import Locales
from bot.model.chat import Length
from bot.render.card import Cards, View
from bot.render.html import entity_count, visible_length
from tests.render.samples import entry_of, examples


def test_a_mark_stands_above_the_shared_card_and_is_measured() -> None:
    view = View(Locales.load().get("en"), {}, Length.TAKEAWAYS, "https://arxiv.org")
    cards, plain = Cards(), entry_of(examples()[0])
    marked = cards.numbered(replace(plain, liked=("a < b", "policy")), 3, view)
    unmarked = cards.numbered(plain, 4, view)
    assert marked.html.startswith("<i>★ for you: a &lt; b, policy</i>\n<b>3. ")
    assert marked.shared == unmarked.shared
    assert marked.html.endswith(marked.shared)
    assert (marked.length, marked.entities) == (visible_length(marked.html), entity_count(marked.html))
