"""Inline mode: cards to share in any chat, by words, by an id, or from one's own topics."""

from bot.sandbox.people import inline
from bot.sandbox.world.inline_query import InlineQuery
from tests.road.conftest import MONDAY, Road


async def typed(road: Road, query: str, offset: str = "") -> InlineQuery:
    world = road.telegram.world
    asked = world.inline_queries[inline.ask(world, road.ada, road.chat, query, offset)]
    await road.telegram.until(lambda: asked.answered)
    return asked


async def test_words_give_cards_that_can_be_sent(road: Road) -> None:
    await road.morning(MONDAY)
    asked = await typed(road, "diffusion model")
    assert 0 < len(asked.offers) <= 20
    first, offer = next(iter(asked.offers.items()))
    assert offer.shown["title"]
    assert "2025" in offer.shown["description"]
    sent = inline.choose(road.telegram.world, road.ada, road.chat, asked.id, first)
    assert first in sent.text


async def test_a_list_goes_on_where_it_ended(road: Road) -> None:
    await road.morning(MONDAY)
    asked = await typed(road, "model")
    assert asked.next_offset == "20"
    further = await typed(road, "model", asked.next_offset)
    assert further.offers
    assert not asked.offers.keys() & further.offers.keys()


async def test_an_id_and_a_link_give_that_paper(road: Road) -> None:
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    for query in (paper, f"https://arxiv.org/abs/{paper}"):
        (found,) = (await typed(road, query)).offers
        assert found.startswith(f"{paper}v")


async def test_nothing_typed_gives_the_newest_of_ones_own_topics(road: Road) -> None:
    await road.morning(MONDAY)
    everything = await typed(road, "")
    await road.ask("/subscribe diffusion-models")
    own = await typed(road, " ")
    assert own.offers
    assert own.offers.keys() != everything.offers.keys()


async def test_a_query_that_is_half_typed_is_read_as_words(road: Road) -> None:
    await road.morning(MONDAY)
    assert (await typed(road, '"diffusion model')).offers
    nothing = await typed(road, "(((")
    assert not nothing.offers
    assert nothing.button is not None
    assert nothing.button["text"].startswith("No paper found")
    assert not (await typed(road, "diffusion", "x" * 20)).next_offset.startswith("-")


async def test_answers_are_for_the_asker_alone(road: Road) -> None:
    await road.morning(MONDAY)
    await typed(road, "")
    (answer,) = [one.params for one in road.telegram.requests if one.method == "answerInlineQuery"]
    assert str(answer["is_personal"]).lower() == "true"


async def test_the_key_above_the_cards_leads_to_the_greeting(road: Road) -> None:
    asked = await typed(road, "diffusion")
    assert asked.button is not None
    (greeting,) = await road.ask(f"/start {asked.button['start_parameter']}")
    (plain,) = await road.ask("/start")
    assert greeting.text == plain.text


async def test_an_inline_query_is_not_kept(road: Road) -> None:
    asked = await typed(road, "diffusion")
    kept = await road.papergram.services.store.run(lambda db: db.execute("SELECT body FROM inbox").fetchall())
    assert not any(asked.id in body for (body,) in kept)
