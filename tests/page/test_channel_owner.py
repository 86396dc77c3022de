"""Who owns a channel or runs a group, on the page: picked in a private chat, managed there, and seen by its readers."""

from bot.sandbox.demo import Demo
from bot.store import subscriptions
from tests.browser import expect
from tests.page.window import Window


async def pick(window: Window, key: str, title: str) -> None:
    """Choose a chat from Telegram's own list."""
    await window.get("reply-key").filter(has_text=key).click()
    await window.get("picker").get_by_role("button", name=title).click()


async def test_a_channel_is_picked_and_managed_without_a_word_in_it(desk: Window, demo: Demo) -> None:
    await desk.open("Papergram")
    await desk.get("start").click()
    await desk.say("/manage")
    await desk.picture("manage-pick")
    await pick(desk, "Choose a channel", "Papers of the day")
    await desk.sees("message", "Managing Papers of the day")
    await desk.picture("manage-begun")
    for key in ("Browse topics", "Generative models", "Diffusion models", "Subscribe"):
        await desk.press(key)
    await desk.sees("toast", "subscribed")
    await desk.picture("manage-topic")
    await desk.say("/settings")
    await desk.sees("message", "Settings of Papers of the day")
    await desk.picture("manage-settings")
    wishes = await demo.papergram.services.store.run(subscriptions.of_chat, demo.cast.channel.id)
    assert [wish.topic for wish in wishes] == ["diffusion-models"]
    assert demo.telegram.messages(demo.cast.channel) == []
    await desk.press("Done with Papers of the day")
    await desk.sees("message", "your own chat again")
    await desk.turn_the_clock("6 Oct")
    await desk.open("Papers of the day")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    await desk.picture("manage-channel")


async def test_a_group_is_joined_by_a_link_and_welcomed_once(desk: Window, demo: Demo) -> None:
    await desk.open("Papergram")
    await desk.get("start").click()
    demo.telegram.kick_bot(demo.cast.group, demo.cast.ada)
    await desk.say("/help")
    await desk.press("Add me to a group")
    await desk.get("picker").get_by_role("button", name="Vision lab").click()
    await desk.sees("message", "I read arXiv for this chat")
    await desk.picture("group-welcome")
    assert len(demo.telegram.messages(demo.cast.group)) == 1
    await desk.press("Manage in private")
    await desk.sees("message", "Managing Vision lab")


async def test_a_forum_topic_is_made_for_a_subscription(desk: Window, demo: Demo) -> None:
    demo.telegram.promote(demo.cast.forum, demo.telegram.bot)
    await desk.open("Institute")
    await desk.say("/subscribe diffusion-models")
    await desk.sees("message", "Next digest")
    await desk.say("/subscriptions")
    await desk.press("Topic of its own")
    await desk.page.get_by_text("in its topic").click()
    await desk.sees("message", "Here comes Diffusion models from now on")
    await desk.picture("forum-topic")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    threads = {message.thread for message in demo.telegram.messages(demo.cast.forum) if "announced" in message.text}
    assert len(threads) == 1
    await desk.picture("forum-digest")


async def test_on_a_phone_everything_of_a_managed_channel_can_be_reached(phone: Window, demo: Demo) -> None:
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.say("/manage")
    await pick(phone, "Choose a channel", "Papers of the day")
    await phone.sees("message", "Managing Papers of the day")
    await phone.picture("manage-phone")
    await phone.press("Settings")
    await phone.sees("message", "Settings of Papers of the day")
    await phone.picture("manage-phone-settings")
    await expect(phone.get("keyboard").get_by_role("button", name="Done with").last).to_be_visible()
    assert demo.telegram.messages(demo.cast.channel) == []
