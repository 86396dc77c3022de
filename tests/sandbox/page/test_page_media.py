"""Files in messages: their places are kept before they are loaded, and they come from the sandbox alone."""

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Json, Shown, shown_of


def photo(name: str = "red", width: int = 800, height: int = 600) -> list[Json]:
    return [
        {"file_unique_id": "small", "width": 8, "height": 6},
        {"file_unique_id": name, "width": width, "height": height},
    ]


async def test_a_photo_is_its_largest_size_from_the_sandbox(shown: Shown) -> None:
    image = (await shown.message({"photo": photo()})).locator("img")
    assert await image.get_attribute("src") == "/control/file/red"
    await shown.page.wait_for_function("() => document.querySelector('img').naturalWidth === 800")


@pytest.mark.parametrize(("width", "height"), [(800, 600), (600, 800), (4000, 400), (300, 200)])
async def test_a_photos_place_is_kept_before_it_is_loaded(shown: Shown, width: int, height: int) -> None:
    image = (await shown.message({"photo": photo("blue", width, height)})).locator("img")
    before = await image.bounding_box()
    await shown.page.wait_for_function("() => document.querySelector('img').complete")
    assert before
    assert await image.bounding_box() == before
    assert before["width"] <= 480
    assert before["height"] <= 440


async def test_a_photo_opens_in_full_and_closes_on_escape(shown: Shown) -> None:
    message = await shown.message({"photo": photo()})
    await message.get_by_role("button", name="Open photo").click()
    box = shown.page.get_by_test_id("lightbox")
    await expect(box.locator("img")).to_have_attribute("src", "/control/file/red")
    await shown.page.keyboard.press("Escape")
    await expect(box).to_have_count(0)


async def test_a_covered_photo_is_shown_before_it_opens(shown: Shown) -> None:
    message = await shown.message({"photo": photo(), "has_media_spoiler": True})
    await message.get_by_test_id("spoiler").click()
    await expect(shown.page.get_by_test_id("lightbox")).to_have_count(0)
    await message.get_by_test_id("photo").click()
    await expect(shown.page.get_by_test_id("lightbox")).to_be_visible()


WIDTHS = """cells => Object.values(Object.groupBy(cells, (cell) => cell.offsetTop))
  .map((row) => row.reduce((sum, cell) => sum + cell.offsetWidth, 3 * (row.length - 1)))"""


@pytest.mark.parametrize("count", range(2, 11))
async def test_an_album_is_a_grid_without_holes(shown: Shown, count: int) -> None:
    items = [shown_of({"message_id": 20 + at, "media_group_id": "g", "photo": photo()}) for at in range(count)]
    album = await shown.raw(items)
    rows = await album.locator(".cell").evaluate_all(WIDTHS)
    assert await album.locator(".cell").count() == count
    assert all(width == pytest.approx(480, abs=4) for width in rows)


async def test_an_album_knows_its_messages_and_turns_in_full(shown: Shown) -> None:
    items = [shown_of({"message_id": 20 + at, "photo": photo(name)}) for at, name in enumerate(("red", "blue"))]
    items[1]["message"] |= {"caption": "Two"}
    album = await shown.raw(items)
    assert await album.get_attribute("data-message-ids") == "20 21"
    assert await album.get_by_test_id("text").inner_text() == "Two\n08:00"
    await album.get_by_test_id("photo").first.click()
    await shown.page.keyboard.press("ArrowRight")
    await expect(shown.page.get_by_test_id("lightbox").locator("img")).to_have_attribute("src", "/control/file/blue")


async def test_an_album_of_documents_is_a_list(shown: Shown) -> None:
    files = [{"document": {"file_unique_id": "red", "file_name": f"{at}.csv"}, "caption": f"no. {at}"} for at in (1, 2)]
    album = await shown.raw([shown_of(fields | {"message_id": at}) for at, fields in enumerate(files)])
    assert (await album.inner_text()).split("\n") == [
        "csv",
        "1.csv",
        "Download",
        "no. 1",
        "csv",
        "2.csv",
        "Download",
        "no. 2",
        "08:00",
    ]


async def test_a_document_can_be_kept_under_its_name(shown: Shown) -> None:
    file = {"file_unique_id": "red", "file_name": "my topics.json", "file_size": 34_512}
    link = (await shown.message({"document": file})).get_by_test_id("document")
    assert await link.get_attribute("download") == "my topics.json"
    assert await link.get_attribute("href") == "/control/file/red"
    assert "34.5 kB" in await link.inner_text()


@pytest.mark.parametrize("kind", ["video", "animation", "video_note"])
async def test_films_are_played_by_the_browser(shown: Shown, kind: str) -> None:
    message = await shown.message({kind: {"file_unique_id": "", "width": 640, "height": 360, "length": None}})
    film = message.locator("video")
    assert await film.get_attribute("width") == "480"
    assert await film.evaluate("node => node.controls")


@pytest.mark.parametrize("kind", ["audio", "voice"])
async def test_sounds_are_played_by_the_browser(shown: Shown, kind: str) -> None:
    message = await shown.message({kind: {"performer": "Bach", "title": "Fugue", "duration": 3}})
    assert "Bach – Fugue" in await message.get_by_test_id("audio").inner_text()
    await expect(message.locator("audio")).to_be_visible()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"location": {"latitude": -33.8, "longitude": 151.25}}, ["Location", "33.80000° S, 151.25000° E"]),
        ({"venue": {"location": {"latitude": 1, "longitude": -2}, "title": "Café", "address": "Rue 1"}},
         ["Café", "Rue 1", "1.00000° N, 2.00000° W"]),
        ({"contact": {"first_name": "Bob", "phone_number": "+49 30 1"}}, ["Bob", "+49 30 1"]),
        ({"dice": {"emoji": "🎯", "value": 5}}, ["🎯", "5"]),
        ({"poll": {"question": "Which?", "options": [{"text": "A", "voter_count": 3}, {"text": "B", "voter_count": 1}],
                   "total_voter_count": 4}}, ["Which?", "75%", "A", "25%", "B", "4 votes"]),
    ],
)  # fmt: skip
async def test_other_things_are_told_on_a_card(shown: Shown, fields: Json, words: list[str]) -> None:
    lines = (await (await shown.message(fields)).inner_text()).split("\n")
    assert [line for line in lines if line in words] == words


async def test_a_caption_can_stand_above(shown: Shown) -> None:
    fields = {"photo": photo(), "caption": "Look", "show_caption_above_media": True}
    message = await shown.message(fields)
    text, image = await message.get_by_test_id("text").bounding_box(), await message.locator("img").bounding_box()
    assert text
    assert image
    assert text["y"] < image["y"]
