"""Settings on a phone: reached and changed by keys, the sample of the rich layout, and what a preview shows of it."""

from tests.browser import expect
from tests.page.window import PATIENCE, Window

UNEVEN = "node => [...node.querySelectorAll('button')].filter(one => one.scrollHeight > 45).length"
"""How many keys are cut or wrapped."""


async def steps(window: Window, *labels: str) -> None:
    """Press one key after the other."""
    for label in labels:
        await window.press(label)


async def test_everything_is_set_by_keys_and_previewed(phone: Window) -> None:
    await phone.subscribe()
    await phone.say("/settings")
    await phone.sees("message", "Settings of this chat")
    await phone.picture("settings")
    page = phone.get("message").last

    await steps(phone, "When", "^19$", "Sat$", "Sun$")
    await expect(page).to_contain_text("at 19:00 (UTC), Monday to Friday", timeout=PATIENCE)
    assert await phone.get("keyboard").last.evaluate(UNEVEN) == 0
    await phone.picture("settings-when")
    await steps(phone, r"🌍 UTC", "Tokyo")
    await expect(page).to_contain_text("Asia/Tokyo", timeout=PATIENCE)
    await steps(phone, "Back", "Look", "everything")
    await expect(page).to_contain_text("Of each paper: everything", timeout=PATIENCE)
    await phone.picture("settings-look")
    await steps(phone, "Back", "What else")
    await expect(page).to_contain_text("nothing is left out", timeout=PATIENCE)
    await phone.picture("settings-more")
    await steps(phone, "Back", "Topics", "Diffusion models", "^3 📄")
    await expect(page).to_contain_text("at most 3 papers a day", timeout=PATIENCE)
    await phone.picture("settings-topic")
    keys = phone.get("keyboard").last
    assert await keys.evaluate(
        "node => [...node.querySelectorAll('button')].every(b => b.scrollWidth <= b.clientWidth)"
    )

    await phone.say("/preview")
    await phone.sees("message", "Preview of a digest, as set now")
    fold = phone.page.locator("article blockquote").last
    await expect(fold).to_be_visible(timeout=PATIENCE)
    await phone.picture("preview")
    await fold.click()
    await expect(fold).to_contain_text("Background")
    await phone.picture("preview-everything")
    assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_rich_layout_is_chosen_after_a_sample(phone: Window) -> None:
    await phone.subscribe()
    await phone.say("/settings")
    await steps(phone, "Look", "^Rich$")
    await phone.sees("message", "Can you read the sample above")
    await expect(phone.page.locator("article .rich").last).to_contain_text("Can you read this?")
    await phone.picture("settings-sample")
    await phone.press("Yes, use it")
    await expect(phone.get("keyboard").get_by_role("button", name="● Rich")).to_be_visible(timeout=PATIENCE)
    await phone.say("/preview")
    day = phone.page.locator("article .rich").last
    await expect(day.get_by_role("heading", name="arXiv · Fri 10 Oct 2025")).to_be_attached(timeout=PATIENCE)
    await phone.picture("preview-rich")


async def test_settings_in_chinese_fit_a_phone(phone: Window) -> None:
    await phone.subscribe()
    await phone.say("/settings")
    await steps(phone, "Language", "^中文$")
    await phone.sees("message", "界面语言：中文")
    await phone.picture("settings-zh-language")
    await steps(phone, "返回", "时间")
    await phone.sees("message", "日报时间：08:00")
    await phone.picture("settings-zh-when")
    await steps(phone, "返回", "外观")
    await phone.sees("message", "每篇论文显示")
    await phone.picture("settings-zh-look")
    await steps(phone, "返回")
    await phone.sees("message", "本聊天的设置")
    await phone.picture("settings-zh")
    assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
