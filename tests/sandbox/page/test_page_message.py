"""A message's bubble: who sent it, what it answers, its time and marks, and the line that tells it elsewhere."""

from typing import Any

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Json, Shown, shown_of

GROUP = {"id": -100, "type": "supergroup", "title": "Readers"}
BOB = {"id": 23, "first_name": "Bob", "last_name": "Noyce"}
ADA = {"id": 1, "first_name": "Ada"}


async def test_a_message_is_an_article_with_its_id(shown: Shown) -> None:
    message = await shown.message({"message_id": 42, "text": "hello"})
    await expect(message).to_have_attribute("data-message-id", "42")
    await expect(message).to_have_attribute("data-testid", "message")
    assert await message.evaluate("node => node.tagName") == "ARTICLE"


@pytest.mark.parametrize(
    ("fields", "side", "sender"),
    [
        ({}, "in", None),
        ({"from": ADA}, "out", None),
        ({"chat": GROUP, "from": BOB}, "in", "Bob Noyce"),
        ({"chat": GROUP, "from": ADA}, "out", None),
        ({"chat": GROUP, "from": ADA, "sender_chat": GROUP}, "in", "Readers"),
        ({"chat": {"id": -5, "type": "channel", "title": "News"}, "from": None}, "in", "News"),
    ],
)
async def test_a_message_stands_on_its_senders_side(shown: Shown, fields: Json, side: str, sender: str | None) -> None:
    message = await shown.message({"text": "hello"} | fields)
    assert side in (await message.get_attribute("class") or "").split()
    name = message.get_by_test_id("sender")
    assert (await name.inner_text() if await name.count() else None) == sender


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({"type": "user", "sender_user": BOB}, "Forwarded from Bob Noyce"),
        ({"type": "hidden_user", "sender_user_name": "Grace"}, "Forwarded from Grace"),
        ({"type": "channel", "chat": {"title": "News"}, "author_signature": "Al"}, "Forwarded from News (Al)"),
    ],
)
async def test_a_forwarded_message_says_whence(shown: Shown, origin: Json, line: str) -> None:
    message = await shown.message({"text": "hello", "forward_origin": origin, "via_bot": {"username": "papergram_bot"}})
    await expect(message.get_by_test_id("forwarded")).to_have_text(line)
    await expect(message.get_by_test_id("via")).to_have_text("via @papergram_bot")


async def test_an_answer_quotes_what_it_answers_and_goes_there(shown: Shown) -> None:
    answered = shown_of({"message_id": 3, "from": BOB, "text": "What is\nnew?"})["message"]
    reply = (await shown.message({"text": "This", "reply_to_message": answered})).get_by_test_id("reply")
    assert (await reply.inner_text()).split("\n") == ["Bob Noyce", "What is new?"]
    await reply.click()
    assert await shown.calls() == [["onShowMessage", 3]]


async def test_a_reply_quotes_the_part_that_was_chosen(shown: Shown) -> None:
    answered = shown_of({"message_id": 3, "text": "What is new?"})["message"]
    message = await shown.message(
        {"text": "This", "reply_to_message": answered, "quote": {"text": "new", "position": 8}}
    )
    await expect(message.locator(".reply-text")).to_have_text("new")


async def test_a_topics_message_does_not_answer_the_topic(shown: Shown) -> None:
    created = shown_of({"forum_topic_created": {"name": "ML"}})["message"]
    message = await shown.message({"text": "hello", "is_topic_message": True, "reply_to_message": created})
    await expect(message.get_by_test_id("reply")).to_have_count(0)


async def test_the_reader_can_answer(shown: Shown) -> None:
    message = await shown.message({"message_id": 9, "text": "hello"})
    await message.hover()
    await message.get_by_role("button", name="Reply").click()
    [[name, answered]] = await shown.calls()
    assert (name, answered["message_id"]) == ("onReply", 9)


async def test_protected_content_and_the_author_are_noted(shown: Shown) -> None:
    message = await shown.message({"text": "hello", "has_protected_content": True, "author_signature": "Al"})
    await expect(message.get_by_role("img", name="Forwarding and saving are not allowed")).to_be_visible()
    await expect(message.locator(".signature")).to_have_text("Al")


async def test_an_old_client_shows_a_placeholder(shown: Shown) -> None:
    message = await shown.message({"rich_message": {"blocks": [{"type": "paragraph", "text": "new"}]}}, old=True)
    await expect(message.get_by_test_id("old")).to_contain_text("not supported by your version of Telegram")
    assert "new" not in (await message.inner_text()).split()


async def test_a_few_emoji_alone_are_large(shown: Shown) -> None:
    large, small = await shown.text("🎉👩‍🔬"), await shown.text("🎉 yes")
    size = "node => parseInt(getComputedStyle(node).fontSize)"
    assert await large.evaluate(size) > 2 * await small.evaluate(size)


URL = {"type": "url", "offset": 4, "length": 19}


