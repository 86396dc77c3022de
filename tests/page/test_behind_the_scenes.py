"""What goes wrong on order, seen on the chat page; and a window as wide as a phone."""

import asyncio

from bot.sandbox.demo import Demo
from bot.sandbox.world.message import Content
from tests.browser import expect
from tests.page.window import Window

SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=1</script>'


async def test_a_digest_arrives_through_a_flood_wait(desk: Window, demo: Demo) -> None:
    await desk.subscribe()
    await desk.get("panel-toggle").click()
    await desk.get("fault-method").select_option("sendMessage")
    await desk.get("fault-kind").select_option("retry-after")
    await desk.get("fault-order").click()
    await expect(desk.get("faults")).to_contain_text("sendMessage")
    await desk.turn_the_clock("6 Oct")
    await desk.sees("message", "arXiv · Mon 6 Oct 2025")
    statuses = [one.status for one in demo.telegram.requests if one.method == "sendMessage"]
    assert 429 in statuses


async def test_an_old_client_shows_a_placeholder(desk: Window, demo: Demo) -> None:
    await desk.open("Papergram")
    rich = {"blocks": [{"type": "heading", "size": 1, "text": "A day in one message"}]}
    demo.telegram.world.write(demo.cast.private, demo.telegram.bot, Content(rich=rich))
    await desk.sees("message", "A day in one message")
    await desk.get("panel-toggle").click()
    await desk.get("old-client").click()
    await expect(desk.get("message").filter(has_text="A day in one message")).to_have_count(0)
    await expect(desk.get("old")).to_be_visible()


async def test_what_people_write_is_text(desk: Window, demo: Demo) -> None:
    mallory = demo.telegram.user(SCRIPT, language_code="en")
    group = demo.telegram.group(SCRIPT, admins=[mallory], members=[demo.cast.ada])
    await demo.telegram.say(group, mallory, SCRIPT)
    await desk.open(SCRIPT)
    await desk.sees("message", SCRIPT)
    await desk.say(SCRIPT)
    await expect(desk.get("message").filter(has_text=SCRIPT)).to_have_count(2)
    assert await desk.page.title() != "1"


async def test_two_windows_show_the_same(desk: Window, phone: Window) -> None:
    await desk.open("Vision lab")
    await phone.open("Vision lab")
    await desk.say("Is this on?")
    await phone.sees("message", "Is this on?")
    await phone.say("Yes")
    await desk.sees("message", "Yes")


async def test_a_phone_shows_the_list_or_a_chat(phone: Window) -> None:
    await expect(phone.get("history")).not_to_be_visible()
    await phone.subscribe()
    await expect(phone.get("chat-item").first).not_to_be_visible()
    await phone.turn_the_clock("6 Oct")
    await phone.sees("message", "arXiv · Mon 6 Oct 2025")
    wide = await phone.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    await phone.get("back").click()
    await expect(phone.get("chat-item").first).to_be_visible()


async def test_the_page_catches_up_after_its_line_was_cut(desk: Window, demo: Demo) -> None:
    await desk.open("Vision lab")
    await desk.page.context.set_offline(True)
    await demo.telegram.say(demo.cast.group, demo.cast.ming, "while you were away")
    await asyncio.sleep(0)
    await desk.page.context.set_offline(False)
    await desk.sees("message", "while you were away")
    desk.troubles = [trouble for trouble in desk.troubles if "ERR_INTERNET_DISCONNECTED" not in trouble]
