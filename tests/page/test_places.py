"""Groups, channels and forums on the chat page: who may do what, and where the digest arrives."""

from bot.sandbox.demo import Demo
from bot.store import subscriptions
from tests.browser import expect
from tests.page.window import Window

SUBSCRIBE = "/subscribe diffusion-models"


async def test_in_a_group_only_administrators_subscribe(desk: Window, demo: Demo) -> None:
    await desk.sit("Ming")
    await desk.open("Vision lab")
    await desk.say(SUBSCRIBE)
    await desk.sees("message", "Only admins of this chat")
    assert await demo.papergram.services.store.run(subscriptions.of_chat, demo.cast.group.id) == []

    await desk.sit("Ada")
    await desk.open("Vision lab")
    await desk.say(SUBSCRIBE)
    await desk.sees("message", "Next digest")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")


async def test_a_group_that_is_upgraded_keeps_its_topics(desk: Window, demo: Demo) -> None:
    await desk.open("Vision lab")
    await desk.say(SUBSCRIBE)
    await desk.sees("message", "Next digest")
    await desk.choose("upgrade")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    supergroup = demo.cast.group.upgraded_to
    assert supergroup is not None
    assert len(demo.telegram.messages(supergroup)) > 0


async def test_a_channel_is_managed_by_posting_in_it(desk: Window) -> None:
    await desk.open("Papers of the day")
    await desk.say(SUBSCRIBE)
    await desk.sees("message", "Next digest")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")


async def test_a_forum_gets_its_digest_in_the_topic_that_asked(desk: Window, demo: Demo) -> None:
    await desk.open("Institute")
    await desk.get("topic").filter(has_text="Diffusion").click()
    await desk.say(SUBSCRIBE)
    await desk.sees("message", "Next digest")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    await desk.get("topic").filter(has_text="Language models").click()
    await expect(desk.get("message").filter(has_text="arXiv · Mon 6 Oct")).to_have_count(0)
    threads = {message.thread for message in demo.telegram.messages(demo.cast.forum)}
    assert len(threads) == 1


async def test_each_person_has_a_menu_in_their_language(desk: Window) -> None:
    for person, words in (("Ada", "Read one paper"), ("Ming", "读一篇论文")):
        await desk.sit(person)
        await desk.open("Papergram")
        if await desk.get("start").count():
            await desk.get("start").click()
        await desk.get("composer-input").fill("/pap")
        await desk.sees("command-menu", "/paper")
        await desk.sees("command-menu", words)
        await desk.get("composer-input").fill("")


async def test_what_arrives_elsewhere_is_counted(desk: Window, demo: Demo) -> None:
    await desk.subscribe()
    before = len(demo.telegram.messages(demo.cast.private))
    await desk.open("Vision lab")
    await desk.turn_the_clock("6 Oct")
    arrived = len(demo.telegram.messages(demo.cast.private)) - before
    await expect(desk.get("unread")).to_have_text(str(arrived))
    await desk.open("Papergram")
    await desk.get("to-bottom").click()
    await expect(desk.get("unread")).to_have_count(0)


async def test_a_member_is_not_offered_what_administrators_do(desk: Window) -> None:
    for person, offered in (("Ada", 1), ("Ming", 0)):
        await desk.sit(person)
        await desk.open("Institute")
        await expect(desk.get("new-topic")).to_have_count(offered)
        await desk.get("chat-menu").click()
        await expect(desk.get("menu-leave")).to_be_visible()
        await expect(desk.get("menu-close-topic")).to_have_count(offered)
        await expect(desk.get("menu-promote-bot")).to_have_count(offered)
        await desk.page.keyboard.press("Escape")
