"""Writing: long texts, texts that wait, and inline mode."""

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent

from tests.browser import expect
from tests.page.stage import Stage
from tests.page.window import Window


async def test_a_long_text_is_sent_in_pieces(window: Window, stage: Stage) -> None:
    lines = [f"{number:04} {'word ' * 15}".strip() for number in range(120)]
    await window.open("Vision lab")
    await window.say("\n".join(lines))
    await window.sees("message", lines[-1])
    texts = [message.text for message in stage.telegram.history(stage.cast.group)]
    assert len(texts) == 3
    assert all(len(text) <= 4096 for text in texts)
    assert "\n".join(texts).split("\n") == lines


async def test_a_text_without_any_space_is_cut_between_characters(window: Window, stage: Stage) -> None:
    await window.open("Vision lab")
    await window.say("x" + "🙂" * 3000)
    await expect(window.get("message")).to_have_count(2)
    assert "".join(message.text for message in stage.telegram.history(stage.cast.group)) == "x" + "🙂" * 3000


async def test_what_could_not_be_sent_is_given_back(window: Window, stage: Stage) -> None:
    await window.open("Vision lab")
    await window.get("composer-input").fill("Is this on?")
    stage.cast.group.members.pop(stage.cast.ada.id)
    await window.get("send").click()
    await window.sees("toast", "cannot write")
    await expect(window.get("composer-input")).to_have_value("Is this on?")
    window.troubles = [trouble for trouble in window.troubles if "409" not in trouble]


async def test_a_half_written_text_waits_in_its_chat(window: Window) -> None:
    await window.open("Vision lab")
    await window.get("composer-input").fill("Half of a tho")
    await window.open("Papers of the day")
    await expect(window.get("composer-input")).to_have_value("")
    await window.page.reload()
    await window.open("Vision lab")
    await expect(window.get("composer-input")).to_have_value("Half of a tho")
    await window.get("send").click()
    await window.sees("message", "Half of a tho")
    await window.page.reload()
    await expect(window.get("composer-input")).to_have_value("")


async def test_a_half_written_text_comes_back_after_an_edit(window: Window) -> None:
    await window.open("Vision lab")
    await window.say("Helo")
    await window.sees("message", "Helo")
    await window.get("composer-input").fill("Half of a tho")
    await window.get("message").click(button="right")
    await window.get("message-edit").click()
    await window.say("Hello")
    await window.sees("message", "Hello")
    await expect(window.get("composer-input")).to_have_value("Half of a tho")


def articles(first: int) -> list[InlineQueryResultArticle]:
    found = range(first, first + 20)
    return [InlineQueryResultArticle(f"{n}", f"Paper {n}", InputTextMessageContent(f"Text {n}")) for n in found]


async def test_more_inline_results_follow_those_that_are_there(window: Window, stage: Stage) -> None:
    await window.open("Vision lab")
    await window.get("composer-input").fill(f"@{stage.telegram.bot.username} papers")
    settings = InlineQueryResultsButton("Settings", start_parameter="set")
    for first, following in ((1, "20"), (21, "")):
        query = await stage.is_asked()
        await query.answer(articles(first), next_offset=following, button=settings, cache_time=0)
        await window.sees("inline-result", f"Paper {first + 19}")
        if following:
            await window.get("inline-result").filter(has_text="More results").click()
    await expect(window.get("inline-result")).to_have_count(41)
    await expect(window.get("inline-result").filter(has_text="Settings")).to_have_count(1)
    chosen = window.get("inline-results").get_by_role("option", selected=True)
    await expect(chosen).to_contain_text("Paper 21")
    await expect(chosen).to_be_in_viewport()
    await window.page.keyboard.press("Enter")
    await window.sees("message", "Text 21")
