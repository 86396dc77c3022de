"""The first minute: three questions on one message, each of which can be skipped, and a sample behind them."""

from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.message import SentMessage
from bot.store import chats, subscriptions
from tests.road.conftest import MONDAY, Road
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import data_of


class Newcomer:
    """Somebody who just opened the bot, and the message on which it asks."""

    def __init__(self, road: Road, user: User, chat: Chat) -> None:
        self.road, self.user, self.chat = road, user, chat

    @classmethod
    async def met(cls, road: Road, language: str = "en") -> "Newcomer":
        user = road.telegram.user("Ning", language_code=language)
        made = cls(road, user, road.telegram.private_chat(user))
        await made.says("/start")
        return made

    @property
    def messages(self) -> list[SentMessage]:
        return self.road.telegram.messages(self.chat)

    async def says(self, text: str, messages: int = 1) -> SentMessage:
        before = len(self.messages)
        await self.road.telegram.say(self.chat, self.user, text)
        return await self.road.telegram.wait_for(self.chat, before + messages)

    async def presses(self, data: str, message: SentMessage | None = None) -> SentMessage:
        """Press a key of the newest message that has it, and wait until that shows something else."""
        message = message or next(one for one in reversed(self.messages) if data in data_of(one))
        edits = len(message.earlier)
        press = await self.road.telegram.press(message, data, self.user)
        await self.road.telegram.until(lambda: bool(press.answers) and len(message.earlier) > edits)
        return message

    async def sample(self, beside: int = 1) -> list[str]:
        """What comes behind the first message: a head and a digest."""
        await self.road.telegram.wait_for(self.chat, beside + 2)
        return [one.text for one in self.messages[beside:]]

    async def topics(self) -> list[str]:
        wishes = await self.road.papergram.services.store.run(subscriptions.of_chat, self.chat.id)
        return [wish.topic for wish in wishes]

    async def setting(self, name: str) -> str:
        chat = await self.road.papergram.services.store.run(chats.get, self.chat.id)
        return str(getattr(chat, name))


async def test_three_questions_by_buttons_and_a_sample_at_once(road: Road) -> None:
    await road.morning(MONDAY)
    ning = await Newcomer.met(road)
    shown = await ning.presses("hi:lang:en")
    assert "2/3" in shown.text
    await ning.presses("hi:area:generation")
    await ning.presses("hi:add:diffusion-models")
    assert "You get: Diffusion models" in shown.text
    assert "hi:drop:diffusion-models" in data_of(shown)
    await ning.presses("hi:when")
    await ning.presses("hi:hour:07:00")
    assert "07:00" in shown.text
    await ning.presses("hi:done")
    assert "Topics: Diffusion models" in shown.text
    head, digest = await ning.sample()
    assert "A sample: Diffusion models" in head
    assert "diffusion" in digest.lower()
    assert await ning.topics() == ["diffusion-models"]
    assert len(ning.messages) == 3
    road.check()


async def test_one_press_skips_everything_and_shows_what_a_digest_is(road: Road) -> None:
    ning = await Newcomer.met(road)
    shown = await ning.presses("hi:done")
    assert "Topics: no topics yet" in shown.text
    head, digest = await ning.sample()
    assert "A sample: Large language models" in head
    assert "it is made of a sample" in head
    assert "1. " in digest
    assert await ning.topics() == []


async def test_a_sample_delivers_nothing(road: Road) -> None:
    await road.morning(MONDAY, hour=6)
    ning = await Newcomer.met(road)
    await ning.presses("hi:lang:en")
    await ning.presses("hi:area:generation")
    await ning.presses("hi:add:diffusion-models")
    await ning.presses("hi:when")
    await ning.presses("hi:done")
    _, sample = await ning.sample()
    before = len(ning.messages)
    await road.morning(MONDAY, hour=8)
    digest = (await road.telegram.wait_for(ning.chat, before + 1)).text
    first = sample.split("1. ")[1].split("\n")[0]
    assert f"1. {first}" in digest


