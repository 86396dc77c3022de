"""What the sandbox forgets, and that nothing leads to it afterwards."""

from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.clock import ManualClock
from bot.sandbox.api.media import new_media
from bot.sandbox.api.methods.chats import get_chat
from bot.sandbox.api.methods.pins import pin_chat_message, unpin_chat_message
from bot.sandbox.telegram import BOT, TelegramSandbox
from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.files import FileStore
from bot.sandbox.world.message import KEEP_EARLIER, Content, MediaKind
from bot.sandbox.world.world import World


@pytest.fixture
def world() -> World:
    """One that keeps two messages."""
    return World(BOT, ManualClock(datetime(2026, 1, 5, 12, tzinfo=UTC)), keep=2)


@pytest.fixture
def ming(world: World) -> Chat:
    return world.add_private_chat(world.add_user("Ming", None, None))


def test_of_many_edits_the_latest_are_kept(world: World, ming: Chat) -> None:
    message = world.write(ming, BOT, Content("0"))
    for number in range(KEEP_EARLIER + 5):
        world.change(message, Content(str(number + 1)))
    assert [content.text for content in message.earlier] == [str(number) for number in range(5, KEEP_EARLIER + 5)]


def test_a_message_that_is_forgotten_is_pinned_no_longer(world: World, ming: Chat) -> None:
    pinned = world.write(ming, BOT, Content("first"))
    world.pin(pinned)
    kept = world.write(ming, BOT, Content("second"))
    world.pin(kept)
    world.write(ming, BOT, Content("third"))
    assert ming.pinned == [kept.message_id]
    assert unpin_chat_message(world, {"chat_id": ming.id})


def test_a_message_that_is_forgotten_can_be_erased_and_nothing_happens(world: World, ming: Chat) -> None:
    old = world.write(ming, BOT, Content("first"))
    for text in ("second", "third"):
        world.write(ming, BOT, Content(text))
    before = world.journal.last
    world.erase(old)
    assert world.journal.last == before


def test_a_chain_of_replies_keeps_none_but_the_last_that_was_forgotten(world: World, ming: Chat) -> None:
    first = world.write(ming, BOT, Content("first"))
    second = world.write(ming, BOT, Content("second"), reply_to=first)
    third = world.write(ming, BOT, Content("third"), reply_to=second)
    assert "reply_to_message" not in second.json()
    world.write(ming, BOT, Content("fourth"), reply_to=third)
    assert (second.reply_to, third.reply_to) == (None, second)


def test_the_pin_that_is_shown_is_of_the_message_sent_last(ming: Chat) -> None:
    world = World(BOT, ManualClock(datetime(2026, 1, 5, 12, tzinfo=UTC)))
    world.chats[ming.id] = ming
    older, newer = (world.write(ming, BOT, Content(text)) for text in ("older", "newer"))
    for one in (newer, older):
        pin_chat_message(world, {"chat_id": ming.id, "message_id": one.message_id})
    assert get_chat(world, {"chat_id": ming.id})["pinned_message"]["text"] == "newer"


def test_the_oldest_files_make_room() -> None:
    files = FileStore(keep_bytes=10)
    first, second, third = (files.add(Upload(f"{n}.txt", "text/plain", bytes(4)), "documents") for n in range(3))
    assert files.bytes_held == 8
    assert (files.get(first.file_id), files.at(first.path), files.known_as(first.unique_id)) == (None, None, None)
    assert (first.upload.content, first.size) == (b"", 4)
    assert [files.known_as(one.unique_id) for one in (second, third)] == [second, third]


def test_a_file_that_fills_the_store_alone_is_kept() -> None:
    files = FileStore(keep_bytes=10)
    large = files.add(Upload("a.txt", "text/plain", bytes(50)), "documents")
    assert files.get(large.file_id) is large


async def test_a_file_that_was_forgotten_can_be_sent_no_longer(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sandbox.world.files = FileStore(keep_bytes=10)
    sent = await bot.send_document(chat.id, b"abcd", filename="a.txt")
    new_media(sandbox.world, MediaKind.DOCUMENT, Upload("b.txt", "text/plain", bytes(10)))
    assert sent.document
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_document(chat.id, sent.document.file_id)
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file(sent.document.file_id)
    assert sandbox.messages(chat)[0].json()["document"]["file_size"] == 4
