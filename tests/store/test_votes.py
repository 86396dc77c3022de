"""Votes in the store: one a person, and what they make stale."""

from bot.model.paper import PaperId
from bot.model.vote import Count, Vote
from bot.store import Store, chats, saved, votes
from tests.store.samples import NOW, announce, chat

ONE, TWO, THREE = PaperId("2510.00001"), PaperId("2510.00002"), PaperId("2510.00003")


async def prepared(store: Store) -> None:
    await store.run(chats.save, chat(5), NOW)
    await store.run(announce, [str(ONE), str(TWO), str(THREE)])


async def test_a_person_has_one_vote_for_a_paper_in_a_chat(store: Store) -> None:
    await prepared(store)
    for vote in (Vote.UP, Vote.UP, Vote.DOWN):
        await store.run(votes.set_vote, 5, ONE, 7, vote, NOW)
    await store.run(votes.set_vote, 5, ONE, 8, Vote.UP, NOW)
    assert await store.run(votes.count, 5, ONE, 7) == Count(1, 1, Vote.DOWN)
    await store.run(votes.set_vote, 5, ONE, 7, Vote.NONE, NOW)
    assert await store.run(votes.count, 5, ONE, 7) == Count(1, 0, Vote.NONE)


async def test_votes_and_saved_papers_teach_and_equal_votes_do_not(store: Store) -> None:
    await prepared(store)
    for person, paper, vote in ((7, ONE, Vote.DOWN), (7, TWO, Vote.UP), (8, TWO, Vote.DOWN)):
        await store.run(votes.set_vote, 5, paper, person, vote, NOW)
    await store.run(saved.save, 5, THREE, NOW)
    assert await store.run(votes.taught, 5) == {ONE: -1, THREE: 1}
    assert await store.run(votes.taught, 6) == {}


async def test_a_vote_while_it_is_learned_stays_to_be_learned(store: Store) -> None:
    await prepared(store)
    await store.run(votes.set_vote, 5, ONE, 7, Vote.UP, NOW)
    known = await store.run(votes.rankings, [5, 6])
    assert set(known) == {5}
    await store.run(votes.set_vote, 5, TWO, 7, Vote.UP, NOW)
    await store.run(votes.save_rankings, {5: {"word": 0.5}}, known)
    ranking = (await store.run(votes.rankings, [5]))[5]
    assert (ranking.weights, ranking.changes) == ({"word": 0.5}, 1)


async def test_what_is_forgotten_is_gone_and_saved_papers_stay(store: Store) -> None:
    await prepared(store)
    await store.run(votes.set_vote, 5, ONE, 7, Vote.UP, NOW)
    await store.run(saved.save, 5, TWO, NOW)
    await store.run(votes.forget, 5)
    assert await store.run(votes.rankings, [5]) == {}
    assert await store.run(votes.count, 5, ONE, 7) == Count()
    assert await store.run(saved.latest, 5, 9) == [TWO]


async def test_votes_move_with_a_chat(store: Store) -> None:
    await prepared(store)
    await store.run(votes.set_vote, 5, ONE, 7, Vote.UP, NOW)
    await store.run(chats.migrate, 5, -100)
    assert await store.run(votes.count, -100, ONE, 7) == Count(1, 0, Vote.UP)
    assert set(await store.run(votes.rankings, [-100])) == {-100}


async def test_notes_are_kept_beside_saved_papers(store: Store) -> None:
    await prepared(store)
    await store.run(saved.save, 5, ONE, NOW)
    await store.run(saved.set_note, 5, ONE, "for Friday")
    await store.run(saved.save, 5, ONE, NOW)
    assert await store.run(saved.notes, 5, [ONE, TWO]) == {ONE: "for Friday"}
