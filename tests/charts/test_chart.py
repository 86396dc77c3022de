"""The picture: the same bytes for the same values, no box where a letter should be, and in a process of its own."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.charts import faces
from bot.charts.apart import Charts
from bot.charts.chart import HEIGHT, WIDTH, draw
from bot.charts.themes import COLOURS
from bot.charts.worker import Job, to_json
from bot.errors import NoPicture
from bot.model.trends import Bar, Form, Labels, Rising, Share, Theme, Trend, Unit

DAY = date(2025, 10, 6)
BARS = tuple(Bar(DAY + timedelta(weeks=week), 10 + week, week < 9) for week in range(10))
TREND = Trend(
    since=DAY,
    until=DAY + timedelta(weeks=10),
    unit=Unit.WEEK,
    papers=145,
    announced=9_000,
    bars=BARS,
    turn=DAY + timedelta(weeks=7),
    rising=(Rising("flow matching", 12, 3, 3.1), Rising("costs $5 and $x^2$", 8, 2, 2.5)),
    categories=(Share("cs.CV", 120), Share("cs.LG", 60)),
    authors=(Share("Björn Ommer", 4), Share("\U000140f3 nobody", 2)),
    is_young=False,
)
ENGLISH = Labels(
    "Diffusion models",
    "145 papers",
    "Papers per week",
    "Rising words",
    "Categories",
    "Authors",
    ("6 Oct", "8 Dec"),
    "none",
)
CHINESE = Labels("扩散模型", "145 篇论文", "每周论文数", "上升词", "分类", "作者", ("10月6日", "12月8日"), "暂无")
YOUNG = replace(TREND, unit=Unit.DAY, papers=1, bars=(Bar(DAY, 1),), turn=None, rising=(), authors=())


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("theme", Theme)
def test_the_same_values_give_the_same_bytes(theme: Theme, form: Form) -> None:
    assert draw(TREND, [ENGLISH], theme, form) == draw(TREND, [ENGLISH], theme, form)


@pytest.mark.parametrize("trend", [TREND, YOUNG])
@pytest.mark.parametrize("theme", Theme)
def test_a_picture_fits_a_phone_and_its_ground(trend: Trend, theme: Theme) -> None:
    with Image.open(BytesIO(draw(trend, [ENGLISH], theme))) as image:
        assert image.size == (WIDTH, HEIGHT)
        red, green, blue, *_ = image.convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    assert f"#{red:02x}{green:02x}{blue:02x}" == COLOURS[theme].ground


@pytest.mark.filterwarnings("error")
def test_a_chinese_name_is_drawn_without_boxes() -> None:
    """Matplotlib warns of each character for which no face has a shape; a warning is an error here."""
    assert draw(TREND, [CHINESE, ENGLISH], Theme.LIGHT)


def test_without_a_chinese_face_the_words_are_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_CHINESE", ())
    for cached in (faces.families, faces._chinese, faces._shapes):
        cached.cache_clear()
    try:
        assert not faces.can_show("扩散")
        assert draw(TREND, [CHINESE, ENGLISH], Theme.LIGHT) == draw(TREND, [ENGLISH], Theme.LIGHT)
        assert draw(TREND, [CHINESE], Theme.LIGHT)
    finally:
        monkeypatch.undo()
        for cached in (faces.families, faces._chinese, faces._shapes):
            cached.cache_clear()


@pytest.mark.parametrize("theme", Theme)
def test_texts_stand_out_from_their_ground(theme: Theme) -> None:
    colours = COLOURS[theme]
    for text in (colours.text, colours.quiet, colours.rise, colours.mark):
        assert contrast(text, colours.ground) >= 4.5


async def test_a_picture_is_drawn_in_a_process_and_only_once() -> None:
    charts, job = Charts(), Job(TREND, (ENGLISH,), Theme.DARK)
    picture = await charts.picture(job)
    assert picture == draw(TREND, [ENGLISH], Theme.DARK)
    assert await charts.picture(job) is picture


async def test_a_picture_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(NoPicture):
        await Charts(seconds=0.01).picture(Job(TREND, (ENGLISH,), Theme.DARK))


async def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(NoPicture):
        await Charts().picture(Job(replace(TREND, bars=()), (ENGLISH,), Theme.LIGHT))


def test_a_job_keeps_all_its_values() -> None:
    assert b"flow matching" in to_json(Job(TREND, (ENGLISH, CHINESE), Theme.LIGHT))


def test_the_bot_itself_does_not_load_matplotlib() -> None:
    for name in ("apart", "worker"):
        source = Path(str(faces.__file__)).with_name(f"{name}.py").read_text("utf-8")
        assert "import matplotlib" not in source
        assert "\nfrom bot.charts.chart" not in source


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