async def test_a_newcomer_is_met_in_chinese(road: Road) -> None:
    ning = await Newcomer.met(road, "zh-hans")
    shown = ning.messages[0]
    assert "● 中文" in str(shown.keyboard)
    await ning.presses("hi:lang:zh")
    assert "想读哪些方向" in shown.text
    await ning.presses("hi:when")
    await ning.presses("hi:zone:Asia/Shanghai")
    assert await ning.setting("timezone") == "Asia/Shanghai"
    await ning.presses("hi:done")
    head, _ = await ning.sample()
    assert "示例" in head


async def test_topics_are_ticked_and_taken_back(road: Road) -> None:
    ning = await Newcomer.met(road)
    await ning.presses("hi:lang:en")
    shown = await ning.presses("hi:area:generation")
    await ning.presses("hi:add:diffusion-models")
    await ning.presses("hi:areas")
    assert any(str(key["text"]).startswith("✓") for row in shown.keyboard for key in row)
    await ning.presses("hi:area:generation")
    await ning.presses("hi:drop:diffusion-models")
    assert await ning.topics() == []


async def test_a_city_is_typed_and_leads_back_to_the_third_step(road: Road) -> None:
    ning = await Newcomer.met(road)
    await ning.presses("hi:lang:en")
    await ning.presses("hi:when")
    await road.telegram.press(ning.messages[0], "city:hi", ning.user)
    asked = await road.telegram.wait_for(ning.chat, 2)
    assert asked.content.markup is not None
    assert asked.content.markup["keyboard"][0][0]["request_location"]
    shown = await ning.says("慕尼黑", messages=2)
    assert "Europe/Berlin" in ning.messages[-2].text
    assert "3/3" in shown.text
    assert await ning.setting("timezone") == "Europe/Berlin"


async def test_who_answered_is_not_asked_again(road: Road) -> None:
    ning = await Newcomer.met(road)
    await ning.presses("hi:done")
    await ning.sample()
    greeted = await ning.says("/start")
    assert "1/3" not in greeted.text
    assert "hi:begin" in data_of(greeted)
    await ning.presses("hi:begin", greeted)
    assert "1/3" in greeted.text


async def test_in_a_group_its_admins_are_asked(road: Road) -> None:
    group = lab(road)
    ada, bob = Newcomer(road, road.ada, group), Newcomer(road, person(group, "Bob"), group)
    assert "1/3" not in (await bob.says("/start")).text
    asked = await ada.says("/start")
    assert "1/3" in asked.text
    refused = await road.telegram.press(asked, "hi:lang:zh", bob.user)
    await road.telegram.until(lambda: bool(refused.answers))
    assert refused.answers[0].show_alert
    assert await ada.setting("language") == "en"
    await ada.presses("hi:lang:en", asked)
    assert "2/3" in asked.text


async def test_a_topic_that_is_gone_says_so(road: Road) -> None:
    ning = await Newcomer.met(road)
    message = ning.messages[0]
    for data in ("hi:add:no-such-topic", "hi:area:nowhere", "hi:lang:xx", "hi:hour:99", "hi:zone:Mars/Olympus"):
        message.edit(message.content.__class__("x", keyboard=(({"text": "x", "callback_data": data},),)), 0)
        press = await road.telegram.press(message, data, ning.user)
        await road.telegram.until(lambda press=press: bool(press.answers))  # type: ignore[misc]
        assert press.answers[0].show_alert, data


async def test_who_goes_on_by_a_key_is_not_waited_for_to_type_a_city(road: Road) -> None:
    ning = await Newcomer.met(road)
    await ning.presses("hi:lang:en")
    await ning.presses("hi:when")
    await road.telegram.press(ning.messages[0], "city:hi", ning.user)
    await road.telegram.wait_for(ning.chat, 2)
    await ning.presses("hi:done")
    *_, digest = await ning.sample(beside=2)
    assert "1. " in digest
    assert ning.messages[2].content.markup == {"remove_keyboard": True, "selective": True}
    answered = await ning.says("what now")
    assert "city" not in answered.text
