"""A topic of one's own on a phone: from a sentence to what it would bring, to the digest, to a link, to its end."""

import re

from tests.browser import expect
from tests.page.window import PATIENCE, Window

SENTENCE = "papers on diffusion models for images, not videos, in cs.CV"
CUT = "node => [...node.querySelectorAll('button')].filter(one => one.scrollWidth > one.clientWidth).length"
"""How many keys are cut."""


async def test_a_topic_is_made_of_a_sentence_changed_saved_shared_and_deleted(phone: Window) -> None:
    await phone.subscribe()
    await phone.turn_the_clock("6 Oct")
    await phone.say(f"/topic new {SENTENCE}")
    draft = phone.get("message").filter(has_text="a new topic, not saved yet").last
    await expect(draft).to_contain_text('"diffusion models" images cat:cs.CV -videos', timeout=PATIENCE)
    await expect(draft).to_contain_text("Understood: “diffusion models” and “images”")
    await expect(draft).to_contain_text("Just missed")
    assert await phone.get("keyboard").last.evaluate(CUT) == 0
    await phone.picture("own-topic-draft")

    await phone.press("Without")
    await phone.sees("message", "are not wanted")
    await phone.say("text-to-image")
    await phone.sees("message", '-videos -"text-to-image"')
    await phone.press("Rename")
    await phone.sees("message", "What shall it be called?")
    await phone.say("Pictures")
    await phone.sees("message", "Pictures · a new topic, not saved yet")
    await phone.press("Save and subscribe")
    await expect(phone.get("keyboard").last.get_by_role("button", name="Edit")).to_be_visible(timeout=PATIENCE)
    await phone.picture("own-topic-page")
    await phone.press("Share")
    await phone.sees("message", "?start=t_")
    await phone.picture("own-topic-link")

    await phone.say("/topics")
    await phone.press("Own topics")
    await phone.press("^Pictures$")
    await phone.press("Delete$")
    await phone.sees("message", "Delete the topic here")
    await phone.picture("own-topic-file")
    await phone.press("Delete it")
    await phone.sees("message", "“Pictures” is deleted")
    assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_draft_in_chinese_fits_a_phone(phone: Window) -> None:
    await phone.subscribe()
    await phone.turn_the_clock("6 Oct")
    await phone.say("/settings language zh")
    await phone.say("/topic new 关于扩散模型的论文，不要综述")
    draft = phone.get("message").filter(has_text=re.compile("-survey")).last
    await expect(draft).to_contain_text('"diffusion models" -survey -review', timeout=PATIENCE)
    assert await phone.get("keyboard").last.evaluate(CUT) == 0
    await phone.picture("own-topic-zh")
