"""Times are shown in the reader's zone, as the letters of their format say."""

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Opening, Shown

NOON = 1_759_665_600  # 2025-10-05 12:00 UTC, a Sunday; the harness's clock says 08:00


@pytest.mark.parametrize(
    ("zone", "letters", "words"),
    [
        ("Europe/Berlin", "t", "14:00"),
        ("Europe/Berlin", "T", "14:00:00"),
        ("Europe/Berlin", "d", "05/10/25"),
        ("Europe/Berlin", "D", "5 October 2025"),
        ("Europe/Berlin", "w", "Sunday"),
        ("Europe/Berlin", "wDt", "Sunday 5 October 2025 at 14:00"),
        ("Europe/Berlin", "dt", "05/10/25, 14:00"),
        ("Pacific/Kiritimati", "wt", "Monday 02:00"),
        ("Pacific/Kiritimati", "D", "6 October 2025"),
        ("Pacific/Kiritimati", "r", "in 4 hours"),
        ("Europe/Berlin", "", "at noon"),
        ("Europe/Berlin", "tD", "at noon"),
        ("Europe/Berlin", "x", "at noon"),
    ],
)
async def test_a_time_is_in_the_readers_zone(opening: Opening, zone: str, letters: str, words: str) -> None:
    async with opening(timezone_id=zone) as shown:
        fields = {"type": "date_time", "offset": 0, "length": 7, "unix_time": NOON, "date_time_format": letters}
        time = (await shown.text("at noon", fields)).locator(".date-time")
        assert (await time.inner_text()).replace(",", "") == words.replace(",", "")
        assert zone in (await time.get_attribute("title") or "")
        assert shown.troubles == []


@pytest.mark.parametrize(
    ("unix", "words"),
    [
        (NOON - 4 * 3600, "now"),
        (NOON - 4 * 3600 + 20, "in 15 seconds"),
        (NOON - 4 * 3600 - 7 * 60, "7 minutes ago"),
        (NOON + 20 * 3600, "tomorrow"),
        (NOON - 40 * 86400, "last month"),
        (NOON + 800 * 86400, "in 2 years"),
    ],
)
async def test_a_relative_time_tells_how_far_away_it_is(shown: Shown, unix: int, words: str) -> None:
    rich = await shown.rich(
        {"type": "paragraph", "text": {"type": "date_time", "text": "x", "unix_time": unix, "date_time_format": "r"}}
    )
    assert await rich.locator("time").inner_text() == words


async def test_relative_times_are_told_anew(shown: Shown) -> None:
    node = await shown.text(
        "soon", {"type": "date_time", "offset": 0, "length": 4, "unix_time": NOON, "date_time_format": "r"}
    )
    await shown.page.evaluate(f"harness.refreshTimes(document, {NOON - 120} * 1000)")
    assert await node.locator(".date-time").inner_text() == "in 2 minutes"


@pytest.mark.parametrize("unix", [1e18, -1e18, "1759665600", None, 1.5e308])
async def test_a_time_that_is_none_is_shown_as_its_text(shown: Shown, unix: object) -> None:
    node = await shown.text(
        "then", {"type": "date_time", "offset": 0, "length": 4, "unix_time": unix, "date_time_format": "D"}
    )
    assert (await node.inner_text()).startswith("then")


async def test_a_message_bears_its_hour_in_the_readers_zone(opening: Opening) -> None:
    async with opening(timezone_id="Asia/Kolkata") as shown:
        message = await shown.message({"text": "hello", "edit_date": NOON}, silent=True)
        await expect(message.get_by_test_id("meta").locator("time")).to_have_text("13:30")
        await expect(message.get_by_test_id("edited")).to_have_text("edited")
        await expect(message.get_by_role("img", name="Sent without a sound")).to_be_visible()
