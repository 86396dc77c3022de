"""Somebody who has never seen the bot, in Chinese, on a phone."""

import re

from tests.browser import expect
from tests.page.window import PATIENCE, Window


async def test_a_newcomer_is_at_home_after_a_minute(phone: Window) -> None:
    await phone.sit("Ming")
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.sees("message", "我为你读 arXiv")
    await phone.picture("newcomer-1-language")
    await phone.press("中文")
    await phone.sees("message", "想读哪些方向")
    await phone.press("生成模型")
    await phone.press("^扩散模型$")
    await phone.sees("message", "已选：扩散模型")
    await phone.picture("newcomer-2-topics")
    await phone.press("下一步")
    await phone.sees("message", "几点推送")
    await phone.press("Asia.Shanghai")
    await phone.press("^07:00$")
    await phone.sees("message", "07:00 (Asia/Shanghai)")
    await phone.picture("newcomer-3-when")
    await phone.press("完成")
    await phone.sees("message", "设置好了")
    await phone.sees("message", "示例：扩散模型")
    await phone.sees("message", "点数字查看论文")
    await phone.picture("newcomer-4-sample")
    english = re.compile(r"[A-Z][a-z]+(?: [a-z]+){3}.*(?:arXiv|digest|topic)")
    own = [text for text in await phone.get("message").all_text_contents() if "1. " not in text]
    assert [text for text in own if english.search(text)] == []
    assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_newcomer_types_a_city(phone: Window) -> None:
    await phone.sit("Ming")
    await phone.open("Papergram")
    await phone.get("start").click()
    for key in ("中文", "下一步", "城市或位置"):
        await phone.press(key)
    await expect(phone.get("reply-key").filter(has_text="发送我的位置")).to_be_visible(timeout=PATIENCE)
    await phone.picture("newcomer-5-city")
    await phone.say("慕尼黑")
    await phone.sees("message", "Europe/Berlin")
    await phone.sees("message", "3/3")


async def test_a_newcomer_skips_everything(phone: Window) -> None:
    await phone.sit("Ming")
    await phone.open("Papergram")
    await phone.get("start").click()
    await phone.press("全部跳过")
    await phone.sees("message", "还没有主题")
    await phone.sees("message", "点数字查看论文")
