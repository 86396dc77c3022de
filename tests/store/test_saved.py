"""A chat's own list of papers, and papers that are like one of them."""

from datetime import timedelta

from bot.model.paper import PaperId
from bot.store import Store, chats, papers, saved
from bot.store.similar import similar
from bot.topics.alike import alike
from bot.topics.fts import to_fts5
from tests.store.samples import NOW, announce, chat, paper

ONE, TWO = PaperId("2510.00001"), PaperId("2510.00002")


async def test_a_paper_is_on_a_chats_list_once_and_the_latest_comes_first(store: Store) -> None:
    await store.run(chats.save, chat(5), NOW)
    await store.run(announce, [str(ONE), str(TWO)])
    for minutes, one in enumerate((ONE, TWO, ONE)):
        await store.run(saved.save, 5, one, NOW + timedelta(minutes=minutes))
    assert await store.run(saved.latest, 5, 9) == [TWO, ONE]
    assert await store.run(saved.latest, 5, 1, 1) == [ONE]
    assert await store.run(saved.count, 5) == 2
    assert await store.run(saved.is_saved, 5, ONE)
    assert not await store.run(saved.is_saved, 6, ONE)


async def test_a_paper_that_is_dropped_is_gone_and_may_be_dropped_again(store: Store) -> None:
    await store.run(chats.save, chat(5), NOW)
    await store.run(announce, [str(ONE)])
    await store.run(saved.save, 5, ONE, NOW)
    for _ in range(2):
        await store.run(saved.drop, 5, ONE)
        assert await store.run(saved.latest, 5, 9) == []


async def test_similar_papers_are_the_nearest_of_the_latest_newest_first(store: Store) -> None:
    titles = ["Graph kernels", "Image diffusion", "Cooking", "Latent diffusion of images", "Diffusion of images"]
    listed = [paper(f"2510.0000{number}", title=title) for number, title in enumerate(titles, start=1)]
    await store.run(papers.save, listed, {one.id for one in listed})

    async def like(number: int, limit: int = 9, among: int = 100) -> list[str]:
        question = alike([titles[number], "Image Diffusion (ID)"])
        assert question is not None
        found = await store.run(similar, to_fts5(question), listed[number].id, limit, among)
        return [one.title for one in found]

    assert await like(4) == ["Latent diffusion of images", "Image diffusion"]
    assert await like(4, limit=1) == ["Image diffusion"]
    assert await like(4, among=2) == ["Latent diffusion of images"]


def test_there_is_nothing_like_no_words() -> None:
    assert alike([]) is None
    assert alike(["", "— …"]) is None
