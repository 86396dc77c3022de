"""PDFs as sections of paragraphs."""

from contextlib import suppress
from itertools import count

import pytest

from bot.errors import FullTextUnavailable
from bot.fulltext.pdf.text import PdfText, read_pdf
from bot.model.reading import Fallback
from tests.fulltext.pdf.press import Sheet, printed

LEFT = (
    "The keeper counts the lanterns that pass below the",
    "bridge every night and writes their number into a",
    "book that nobody else has ever been allowed to read.",
    "On some nights the wind turns and the lanterns come",
    "back, so that they are counted twice by the keeper,",
    "which is a nuisance to the book but not to the river.",
    "We describe an engine that counts each of them once,",
    "whatever the wind does, and compare it with the book.",
)
RIGHT = (
    "The engine looks at the colour of every lantern and",
    "remembers it until the morning, when all are put out.",
    "A lantern that comes back is known by its colour, and",
    "by the dents that the bridge has left in its frame.",
    "Of all the lanterns of a year it missed only a few,",
    "and those had been painted while they were away from",
    "the river, as the painter admitted to us afterwards.",
    "The book, by contrast, was wrong on every third night.",
)


def two_columns(sheet: Sheet | None = None, top: float = 640) -> Sheet:
    """A page whose lines were printed row by row, across the gutter."""
    page = sheet or Sheet()
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        page.say(54, top - 12 * row, left)
        page.say(318, top - 12 * row, right)
    return page


def section(text: PdfText, heading: str) -> tuple[str, ...]:
    return next(one.paragraphs for one in text.sections if one.heading == heading)


def test_the_left_column_is_read_before_the_right_one() -> None:
    page = two_columns()
    page.say(120, 700, "Counting Lanterns by Their Colour", 18, bold=True)
    text = read_pdf(printed(page))
    joined = " ".join(paragraph for one in text.sections for paragraph in one.paragraphs)
    assert " ".join(LEFT) in joined
    assert joined.index(LEFT[-1]) < joined.index(RIGHT[0])


def test_what_spans_both_columns_parts_them() -> None:
    page = two_columns(top=700)
    page.say(
        54, 590, "This sentence runs over the whole width of the page and stands between the two pairs of columns."
    )
    two_columns(page, top=560)
    joined = " ".join(paragraph for one in read_pdf(printed(page)).sections for paragraph in one.paragraphs)
    assert joined.index(RIGHT[-1]) < joined.index("This sentence runs") < joined.rindex(LEFT[0])


def test_headings_part_the_sections() -> None:
    page = Sheet()
    page.say(72, 720, "Abstract", 12, bold=True)
    page.column(72, 700, *LEFT[:4])
    page.say(72, 640, "1 Introduction", 12, bold=True)
    page.column(72, 620, *LEFT)
    page.say(72, 510, "2.1 The Colours of Lanterns", 11, bold=True)
    page.column(72, 490, *RIGHT)
    page.say(72, 380, "References", 12, bold=True)
    page.column(72, 360, "[1] A. Keeper. The book of the bridge, 1843.", "[2] B. Painter. Lanterns, 1850.")
    text = read_pdf(printed(page))
    assert [(one.level, one.heading) for one in text.sections] == [
        (1, "Abstract"),
        (1, "Introduction"),
        (2, "The Colours of Lanterns"),
        (1, "References"),
    ]
    assert section(text, "Introduction") == (" ".join(LEFT),)


def test_a_broken_word_is_whole_again_and_a_real_hyphen_stays() -> None:
    page = Sheet()
    page.say(72, 720, "1 Introduction", 12, bold=True)
    page.column(
        72, 700, *LEFT, "It is a state-of-the-art engine. The engine is one of those that re-",
        "member every lantern of the river, and it is called state-of-the-", "art by all who have seen it at work.",
    )  # fmt: skip
    (paragraph,) = section(read_pdf(printed(page)), "Introduction")
    assert "those that remember every" in paragraph
    assert "called state-of-the-art by all" in paragraph


