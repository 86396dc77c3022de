"""A reader's days on the chat page, from the first press to a bot that is blocked and let in again."""

from bot.model.chat import ChatState
from bot.sandbox.demo import Demo
from bot.store import chats
from tests.browser import expect
from tests.page.window import Window


async def state_of(demo: Demo) -> ChatState | None:
    chat = await demo.papergram.services.store.run(chats.get, demo.cast.private.id)
    return chat.state if chat else None


async def test_a_subscription_a_digest_a_reading_and_a_blocked_bot(desk: Window, demo: Demo) -> None:
    await desk.subscribe()
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    await desk.sees("message", "GeoComplete: Geometry-Aware Diffusion")

    await desk.press("^12$")
    await desk.sees("message", "abstract only · extractive")
    await desk.press("Full reading")
    await desk.sees("message", "Tasks and results")

    await desk.choose("block")
    await desk.get("confirm").get_by_role("button", name="Block").click()
    await expect(desk.get("unblock")).to_be_visible()
    said = len(demo.telegram.messages(demo.cast.private))
    await desk.turn_the_clock("7 Oct")
    assert len(demo.telegram.messages(demo.cast.private)) == said
    assert await state_of(demo) is ChatState.BLOCKED

    await desk.get("unblock").click()
    await expect(desk.get("composer-input")).to_be_visible()
    await desk.turn_the_clock("8 Oct")
    await desk.sees("message", "arXiv · Wed 8 Oct 2025")
    assert await state_of(demo) is ChatState.ACTIVE


async def test_pressing_changes_the_message_in_place(desk: Window) -> None:
    await desk.open("Papergram")
    await desk.get("start").click()
    await desk.sees("message", "I read arXiv for you")
    await desk.say("/topics")
    await desk.sees("message", "Topics by area")
    before = await desk.count()
    await desk.press("Vision")
    await desk.sees("message", "Image segmentation")
    assert await desk.count() == before


async def test_papers_are_asked_for_by_typing(desk: Window) -> None:
    await desk.open("Papergram")
    await desk.get("start").click()
    await desk.turn_the_clock("6 Oct")
    await desk.say("/paper 2510.03206")
    await desk.sees("message", "Coevolutionary Continuous Discrete Diffusion")
    await desk.say("/search (( nothing")
    await desk.sees("message", "((")


async def test_the_week_ends(desk: Window, demo: Demo) -> None:
    for day in range(6, 13):
        await desk.turn_the_clock(f"{day} Oct")
    await expect(desk.get("next-morning")).to_be_disabled()
    assert demo.left() == 0
