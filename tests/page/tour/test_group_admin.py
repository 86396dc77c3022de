"""Who runs a lab's group: adds the bot, chooses for all, and keeps it from everybody else."""

from bot.sandbox.demo import Demo
from bot.store import subscriptions
from tests.page.window import Window


async def test_an_admin_sets_up_a_group_and_members_only_read(desk: Window, demo: Demo) -> None:
    await desk.open("Vision lab")
    await desk.say("/start")
    await desk.sees("message", "I read arXiv for this chat")
    await desk.picture("group-1-start")
    for key in ("English", "Vision", "Image segmentation"):
        await desk.press(key)
    await desk.sees("message", "You get: Image segmentation")
    for key in ("Next", "^07:00$"):
        await desk.press(key)
    await desk.sees("message", "07:00 (UTC)")
    await desk.press("Done")
    await desk.sees("message", "That is all.")
    await desk.sees("message", "A sample: Image segmentation")
    wishes = await demo.papergram.services.store.run(subscriptions.of_chat, demo.cast.group.id)
    assert [wish.topic for wish in wishes] == ["image-segmentation"]

    await desk.sit("Ming")
    await desk.open("Vision lab")
    await desk.say("/settings")
    await desk.sees("message", "Only admins of this chat")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    await desk.picture("group-2-digest")


async def test_a_pasted_link_gets_a_card_where_the_group_wants_it(desk: Window, demo: Demo) -> None:
    demo.telegram.promote(demo.cast.group, demo.telegram.bot)
    await desk.open("Vision lab")
    await desk.say("/settings links on")
    await desk.turn_the_clock("6 Oct")
    await desk.say("look at https://arxiv.org/abs/2510.03206")
    await desk.sees("message", "Coevolutionary Continuous Discrete Diffusion")
    await desk.picture("group-3-link")