def test_ligatures_come_as_letters() -> None:
    page = Sheet()
    page.column(72, 700, *LEFT, "The ﬁrst lantern ﬂoats below the bridge.")
    assert "The first lantern floats below" in " ".join(read_pdf(printed(page)).sections[0].paragraphs)


def test_running_heads_page_numbers_and_the_stamp_are_left_out() -> None:
    sheets = []
    for number in range(1, 5):
        page = Sheet()
        page.say(200, 770, f"{number} A. KEEPER AND B. PAINTER")
        page.say(300, 30, str(number))
        page.turned(30, 200, "arXiv:2510.00001v1 [cs.CV] 1 Oct 2025")
        page.column(72, 700, *(f"{line[:-1]}{number}" for line in LEFT))
        sheets.append(page)
    joined = " ".join(paragraph for one in read_pdf(printed(*sheets)).sections for paragraph in one.paragraphs)
    assert "KEEPER" not in joined
    assert "arXiv" not in joined
    assert joined.endswith("4")


def test_a_sentence_goes_on_over_the_page() -> None:
    first, second = Sheet(), Sheet()
    first.column(72, 700, *LEFT[:7], "whatever the wind does, and com-")
    second.column(72, 700, "pare it with the book of the keeper.", *RIGHT)
    joined = " ".join(read_pdf(printed(first, second)).sections[0].paragraphs)
    assert "and compare it with the book" in joined


def test_captions_and_tables_are_no_prose() -> None:
    page = Sheet()
    page.column(72, 700, *LEFT)
    page.column(72, 560, "Table 1: Lanterns by night.", "Night  12.5  13.1  0.4", "Day  3.2  4.4  0.1")
    page.column(72, 480, *RIGHT)
    text = read_pdf(printed(page))
    joined = " ".join(paragraph for one in text.sections for paragraph in one.paragraphs)
    assert "12.5" not in joined
    assert text.captions == ("Table 1: Lanterns by night.",)


def test_links_come_with_the_words_before_them_and_their_section() -> None:
    page = Sheet()
    page.say(72, 720, "1 Introduction", 12, bold=True)
    page.column(72, 700, *LEFT, "Our code is available at the bridge.")
    page.link(185, 600, 240, 614, "https://github.com/keeper/engine")
    page.link(72, 600, 80, 614, "javascript:alert(1)")
    (one,) = read_pdf(printed(page)).sections
    assert [link.url for link in one.links] == ["https://github.com/keeper/engine"]
    assert "Our code is available at" in one.links[0].before
    assert len(one.links[0].before) <= 80


def encrypted() -> bytes:
    """A PDF that says it is encrypted, under a password that nobody has."""
    plain = printed(two_columns())
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    return plain.replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt " + lock)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The PDF is empty."),
        (b"<html><body>503 Service Unavailable</body></html>", "no PDF"),
        (b"%PDF-1.5\n", "broken or incomplete"),
        (printed(two_columns())[:700], "broken or incomplete"),
        (encrypted(), "encrypted"),
        (printed(Sheet()), "no text"),
        (printed(*(Sheet() for _ in range(301))), "301 pages; more than 250"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(FullTextUnavailable, match=says) as caught:
        read_pdf(content)
    assert caught.value.why is Fallback.UNREADABLE


def test_bytes_that_were_changed_anywhere_break_nothing() -> None:
    whole = printed(two_columns(), two_columns())
    for place in range(9, len(whole), 97):
        spoilt = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
        with suppress(FullTextUnavailable):
            assert read_pdf(spoilt).pages in range(1, 3)


def test_an_unannounced_list_of_references_is_known_as_such() -> None:
    page, number = Sheet(), count(1)
    page.column(72, 720, *LEFT)
    page.column(
        72, 560, *(f"[{next(number)}] A. Keeper and B. Painter. The book of the bridge, 18{n}." for n in range(40, 48))
    )
    assert [one.heading for one in read_pdf(printed(page)).sections] == ["", "References"]
