"""Finding on the chat page: a slip is mended by one press; cards are shared from any chat; all of it in Chinese."""

from bot.sandbox.telegram import BOT
from tests.page.window import Window


async def test_a_slip_is_mended_by_one_press(desk: Window) -> None:
    await desk.subscribe()
    await desk.turn_the_clock("6 Oct")
    await desk.say("/search diffuson cat:cs.CV")
    await desk.sees("message", "I looked for")
    await desk.picture("search-nothing")
    await desk.press("diffusion cat:cs.CV")
    await desk.sees("message", "newest first (1–8)")


async def test_a_card_is_shared_in_chinese_from_any_chat(desk: Window) -> None:
    await desk.subscribe()
    await desk.turn_the_clock("6 Oct")
    await desk.say("/settings language zh")
    await desk.sees("message", "语言")
    await desk.get("composer-input").fill(f"@{BOT.username} ")
    await desk.sees("inline-result", "2025年10月")
    await desk.sees("inline-result", "打开 Papergram")
    await desk.picture("inline-empty")
    await desk.get("composer-input").fill(f"@{BOT.username} diffusion")
    await desk.sees("inline-result", "Diffusion")
    await desk.picture("inline-chinese")
    await desk.get("inline-result").filter(has_text="Diffusion").first.click()
    await desk.sees("message", "arXiv")
