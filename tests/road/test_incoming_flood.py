"""Who asks too much is told so once and then passed over; nobody else notices."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User

from bot.config import Settings
from handlers.throttle import GROUP, MOST_WAITING, QUIET, TOAST_EVERY, USER, Throttle
from tests.road.conftest import Road, Row, road_over

BOT = "papergram_bot"
NOW = datetime(2025, 10, 6, tzinfo=UTC)
OPERATOR = 77


@dataclass
class Seconds:
    """A clock that stands still."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


class Gate:
    """A throttle, and people before it. What is let in is handled at once, unless it is to `wait`."""

    def __init__(self) -> None:
        self.seconds = Seconds()
        self.throttle = Throttle(self.seconds, [OPERATOR])
        self.number = 0

    def says(self, user: int = 1, chat: int | None = None, text: str = "/help", *, wait: bool = False) -> str:
        entities = [MessageEntity("bot_command", 0, len(text.split(maxsplit=1)[0]))] if text.startswith("/") else []
        kind = "private" if chat is None else "supergroup"
        place, person = Chat(user if chat is None else chat, kind), User(user, "Ada", is_bot=False)
        return self.meets(message=Message(1, NOW, place, person, text=text, entities=entities), wait=wait)

    def presses(self, user: int = 1) -> str:
        person = User(user, "Ada", is_bot=False)
        message = Message(1, NOW, Chat(user, "private"))
        return self.meets(callback_query=CallbackQuery("1", person, "1", message=message, data="areas"))

    def meets(
        self, *, wait: bool = False, message: Message | None = None, callback_query: CallbackQuery | None = None
    ) -> str:
        self.number += 1
        update = Update(self.number, message=message, callback_query=callback_query)
        if not self.throttle.lets_in(update, BOT):
            return "nothing"
        answer = "a word" if self.throttle.is_too_much(update) else "an answer"
        if not wait:
            self.throttle.over(update.update_id)
        return answer


def test_a_person_may_ask_a_lot_and_then_a_little_all_the_time() -> None:
    gate = Gate()
    assert {gate.says() for _ in range(int(USER.burst))} == {"an answer"}
    assert gate.says() == "a word"
    gate.seconds.now += 1 / USER.per_second
    assert gate.says() == "an answer"
    assert gate.says() == "nothing"


def test_a_flood_is_told_of_once_and_again_after_a_quiet_minute() -> None:
    gate = Gate()
    answers = [gate.says() for _ in range(500)]
    assert answers.count("a word") == 1
    for _ in range(120):
        gate.seconds.now += 1
        answers += [gate.says() for _ in range(3)]
    assert answers.count("a word") == 1, "the flood goes on"
    gate.seconds.now += QUIET
    assert [gate.says() for _ in range(int(USER.burst) + 2)].count("a word") == 1


def test_a_flood_of_presses_is_told_every_few_seconds() -> None:
    gate = Gate()
    assert [gate.presses() for _ in range(100)].count("a word") == 1
    gate.seconds.now += TOAST_EVERY
    assert [gate.presses() for _ in range(100)].count("a word") == 1


def test_one_person_does_not_silence_another() -> None:
    gate = Gate()
    for _ in range(100):
        gate.says(1)
    assert gate.says(2) == "an answer"


def test_a_group_has_a_measure_of_its_own_and_hears_of_it_once() -> None:
    gate = Gate()
    answers = [gate.says(user, chat=-5) for user in range(1_000, 1_200)]
    assert answers.count("an answer") == GROUP.burst
    assert answers.count("a word") == 1
    assert gate.says(1_199) == "an answer", "at home"


def test_what_is_not_for_the_bot_does_not_count_in_a_group() -> None:
    gate = Gate()
    for text in ("good morning", "/help@another_bot", "see /help"):
        assert {gate.says(chat=-5, text=text) for _ in range(100)} == {"nothing"}
    assert gate.says(chat=-5, text=f"/help@{BOT}") == "an answer"


def test_operators_and_what_happens_to_the_bot_are_always_let_in() -> None:
    gate = Gate()
    assert {gate.says(OPERATOR) for _ in range(100)} == {"an answer"}
    moved = Message(1, NOW, Chat(-5, "group"), User(1, "Ada", is_bot=False), migrate_to_chat_id=-1_005)
    assert {gate.meets(message=moved) for _ in range(100)} == {"an answer"}


def test_what_is_written_in_a_groups_name_counts_for_that_group_alone() -> None:
    gate = Gate()
    anonymous = User(1_087_968_824, "Group", is_bot=True)
    entities = [MessageEntity("bot_command", 0, 5)]
    answers = []
    for group in range(-100, 0):
        place = Chat(group, "supergroup")
        message = Message(1, NOW, place, anonymous, text="/help", entities=entities, sender_chat=place)
        answers.append(gate.meets(message=message))
    assert set(answers) == {"an answer"}


def test_a_chat_whose_updates_wait_gets_no_more_of_them() -> None:
    gate = Gate()
    answers = []
    for _ in range(200):
        gate.seconds.now += 1 / USER.per_second
        answers.append(gate.says(wait=True))
    assert answers.count("an answer") == MOST_WAITING


def test_who_was_not_heard_of_for_a_while_is_forgotten() -> None:
    gate = Gate()
    for user in range(400):
        gate.seconds.now += 1
        for _ in range(int(USER.burst) + 2):
            gate.says(user + 1)
    assert gate.throttle.remembered < 2 * (QUIET + USER.burst / USER.per_second)


async def test_a_strangers_flood_is_answered_with_one_word_and_others_are_served(road: Road) -> None:
    mallory = road.telegram.user("Mallory", language_code="zh")
    home = road.telegram.private_chat(mallory)
    for _ in range(1_000):
        await road.telegram.say(home, mallory, "/help")
    await road.ask("/help")
    answered = road.telegram.messages(home)
    assert sum("太快" in one.text for one in answered) == 1
    assert len(answered) <= USER.burst + 2
    assert await road.papergram.services.store.run(lambda db: db.table("inbox").count) <= USER.burst + 4


async def test_the_word_to_a_press_is_a_toast(road: Road) -> None:
    (message,) = await road.ask("/settings")
    presses = [await road.telegram.press(message, "set:when", road.ada) for _ in range(60)]
    await road.ask("/help", messages=0)
    await road.telegram.until(lambda: any("passed" in (answer.text or "") for one in presses for answer in one.answers))
    told = [one for one in presses if any("passed" in (answer.text or "") for answer in one.answers)]
    assert len(told) == 1


async def test_an_operator_is_not_throttled(rows: list[Row], tmp_path: Path) -> None:
    def changed(settings: Settings) -> Settings:
        telegram = settings.telegram.model_copy(update={"admins": (road_admin,)})
        return settings.model_copy(update={"telegram": telegram})

    road_admin = 0
    async with road_over(rows[:1], tmp_path / "first.sqlite3") as road:
        road_admin = road.ada.id
    async with road_over(rows[:1], tmp_path / "store.sqlite3", changed=changed) as road:
        assert road.ada.id == road_admin
        for _ in range(30):
            await road.telegram.say(road.chat, road.ada, "/help")
        await road.telegram.wait_for(road.chat, 30)
    assert not any("passed" in text for text in road.said())
