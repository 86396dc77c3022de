"""What a PDF gives, as an outline: real pages, and first pages set by hand."""

from bot.fulltext.affiliations import affiliations_of
from bot.fulltext.assemble import assembled
from bot.fulltext.pdf.glyphs import Glyph
from bot.fulltext.pdf.lines import Line
from bot.fulltext.pdf_outline import front_of, outline_of_pdf
from bot.model.fulltext import PartKind, TextSource
from bot.model.paper import PaperId
from bot.sandbox.arxiv.in_full import sample_documents

AUTHORS = ["Ada Lovelace", "Émilie du Châtelet", "Sofia Kovalevskaya"]


def row(top: float, *words: tuple[float, str]) -> Line:
    """A line of words, each set from a place (points) on; what stands behind a caret is raised."""
    glyphs: list[Glyph] = []
    for start, text in words:
        left, raised = start, False
        for char in text:
            if char == "^":
                raised = True
            elif char != " ":
                bottom, size = (top + 4, 6.0) if raised else (top, 10.0)
                glyphs.append(Glyph(char, left, bottom, left + 5, bottom + size, size, is_bold=False))
            left += 0 if char == "^" else 5 if char != " " else 3
    whole = " ".join(text for _, text in words)
    return Line(whole, glyphs[0].left, top, glyphs[-1].right, top + 10, 10.0, False, 0, tuple(glyphs))


def test_names_side_by_side_come_each_with_what_stands_below() -> None:
    front = front_of(
        [
            row(600, (100, "Ada Lovelace^*"), (250, "Émilie du Châtelet")),
            row(588, (105, "First Lab"), (255, "Second University")),
            row(576, (100, "ada@x.org"), (250, "emilie@y.org")),
            row(560, (180, "Sofia Kovalevskaya")),
            row(548, (180, "Third Institute")),
        ]
    )
    assert affiliations_of(AUTHORS, front) == ("First Lab",)


def test_raised_marks_lead_to_their_affiliations() -> None:
    front = front_of(
        [
            row(600, (100, "Ada Lovelace^2"), (170, ", Émilie du Châtelet^1")),
            row(588, (100, "^1"), (106, "First University")),
            row(576, (100, "^2"), (106, "Second University")),
        ]
    )
    assert affiliations_of(AUTHORS, front) == ("Second University",)


def test_a_real_letter_becomes_a_text_with_its_parts() -> None:
    outline, pages = outline_of_pdf(sample_documents()["pdf/1503.07589v1"].body)
    text = assembled(outline, paper=PaperId("1503.07589"), version=1, authors=["ATLAS Collaboration"], pages=pages)
    kinds = [part.kind for part in text.parts]
    assert (text.source, text.pages, text.affiliations) == (TextSource.PDF, 47, ())
    assert kinds[0] is PartKind.ABSTRACT
    assert {PartKind.METHOD, PartKind.EXPERIMENTS, PartKind.ACKNOWLEDGEMENTS, PartKind.REFERENCES} <= set(kinds)
    body = " ".join(paragraph for part in text.body for paragraph in part.paragraphs)
    assert "systematic uncertainties" in body
    assert "A measurement of the Higgs boson mass is presented" not in body
    assert "Yerevan Physics Institute" not in body