@pytest.mark.parametrize(
    ("options", "host", "is_above"),
    [
        ({}, "arxiv.org", False),
        ({"is_disabled": True}, None, False),
        ({"url": "https://www.example.org/x"}, "example.org", False),
        ({"show_above_text": True}, "arxiv.org", True),
    ],
)
async def test_a_link_has_a_box_where_the_options_say(
    shown: Shown, options: Json, host: str | None, is_above: bool
) -> None:
    message = await shown.message(
        {"text": "see https://arxiv.org/x", "entities": [URL], "link_preview_options": options}
    )
    box = message.get_by_test_id("link-preview")
    assert (await box.locator(".preview-host").inner_text() if await box.count() else None) == host
    if host:
        first = await message.locator(".bubble > :first-child").get_attribute("data-testid")
        assert (first == "link-preview") is is_above


SERVICE: list[tuple[Json, str]] = [
    ({"new_chat_members": [BOB], "from": BOB}, "Bob Noyce joined"),
    ({"new_chat_members": [{"id": 7, "first_name": "Papergram"}, ADA], "from": BOB}, "Bob Noyce added Papergram, Ada"),
    ({"left_chat_member": BOB, "from": BOB}, "Bob Noyce left"),
    ({"left_chat_member": ADA, "from": BOB}, "Bob Noyce removed Ada"),
    ({"migrate_to_chat_id": -1001}, "The group was upgraded to a supergroup"),
    ({"forum_topic_created": {"name": "ML", "icon_color": 1}, "from": BOB}, "Bob Noyce created the topic “ML”"),
    ({"forum_topic_closed": {}, "from": BOB}, "Bob Noyce closed the topic"),
    ({"chat_shared": {"request_id": 1, "chat_id": -5, "title": "News"}}, "You shared News with the bot"),
    ({"new_chat_title": "Writers", "from": BOB}, "Bob Noyce changed the name to “Writers”"),
    ({"pinned_message": {"message_id": 3, "text": "Rules"}, "from": BOB}, "Bob Noyce pinned “Rules”"),
]


@pytest.mark.parametrize(("fields", "line"), SERVICE)
async def test_service_messages_are_told_in_words(shown: Shown, fields: Json, line: str) -> None:
    message = await shown.message({"chat": GROUP} | fields)
    assert await message.inner_text() == line
    assert (
        await shown.page.evaluate("shown => harness.renderPreview(shown)", shown_of({"chat": GROUP} | fields)) == line
    )


async def test_a_pinned_message_can_be_gone_to(shown: Shown) -> None:
    message = await shown.message({"chat": GROUP, "pinned_message": {"message_id": 3, "text": "Rules"}})
    await message.get_by_role("button").click()
    assert await shown.calls() == [["onShowMessage", 3]]


PHOTO = [{"file_unique_id": "red", "width": 8, "height": 6}]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"text": "two\nlines"}, "two lines"),
        ({"text": "x" * 500}, "x" * 159 + "…"),
        ({"text": "he dies", "entities": [{"type": "spoiler", "offset": 3, "length": 4}]}, "he ▒▒▒▒"),
        ({"photo": PHOTO}, "📷 Photo"),
        ({"photo": PHOTO, "caption": "A cat"}, "📷 A cat"),
        ({"photo": PHOTO, "media_group_id": "g"}, "🖼 Album"),
        ({"document": {"file_name": "a.pdf"}}, "📎 a.pdf"),
        ({"location": {"latitude": 1, "longitude": 2}}, "📍 Location"),
        ({"rich_message": {"blocks": [{"type": "heading", "text": ["Good ", {"type": "bold", "text": "morning"}]},
                                      {"type": "paragraph", "text": "News"}]}}, "Good morning News"),
        ({}, ""),
    ],
)  # fmt: skip
async def test_a_message_is_told_in_a_line(shown: Shown, fields: Json, line: str) -> None:
    assert await shown.page.evaluate("shown => harness.renderPreview(shown)", shown_of(fields)) == line


async def test_the_items_of_an_album_are_kept_together(shown: Shown) -> None:
    def one(message_id: int, album: str | None) -> dict[str, Any]:
        return shown_of({"message_id": message_id} | ({"media_group_id": album} if album else {}))

    given = [one(1, None), one(2, "g"), one(3, "g"), one(4, "h"), one(5, None), one(6, None)]
    groups = "list => harness.groupAlbums(list).map((group) => group.map(({ message }) => message.message_id))"
    assert await shown.page.evaluate(groups, given) == [[1], [2, 3], [4], [5], [6]]


async def test_reactions_stand_below_the_bubble(shown: Shown) -> None:
    thumb, heart = {"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "❤"}
    message = await shown.message({"text": "hello"}, reactions=[thumb, heart, thumb])
    await expect(message.get_by_test_id("reactions").locator(".reaction")).to_have_text(["👍 2", "❤"])


@pytest.mark.parametrize("reactions", [None, [], ["👍"], [{"type": "toString"}], [{"type": "emoji"}]])
async def test_what_is_no_reaction_is_not_shown(shown: Shown, reactions: Any) -> None:
    message = await shown.message({"text": "hello"}, reactions=reactions)
    await expect(message.get_by_test_id("reactions")).to_have_count(0)
