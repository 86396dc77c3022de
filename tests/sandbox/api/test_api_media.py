"""Sending files of every kind: what comes back, what is kept, and what is refused."""

import io
import struct
import zlib

import aiohttp
import pytest
from PIL import Image
from telegram import Bot, MessageEntity
from telegram.error import BadRequest

from bot.sandbox.api.media import MAX_FILE, MAX_PHOTO, for_block, media_content
from bot.sandbox.api.pictures import Unfit
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import MediaKind
from tests.sandbox.api.pictures import assert_described, picture


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is that large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


async def test_a_photo_comes_in_two_sizes_that_both_go_down(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    content = picture(640, 480)
    sent = await bot.send_photo(
        chat.id, content, "<b>a</b> figure", parse_mode="HTML", has_spoiler=True, show_caption_above_media=True
    )
    small, large = sent.photo
    assert (small.width, small.height, large.width, large.height) == (320, 240, 640, 480)
    assert (sent.caption, sent.caption_entities[0].type) == ("a figure", "bold")
    assert (sent.has_media_spoiler, sent.show_caption_above_media) == (True, True)
    kept = sandbox.world.files.get(large.file_id)
    assert kept is not None
    assert kept.upload.content == content
    thumbnail = sandbox.world.files.get(small.file_id)
    assert thumbnail is not None
    assert Image.open(io.BytesIO(thumbnail.upload.content)).size == (320, 240)
    assert_described(sandbox)


async def test_any_size_of_a_photo_sends_it_again(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, picture(640, 480))
    again = [await bot.send_photo(chat.id, size.file_id) for size in sent.photo]
    assert [one.photo for one in again] == [sent.photo, sent.photo]
    assert_described(sandbox)


async def test_every_kind_of_file_tells_what_its_sender_said(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    thumbnail = picture(90, 60, "JPEG")
    video = await bot.send_video(
        chat.id, b"moving", duration=7, width=640, height=20_000, thumbnail=thumbnail, filename="talk.mp4"
    )
    assert video.video is not None
    assert (video.video.width, video.video.height, video.video.mime_type) == (640, 10_000, "video/mp4")
    assert video.video.thumbnail is not None
    assert (video.video.thumbnail.width, video.video.file_name) == (90, "talk.mp4")
    audio = await bot.send_audio(chat.id, b"sound", performer="Ada", title="Notes", duration=3, filename="n.mp3")
    assert audio.audio is not None
    assert (audio.audio.performer, audio.audio.title, audio.audio.mime_type) == ("Ada", "Notes", "audio/mpeg")
    voice = await bot.send_voice(chat.id, b"speech", caption="said", duration=2)
    assert voice.voice is not None
    assert (voice.voice.mime_type, voice.caption) == ("audio/ogg", "said")
    animation = await bot.send_animation(chat.id, b"loop", filename="loop.gif", width=10, height=10)
    assert animation.animation is not None
    assert animation.document is not None
    assert animation.document.file_id == animation.animation.file_id
    document = await bot.send_document(chat.id, b"@a{}", filename="a.bib", disable_content_type_detection=True)
    assert document.document is not None
    assert document.document.file_name == "a.bib"
    again = await bot.send_video(chat.id, video.video.file_id, width=1)
    assert again.video == video.video
    assert_described(sandbox)


async def test_a_file_id_sends_only_what_it_was(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    document = await bot.send_document(chat.id, b"x", thumbnail=picture(), filename="x.txt")
    assert document.document is not None
    assert document.document.thumbnail is not None
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(chat.id, document.document.file_id)
    with pytest.raises(BadRequest, match="Can't use file of type thumbnail as document"):
        await bot.send_document(chat.id, document.document.thumbnail.file_id)
    voice = await bot.send_voice(chat.id, b"x")
    assert voice.voice is not None
    with pytest.raises(BadRequest, match="Can't use file of type voicenote as audio"):
        await bot.send_audio(chat.id, voice.voice.file_id)


async def test_a_thumbnail_that_is_no_picture_is_left_out(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, b"x", thumbnail=b"no picture", filename="x.txt")
    assert sent.document is not None
    assert sent.document.thumbnail is None


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"", "Bad Request: file must be non-empty"),
        (b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (picture(200, 200)[:150], "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "Bad Request: IMAGE_PROCESS_FAILED"),
        (picture(210, 10), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bomb(5_001, 5_000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bomb(12_000, 12_000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bomb(60_000, 60_000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bomb(0, 5), "Bad Request: IMAGE_PROCESS_FAILED"),
        (
            b"x" * (MAX_PHOTO + 1),
            "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
    ids=["empty", "text", "cut", "svg", "eps", "wide", "large", "larger", "largest", "none", "heavy"],
)
async def test_what_is_no_photo_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, content: bytes, description: str
) -> None:
    form = aiohttp.FormData({"chat_id": str(chat.id)})
    form.add_field("photo", io.BytesIO(content), filename="a.png")
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendPhoto", data=form) as response:
        assert (response.status, (await response.json())["description"]) == (400, description)
    assert sandbox.world.files.bytes_held == 0


async def test_more_than_fifty_megabytes_do_not_go_up(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat
) -> None:
    form = aiohttp.FormData({"chat_id": str(chat.id)})
    form.add_field("document", io.BytesIO(b"x" * (MAX_FILE + 1)), filename="a.bin")
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendDocument", data=form) as response:
        assert (response.status, (await response.json())["description"]) == (413, "Request Entity Too Large")


async def test_a_part_may_have_any_name(sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat) -> None:
    form = aiohttp.FormData({"chat_id": str(chat.id), "photo": "attach://a-part_1"})
    form.add_field("a-part_1", picture(), filename="a.png")
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendPhoto", data=form) as response:
        assert response.status == 200
    assert sandbox.messages(chat)[0].document is not None


async def test_a_text_field_is_no_file(sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat) -> None:
    params = {"chat_id": str(chat.id), "photo": "attach://part", "part": "text"}
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendPhoto", data=params) as response:
        wrong = "Bad Request: wrong file identifier/HTTP URL specified"
        assert (response.status, (await response.json())["description"]) == (400, wrong)


async def test_entities_may_be_given_instead_of_markup(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    given = [
        MessageEntity(MessageEntity.ITALIC, 3, 6),
        MessageEntity(MessageEntity.BOLD, 0, 5),
        MessageEntity(MessageEntity.URL, 0, 1),
    ]
    text = await bot.send_message(chat.id, "😀 *bold* https://a.org", entities=given)
    assert [(one.type, one.offset, one.length) for one in text.entities] == [
        ("bold", 0, 3),
        ("italic", 3, 6),
        ("bold", 3, 2),
        ("url", 10, 13),
    ]
    photo = await bot.send_photo(chat.id, picture(), "a caption", caption_entities=[MessageEntity("bold", 2, 7)])
    assert photo.parse_caption_entities() == {photo.caption_entities[0]: "caption"}
    assert_described(sandbox)


def test_people_and_rich_messages_use_the_same_files(sandbox: TelegramSandbox) -> None:
    world = sandbox.world
    upload = Upload("a.png", "image/png", picture())
    content = media_content(world, MediaKind.PHOTO, upload, "see https://a.org")
    assert content.media is not None
    assert [entity["type"] for entity in content.entities] == ["url"]
    params = {"attach://one": upload}
    block = for_block(world, params, "photo", {"type": "photo", "media": "attach://one"})
    assert block["photo"][0]["width"] == 40
    again = for_block(world, params, "photo", {"type": "photo", "media": content.media.file.file_id})
    assert again == {"photo": content.media.described}
    with pytest.raises(Unfit, match="failed to get HTTP URL content"):
        for_block(world, params, "voice_note", "https://a.org/a.ogg")
