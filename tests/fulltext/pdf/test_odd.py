"""PDFs as they should not be (locked, turned, huge, without letters) end in a value or a sentence."""

import time
from contextlib import suppress

import pytest

from bot.errors import FullTextUnavailable
from bot.fulltext.pdf.figures import find_figures
from bot.fulltext.pdf.text import read_pdf
from bot.model.reading import Fallback
from tests.fulltext.pdf.lock import locked
from tests.fulltext.pdf.press import HEIGHT, WIDTH, Sheet, printed
from tests.fulltext.pdf.test_text import LEFT, RIGHT, two_columns

TURNED = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}


def words_of(content: bytes) -> str:
    return " ".join(paragraph for one in read_pdf(content).sections for paragraph in one.paragraphs)


def boxed(content: bytes, box: str, more: str = "") -> bytes:
    """The PDF with another media box, and other keys, on each of its pages."""
    return content.replace(f"/MediaBox [0 0 {WIDTH} {HEIGHT}]".encode(), f"/MediaBox [{box}] {more}".encode())


def test_what_only_its_owner_may_change_everybody_reads() -> None:
    assert " ".join(LEFT) in words_of(locked(printed(two_columns())))


def test_what_needs_a_password_is_said_politely() -> None:
    with pytest.raises(FullTextUnavailable, match="encrypted; it opens with a password only") as caught:
        read_pdf(locked(printed(two_columns()), user="bridge"))
    assert caught.value.why is Fallback.UNREADABLE


@pytest.mark.parametrize("angle", TURNED)
def test_a_turned_page_is_read_as_its_reader_sees_it(angle: int) -> None:
    page = Sheet()
    for number, line in enumerate((*LEFT, *RIGHT)):
        row = 12 * number
        left, bottom = {90: (100 + row, 100), 180: (500, 100 + row), 270: (400 - row, 700)}[angle]
        page.marks.append(f"BT /F1 10 Tf {TURNED[angle]} {left} {bottom} Tm ({line}) Tj ET")
    assert " ".join((*LEFT, *RIGHT)) in words_of(boxed(printed(page), f"0 0 {WIDTH} {HEIGHT}", f"/Rotate {angle}"))


def test_a_figure_on_a_turned_page_is_found() -> None:
    page = Sheet()
    page.draw(200, 100, 320, 400)
    page.marks.append("BT /F1 10 Tf 0 1 -1 0 340 100 Tm (Figure 1: Lanterns on their side.) Tj ET")
    (figure,) = find_figures(boxed(printed(page), f"0 0 {WIDTH} {HEIGHT}", "/Rotate 90"))
    assert figure.caption == "Figure 1: Lanterns on their side."


def test_the_columns_of_a_page_that_begins_elsewhere_are_told_apart() -> None:
    content = printed(two_columns()).replace(b" Tf 54 ", b" Tf 1054 ").replace(b" Tf 318 ", b" Tf 1318 ")
    words = words_of(boxed(content, "1000 0 1612 792"))
    assert words.index(LEFT[-1]) < words.index(RIGHT[0])


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 99999999 99999999", "nan 0 -5 0", "0 0 1 1", "-9e9 -9e9 9e9 9e9", "612 792 0 0"]
)
def test_a_page_of_any_size_ends_in_a_value_or_a_sentence(box: str) -> None:
    page = two_columns()
    page.draw(100, 200, 300, 400)
    page.say(100, 190, "Figure 1: A bridge.")
    content = boxed(printed(page), box)
    for read in (read_pdf, find_figures):
        with suppress(FullTextUnavailable):
            assert read(content) is not None


def test_what_lies_outside_of_the_page_is_not_read() -> None:
    page = two_columns()
    page.say(54, -300, "Nobody can see this sentence on the page.")
    assert "Nobody" not in words_of(printed(page))


def test_pages_without_text_among_others_are_passed_over() -> None:
    content = printed(two_columns(), Sheet(), two_columns())
    assert read_pdf(content).pages == 3
    assert words_of(content).count(LEFT[2]) == 2


def unreadable_font(content: bytes) -> bytes:
    """The PDF with a font whose letters are in the private use area."""
    names = " ".join(f"/uni{0xE000 + code:04X}" for code in range(32, 127))
    return content.replace(
        b"/BaseFont /Times-Roman", f"/BaseFont /Nameless /Encoding << /Differences [32 {names}] >>".encode()
    )


def test_letters_that_nobody_knows_are_said_to_be_unreadable() -> None:
    with pytest.raises(FullTextUnavailable, match="letters cannot be read"):
        read_pdf(unreadable_font(printed(two_columns())))


def test_more_characters_than_a_page_holds_are_cut_off_in_little_time() -> None:
    page = Sheet()
    for row in range(1_000):
        page.say(54, 40 + 0.7 * row, "lantern" * 14, 0.5)
    started = time.process_time()
    assert read_pdf(printed(page)).pages == 1
    assert time.process_time() - started < 10


def test_one_word_as_long_as_a_page_takes_little_time() -> None:
    page = Sheet()
    page.column(72, 760, *("x" * 90 for _ in range(180)), size=3)
    started = time.process_time()
    assert read_pdf(printed(page)).pages == 1
    assert time.process_time() - started < 5


def test_many_drawings_and_captions_take_little_time() -> None:
    page = Sheet()
    for number in range(6_000):
        page.marks.append(f"{number % 600} {number // 10} 70 70 re S")
    for number in range(1, 61):
        page.say(60, 12 * number, f"Figure {number}: A bridge.", 5)
    started = time.process_time()
    assert len(find_figures(printed(page, page, page))) <= 12
    assert time.process_time() - started < 20


def test_forms_within_forms_break_nothing() -> None:
    page = two_columns()
    page.marks.append("/X0 Do")
    forms = "".join(f"/X{number} << /Type /XObject /Subtype /Form /BBox [0 0 612 792] >> " for number in range(2))
    plain = printed(page).replace(b"/Resources << ", b"/Resources << /XObject << /X0 5 0 R >> ")
    assert forms
    assert read_pdf(plain).pages == 1
