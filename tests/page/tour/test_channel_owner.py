"""Who owns a channel: chooses in private, and its readers see nothing but the day's papers."""

from bot.sandbox.demo import Demo
from tests.page.window import Window


async def test_a_channel_is_run_from_a_private_chat(phone: Window, demo: Demo) -> None:
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.say("/manage")
    await phone.get("reply-key").filter(has_text="Choose a channel").click()
    await phone.picture("channel-1-pick")
    await phone.get("picker").get_by_role("button", name="Papers of the day").click()
    await phone.sees("message", "Managing Papers of the day")
    for key in ("Browse topics", "Generative models", "Diffusion models", "Subscribe"):
        await phone.press(key)
    await phone.sees("toast", "subscribed")
    await phone.picture("channel-2-topic")
    assert demo.telegram.messages(demo.cast.channel) == []
    await phone.turn_the_clock("6 Oct")
    await demo.rest()
    posted = demo.telegram.messages(demo.cast.channel)
    assert posted
    assert "arXiv · Mon 6 Oct 2025" in posted[0].text
    assert not any("Managing" in message.text for message in posted)
