"""Blocks: a text that many chats share is kept once, for as long as anything needs it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.digest import DeliveryState, Message
from bot.store import Store, blocks, chats, deliveries, digests, parts, words
from bot.store.digests import Draft
from tests.store.samples import MONDAY, NOW, TUESDAY, bare_store, chat, count, draft

DAY = date(2025, 10, 6)
CARD = '<a href="https://arxiv.org/abs/2510.00001v1">A title</a></b>\nIts summary.'
LATER = NOW + timedelta(days=40)
texts = st.text(st.sampled_from("ab1 \n<\x1f"), max_size=8)


def told_to(owner: int, *messages: Message, day: date = MONDAY) -> Draft:
    one = draft(owner, day=day)
    return Draft(one.digest, one.rest, one.through, messages)


def shared(before: str = "<b>1. ") -> Message:
    return Message(before + CARD, shared=(CARD,))


async def forget(store: Store) -> None:
    """What the bot does once a day, forty days after."""
    place: words.Part | None = words.BEGIN
    while place is not None:
        place = await store.run(words.forget, LATER, place)
    while await store.run(blocks.tidy, LATER.date(), 2):
        pass


@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_a_text_with_references_reads_whole_as_it_was(pieces: list[tuple[str, str]]) -> None:
    db = bare_store()
    clean = [(own.replace(blocks.MARK, ""), other.replace(blocks.MARK, "")) for own, other in pieces]
    others = [other for _, other in clean if other]
    text = "".join(own + other for own, other in clean)
    told = blocks.told(text, others, blocks.keep(db, others, DAY))
    assert blocks.whole(db, told) == text


def test_a_text_is_kept_once() -> None:
    db = bare_store()
    first = blocks.keep(db, ["one", "two", "one"], DAY)
    again = blocks.keep(db, ["two", "three"], DAY)
    assert again["two"] == first["two"]
    assert len({*first.values(), *again.values()}) == db["blocks"].count == 3


def test_a_stray_mark_refers_to_nothing() -> None:
    db = bare_store()
    numbers = blocks.keep(db, ["card"], DAY)
    forged = f"before {blocks.reference(numbers['card'])} after"
    assert blocks.whole(db, blocks.told(forged, (), {})) == f"before {numbers['card']} after"


def test_what_is_used_again_stays_and_what_is_kept_for_good_too() -> None:
    db = bare_store()
    blocks.keep(db, ["old", "used"], DAY)
    blocks.keep(db, ["good"], None)
    blocks.keep(db, ["used"], DAY + timedelta(days=3))
    assert blocks.tidy(db, DAY + timedelta(days=3), limit=9) == 1
    assert blocks.tidy(db, DAY + timedelta(days=3), limit=9) == 0
    assert [row["text"] for row in db["blocks"].rows] == ["used", "good"]


async def test_chats_share_a_card_and_each_is_told_it_whole(store: Store) -> None:
    for number in (5, 6):
        await store.run(chats.save, chat(number), NOW)
    drafts = [told_to(5, shared("<b>1. ")), told_to(6, shared("<b>7. "), Message("the end"))]
    numbers = await store.run(digests.freeze_all, drafts, NOW)
    assert await count(store, "blocks") == 1
    told = [[one.html for one in await store.run(parts.of_digest, number or 0)] for number in numbers]
    assert told == [["<b>1. " + CARD], ["<b>7. " + CARD, "the end"]]
    claimed = await store.run(deliveries.claim, NOW, 9)
    assert [one.message.html for one in claimed] == ["<b>1. " + CARD, "<b>7. " + CARD]


async def test_old_words_are_forgotten_but_not_those_that_may_still_be_sent(store: Store) -> None:
    for number in (5, 6, 7):
        await store.run(chats.save, chat(number), NOW)
    old = await store.run(digests.freeze_all, [told_to(5, shared()), told_to(6, shared())], NOW)
    young = await store.run(digests.freeze, told_to(7, shared(), day=TUESDAY), LATER)
    (sent,) = await store.run(deliveries.claim, NOW, 1)
    await store.run(deliveries.mark_sent, sent, 1, NOW)
    await forget(store)
    told = [[one.html for one in await store.run(parts.of_digest, number or 0)] for number in [*old, young]]
    assert told == [[""], ["<b>1. " + CARD], ["<b>1. " + CARD]]
    assert (await store.run(deliveries.counts))[DeliveryState.SENT] == 1, "that it was sent stays"


async def test_no_block_is_left_that_only_old_words_needed(store: Store) -> None:
    await store.run(chats.save, chat(5), NOW)
    await store.run(digests.freeze, told_to(5, shared()), NOW)
    await forget(store)
    assert await count(store, "blocks") == 0
    (claimed,) = await store.run(deliveries.claim, LATER, 9)
    assert claimed.message.html == "<b>1. " + CARD
