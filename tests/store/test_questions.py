"""One open question per person and chat, for an hour."""

from datetime import UTC, datetime, timedelta

from bot.store import Store, questions
from bot.store.questions import LIFE, Question

NOW = datetime(2025, 10, 6, 8, tzinfo=UTC)
CITY = Question(chat=7, person=1, message=10, kind="city", argument="")


async def test_the_latest_question_is_the_open_one(store: Store) -> None:
    newer = Question(7, 1, 12, "note", "2409.17058")
    await store.run(questions.put, CITY, NOW)
    await store.run(questions.put, newer, NOW)
    assert await store.run(questions.open_to, 7, 1, NOW) == newer
    await store.run(questions.close, CITY)
    assert await store.run(questions.open_to, 7, 1, NOW) == newer


async def test_people_and_chats_have_their_own(store: Store) -> None:
    await store.run(questions.put, CITY, NOW)
    assert await store.run(questions.open_to, 7, 2, NOW) is None
    assert await store.run(questions.open_to, 8, 1, NOW) is None


async def test_a_question_is_open_for_an_hour_and_then_forgotten(store: Store) -> None:
    await store.run(questions.put, CITY, NOW)
    await store.run(questions.tidy, NOW + LIFE - timedelta(seconds=1))
    assert await store.run(questions.open_to, 7, 1, NOW + LIFE - timedelta(seconds=1)) == CITY
    assert await store.run(questions.open_to, 7, 1, NOW + LIFE) is None
    await store.run(questions.tidy, NOW + LIFE)
    assert await store.run(lambda db: db["questions"].count) == 0
