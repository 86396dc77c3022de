"""/trends: a topic's picture with its figures in words, on a light or a dark ground."""

from io import BytesIO

from PIL import Image

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of

TOPIC = "diffusion-models"


async def drawn(road: Road, text: str = f"/trends {TOPIC}") -> SentMessage:
    await road.morning(MONDAY)
    (picture,) = await road.ask(text)
    return picture


def ground(road: Road, message: SentMessage) -> int:
    """How light the picture's corner is, from 0 to 255."""
    media = message.content.media
    assert media is not None
    with Image.open(BytesIO(media.file.upload.content)) as image:
        assert image.size == (1080, 1350)
        corner = image.convert("L").getpixel((2, 2))
    assert isinstance(corner, int)
    return corner


async def test_a_topic_is_drawn_and_its_figures_are_said(road: Road) -> None:
    picture = await drawn(road)
    assert ground(road, picture) > 250
    assert picture.content.media is not None
    assert picture.content.media.file.upload.filename == f"{TOPIC}-2025-W41.png"
    assert picture.text.startswith("Diffusion models\n")
    assert "papers · 6 Oct 2025\n" in picture.text
    assert "\nCategories: cs.AI (" in picture.text
    assert "What I know begins on 6 Oct 2025: " in picture.text
    actions = [one.params for one in road.telegram.requests if one.method == "sendChatAction"]
    assert all(one["action"] == "upload_photo" for one in actions)


async def test_a_key_changes_the_ground_in_place(road: Road) -> None:
    picture = await drawn(road)
    before = len(road.said())
    await road.telegram.press(picture, f"tr:dark:{TOPIC}", road.ada)
    await road.telegram.until(lambda: f"tr:light:{TOPIC}" in data_of(picture_now(road, picture)), 20)
    assert ground(road, picture_now(road, picture)) < 40
    assert picture_now(road, picture).text == picture.text
    assert len(road.said()) == before


async def test_the_chats_topics_are_offered_as_keys(road: Road) -> None:
    await road.ask(f"/subscribe {TOPIC}")
    await road.morning(MONDAY)
    (offer,) = (await road.ask("/trends"))[-1:]
    assert data_of(offer) == [f"tr:new:{TOPIC}"]


async def test_a_topic_without_papers_gets_words(road: Road) -> None:
    answer = await drawn(road, '/trends ti:"no such words at all"')
    assert answer.content.media is None
    assert answer.text.startswith('No paper on “ti:"no such words at all"” was announced since 6 Oct 2025.')


async def test_an_empty_store_gets_words(road: Road) -> None:
    (answer,) = await road.ask(f"/trends {TOPIC}")
    assert answer.text.startswith("I know no announcement yet.")


async def test_chinese_readers_get_chinese_words(road: Road) -> None:
    await road.ask("/settings language zh")
    picture = await drawn(road)
    assert picture.text.startswith("扩散模型\n")
    assert "本库自2025年10月6日起才有记录" in picture.text


def picture_now(road: Road, message: SentMessage) -> SentMessage:
    return next(one for one in road.telegram.messages(road.chat) if one.message_id == message.message_id)
