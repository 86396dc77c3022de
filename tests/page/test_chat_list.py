"""The list of chats: their order, what is told of each, and where a chat opens."""

from bot.sandbox.world.chat import Member, Status
from tests.browser import expect
from tests.page.stage import Stage
from tests.page.window import Window


async def test_a_newcomer_finds_the_bot_first(window: Window) -> None:
    await expect(window.get("chat-item").first).to_contain_text("Papergram")
    await expect(window.get("start")).to_be_visible()


async def test_nobody_says_that_somebody_left(window: Window, stage: Stage) -> None:
    stage.telegram.leave(stage.cast.group, stage.cast.ming)
    lab = window.get("chat-item").filter(has_text="Vision lab")
    await expect(lab.locator(".preview")).to_have_text("Ming 明 left")
    await stage.telegram.say(stage.cast.group, stage.cast.ada, "Bye")
    await expect(lab.locator(".preview")).to_have_text("You: Bye")
    await expect(window.get("chat-item").first).to_contain_text("Vision lab")


async def test_a_forum_opens_where_something_is_unread(window: Window, stage: Stage) -> None:
    thread = next(one for one, topic in stage.cast.forum.topics.items() if topic.name == "Language models")
    await stage.telegram.say(stage.cast.forum, stage.cast.ming, "Read this", thread=thread)
    await expect(window.get("unread")).to_have_text("1")
    await window.open("Institute")
    await window.sees("message", "Read this")
    await expect(window.get("unread")).to_have_count(0)
    await window.open("Vision lab")
    await window.open("Institute")
    await expect(window.get("topic").and_(window.page.locator("[aria-selected=true]"))).to_have_text("General")


async def test_a_bot_that_was_not_started_yet_offers_to_be(window: Window, stage: Stage) -> None:
    world, private = stage.telegram.world, stage.cast.private
    private.members[world.bot.id] = Member(world.bot, Status.LEFT)
    stage.tells(private, "An early word")
    await window.page.reload()
    await window.open("Papergram")
    await window.sees("message", "An early word")
    await expect(window.get("start")).to_be_visible()
