"""Figures are cut out around their captions."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.fulltext.pdf.figures import find_figures
from bot.model.fulltext import Figure
from tests.fulltext.pdf.press import Sheet, printed
from tests.fulltext.pdf.test_text import LEFT, RIGHT

REAL = Path(__file__).parents[3] / "bot" / "sandbox" / "arxiv" / "sample" / "1503.07589v1.pdf"


def picture(figure: Figure) -> Image.Image:
    opened = Image.open(BytesIO(figure.png))
    opened.load()
    return opened


def red(image: Image.Image) -> int:
    """How many pixels of the drawing are in a picture."""
    pixels = image.convert("RGB").tobytes()
    triples = zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(red > 200 and green < 90 and blue < 90 for red, green, blue in triples)


def page_with(left: float, right: float, caption: str) -> Sheet:
    page = Sheet()
    page.column(72, 720, *LEFT)
    page.draw(left, 480, right, 600)
    page.say(left, 460, caption)
    page.column(72, 420, *RIGHT)
    return page


def test_a_drawing_comes_with_its_caption_and_without_the_text_around_it() -> None:
    (figure,) = find_figures(printed(page_with(100, 400, "Figure 3: Lanterns below the bridge.")))
    assert (figure.label, figure.caption, figure.page) == ("Figure 3", "Figure 3: Lanterns below the bridge.", 1)
    image = picture(figure)
    assert image.width == pytest.approx(1_280, rel=0.05)
    assert image.width / image.height == pytest.approx(300 / 120, rel=0.1)
    assert red(image) > 1_000
    dark = sum(image.convert("L").histogram()[:60])
    assert dark == 0, "words of the page are in the crop"


def test_labels_at_the_edge_of_a_drawing_belong_to_it() -> None:
    page = page_with(100, 400, "Fig. 1. Lanterns.")
    page.say(405, 540, "north", 8)
    (figure,) = find_figures(printed(page))
    assert figure.label == "Figure 1"
    assert picture(figure).width / picture(figure).height > 310 / 130


def test_figures_side_by_side_are_two() -> None:
    page = Sheet()
    page.column(72, 720, *LEFT)
    page.draw(60, 480, 280, 600)
    page.draw(330, 480, 550, 600)
    page.say(60, 460, "Figure 1: The left bridge.")
    page.say(330, 460, "Figure 2: The right bridge.")
    found = find_figures(printed(page))
    assert [figure.label for figure in found] == ["Figure 1", "Figure 2"]
    assert all(picture(figure).width / picture(figure).height < 2.2 for figure in found)


def test_a_sentence_on_a_figure_is_no_caption() -> None:
    page = Sheet()
    page.column(
        72,
        720,
        *LEFT,
        "as can be seen in the drawing of the bridge, that is in",
        "Fig. 4. First, the lanterns are put out.",
    )
    page.draw(100, 400, 300, 500)
    assert find_figures(printed(page)) == ()


def test_a_caption_without_a_drawing_gives_no_figure() -> None:
    page = Sheet()
    page.column(72, 720, *LEFT)
    page.say(72, 500, "Figure 1: Nothing is drawn here.")
    assert find_figures(printed(page)) == ()


def test_a_drawing_too_thin_for_a_photo_is_left_out() -> None:
    page = Sheet()
    page.draw(20, 560, 600, 597)
    page.draw(20, 560, 22, 562)
    page.say(60, 540, "Figure 1: A thin line.")
    for figure in find_figures(printed(page)):
        image = picture(figure)
        assert max(image.size) / min(image.size) <= 20


def test_a_real_letter_gives_its_four_figures() -> None:
    found = find_figures(REAL.read_bytes())
    assert [figure.label for figure in found] == [f"Figure {number}" for number in range(1, 5)]
    for figure in found:
        image = picture(figure)
        assert sum(image.size) <= 10_000
        assert len(figure.png) < 10_000_000
        assert len(figure.caption) > 80
