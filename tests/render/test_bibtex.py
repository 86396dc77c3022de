"""BibTeX, read back by other people's parsers."""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string as parsed
from bibtexparser.library import Library
from pybtex.database import BibliographyData, Person, parse_string

from bot.model.paper import Paper, PaperId
from bot.render import tex
from bot.render.authors import authors, written
from bot.render.bibtex import MOST_COPIED, bibtex, brief, entry
from bot.render.citekey import keys
from bot.render.latex import pieces
from bot.render.venue import venue_of, year_of

DATA = Path(__file__).parents[1] / "data"


def paper(**changes: object) -> Paper:
    fields: dict[str, object] = {
        "id": PaperId("1706.03762"),
        "version": 7,
        "title": "Attention Is All You Need",
        "authors": ("Ashish Vaswani", "Noam Shazeer"),
        "abstract": "We propose …",
        "categories": ("cs.CL", "cs.LG"),
        "primary_category": "cs.CL",
        "published": datetime(2017, 6, 12, 17, 57, tzinfo=UTC),
    }
    return Paper(**(fields | changes))  # type: ignore[arg-type]


def corpus() -> list[Paper]:
    """Thousands of real papers."""
    with gzip.open(DATA / "two-weeks-2025-10.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        paper(
            id=PaperId.parse(row["id"]),
            title=row["title"],
            authors=tuple(row["authors"]),
            abstract=row["abstract"],
            primary_category=row["categories"][0],
            journal_ref=row.get("journal_ref"),
            doi=row.get("doi"),
            published=None,
        )
        for row in rows
    ]


PAPERS = {one.id: one for one in corpus()}


def letters(title: str) -> str:
    """A title without formulas, TeX's own words and signs: what any reader of the file must find again."""
    bare = re.sub(r"\$[^$]*\$", "", title.replace(r"\$", "＄"))
    return "".join(filter(str.isalnum, re.sub(r"\\text[a-z]+", "", bare)))


def expected(one: Paper) -> str:
    words = "".join(piece for piece, formula in pieces(one.title) if not formula)
    return "".join(filter(str.isalnum, words))


def is_back(title: str, one: Paper) -> bool:
    """Whether the title is there again; a formula that TeX cannot read alone may have become letters."""
    found, wanted = letters(title), expected(one)
    return found == wanted or (len(found) - len(wanted) in range(1, 6) and found.endswith(wanted[5:]))


def test_an_entry_is_as_people_write_it() -> None:
    assert entry(paper(), keys([paper()])[0]) == (
        "@misc{vaswani2017attention,\n"
        "  title         = {Attention Is All You Need},\n"
        "  author        = {Vaswani, Ashish and Shazeer, Noam},\n"
        "  year          = {2017},\n"
        "  month         = jun,\n"
        "  eprint        = {1706.03762},\n"
        "  archiveprefix = {arXiv},\n"
        "  primaryclass  = {cs.CL},\n"
        "  url           = {https://arxiv.org/abs/1706.03762},\n"
        "}\n"
    )


@pytest.fixture(scope="module")
def by_pybtex() -> BibliographyData:
    return parse_string(bibtex(list(PAPERS.values())), "bibtex")


@pytest.fixture(scope="module")
def by_bibtexparser() -> Library:
    return parsed(bibtex(list(PAPERS.values())))


def test_pybtex_reads_title_authors_and_year_of_every_real_paper_back(by_pybtex: BibliographyData) -> None:
    assert len(by_pybtex.entries) == len(PAPERS) > 5_000
    for read in by_pybtex.entries.values():
        one = PAPERS[PaperId(read.fields["eprint"])]
        assert is_back(read.fields["title"], one)
        assert int(read.fields["year"]) == year_of(one)
        assert [named(person) for person in read.persons["author"]] == [
            tex.plain(" ".join(filter(None, (who.particle, who.family, who.suffix, who.given))))
            for who in authors(one.authors)
        ]


def named(person: Person) -> str:
    parts = [person.prelast_names, person.last_names, person.lineage_names, person.first_names, person.middle_names]
    return " ".join(word.removeprefix("{").removesuffix("}") for part in parts for word in part)


def test_bibtexparser_reads_every_real_paper_back(by_bibtexparser: Library) -> None:
    assert not by_bibtexparser.failed_blocks
    assert len(by_bibtexparser.entries) == len(PAPERS)
    for read in by_bibtexparser.entries:
        one = PAPERS[PaperId(read["eprint"])]
        assert is_back(read["title"], one)
        assert int(read["year"]) == year_of(one)
        assert len(read["author"].split(" and ")) == len(authors(one.authors))


def test_the_ascii_variant_of_every_real_paper_parses_too() -> None:
    text = bibtex(list(PAPERS.values()), is_ascii=True)
    read = parse_string(text, "bibtex")
    assert len(read.entries) == len(PAPERS)
    beyond = [line for line in text.splitlines() if not line.isascii()]
    assert len(beyond) < len(PAPERS) / 100


def test_braces_are_balanced_in_every_line_of_every_real_paper() -> None:
    for line in bibtex(list(PAPERS.values())).splitlines():
        if " = " in line:
            assert line.count("{") == line.count("}"), line


def test_keys_are_unique_in_a_file_and_plain() -> None:
    found = keys(list(PAPERS.values()))
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z0-9]{5,70}", one) for one in found)
    assert keys([paper()] * 3) == ["vaswani2017attention", "vaswani2017attentionb", "vaswani2017attentionc"]
    assert len(set(keys([paper()] * 100))) == 100


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": "On the Convergence of Adam"}, "vaswani2017convergence"),
        ({"authors": ("Laurens van der Maaten",)}, "vandermaaten2017attention"),
        ({"authors": ("The ATLAS Collaboration",)}, "atlas2017attention"),
        ({"authors": ("Søren Ørsted",)}, "orsted2017attention"),
        ({"authors": ("张三",), "title": "深度学习"}, "arxiv2017"),
        ({"authors": ()}, "arxiv2017attention"),
    ],
)
def test_a_key_names_author_year_and_a_telling_word(changes: dict[str, object], key: str) -> None:
    assert keys([paper(**changes)]) == [key]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("100% of A & B for $5", r"100\% of A \& {B} for \$5"),
        ("LoRA for GANs", "{LoRA} for {GANs}"),
        ("An X-ray of A-star", "An {X}-ray of {A}-star"),
        ("$k$-NN and $SU(2)$", "{$k$}-{NN} and {$SU(2)$}"),
        ("Linear $q^π$ and 100%", r"Linear {$q^{\pi}$} and 100\%"),
        (r"Schr\"odinger's \emph{cat}", "Schrödinger's cat"),
        ("open { brace", r"open \textbraceleft{} brace"),
        (r"$\left\{ x$ open", r"{\textbraceleft{} x} open"),
        (r"$\ourtool$ wins", "{ourtool} wins"),
        ("a_b # c~d ^e \\", r"a\_b \# c d \textasciicircum{}e \textbackslash{}"),
        ("the flow of a river near Zurich", "the flow of a river near {Zurich}"),
        ("A Study of Kirigami Robots", "A Study of Kirigami Robots"),
    ],
)
def test_a_title_compiles_and_keeps_its_case(title: str, written: str) -> None:
    assert tex.title(title) == written


def test_ascii_has_accents_in_tex() -> None:
    assert tex.plain("Gödel, Łukasz 张", is_ascii=True) == '{\\"o}'.join(["G", "del, {\\L}ukasz 张"])


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Laurens van der Maaten", "van der Maaten, Laurens"),
        ("Luc Van Gool", "Van Gool, Luc"),
        ("Nguyen Van Thieu", "Thieu, Nguyen Van"),
        ("Gerald Q. Maguire Jr.", "Maguire, Jr., Gerald Q."),
        ("John Roe, Jr.", "Roe, Jr., John"),
        ("Harold F. Wolf III", "Wolf, III, Harold F."),
        ("The LIGO Scientific Collaboration", "{The LIGO Scientific Collaboration}"),
        ("OpenAI", "{OpenAI}"),
        ("张三", "{张三}"),
        ("Yang Liu", "Liu, Yang"),
        ("Jane Doe (MIT, Harvard)", "Doe, Jane"),
        ("Doe, Jane", "Doe, Jane"),
        (r"Milo Milovi\'c", "Milović, Milo"),
        ("Smith & Sons", r"{Smith \& Sons}"),
        ("A and B", "{A and B}"),
    ],
)
def test_names_are_parted_as_bibtex_wants_them(name: str, field: str) -> None:
    assert f"  author        = {{{field}}},\n" in entry(paper(authors=(name,)), "k")


def test_a_group_stands_before_its_members() -> None:
    names = authors(["Qwen Group", ":", "An Yang"])
    assert [written(one) for one in names] == ["Qwen Group", "An Yang"]
    assert authors(["Aristo", ":", "An Yang"])[0].is_whole


@pytest.mark.parametrize(
    ("reference", "fields"),
    [
        ("Phys. Rev. D 98, 030001 (2018)", ("article", "Phys. Rev. D", "98", "030001", 2018)),
        ("Nature 521 (7553), 436-444 (2015)", ("article", "Nature", "521", "436--444", 2015)),
        ("Phys. Lett. B 716 (2012) 1-29", ("article", "Phys. Lett. B", "716", "1--29", 2012)),
        ("JMLR 15:1929-1958, 2014", ("article", "JMLR", "15", "1929--1958", 2014)),
        ("Advances in NeurIPS 2017", ("inproceedings", "Advances in NeurIPS 2017", "", "", 2017)),
        ("Proc. Natl. Acad. Sci. accepted", ("article", "Proc. Natl. Acad. Sci. accepted", "", "", None)),
        ("Journal of Things", ("article", "Journal of Things", "", "", None)),
    ],
)
def test_a_reference_is_taken_apart_where_it_is_plain(reference: str, fields: tuple[object, ...]) -> None:
    venue = venue_of(paper(journal_ref=reference))
    assert venue is not None
    kind = "inproceedings" if venue.is_meeting else "article"
    assert (kind, venue.name, venue.volume, venue.pages, venue.year) == fields
    assert entry(paper(journal_ref=reference), "k").startswith(f"@{kind}{{k,")


def test_an_address_is_no_journal() -> None:
    assert venue_of(paper(journal_ref="https://example.org/2024/x.pdf")) is None


@pytest.mark.parametrize(("number", "year"), [("2409.17058", 2024), ("math/0211159", 2002), ("hep-th/9901001", 1999)])
def test_the_id_tells_the_year_where_nothing_else_does(number: str, year: int) -> None:
    assert year_of(paper(id=PaperId(number), published=None)) == year


def test_doi_and_journal_are_there_where_they_are_known() -> None:
    text = entry(paper(doi="10.1/a_b{c}. 10.2/x", journal_ref="JMLR 15:1-2, 2018"), "k")
    assert "  doi           = {10.1/a_b%7Bc%7D},\n" in text
    assert "  year          = {2018},\n" in text
    assert "month" not in text


def test_a_key_copies_what_fits_and_nothing_else() -> None:
    short = brief(paper())
    assert short.startswith("@misc{vaswani2017attention,title={Attention Is All You Need},author={Vaswani, Ashish and ")
    assert len(parse_string(short, "bibtex").entries) == 1
    assert brief(paper(authors=("Ashish Vaswani",) * 20)) == ""
    assert all(len(brief(one)) <= MOST_COPIED for one in PAPERS.values())


ODD = ["", "{", "}", "\\", "$", "$$", "$\\frac{$", "%", "@misc{x,", '"', "\x00", "\u202e", "a" * 5_000, "👍", "$}{$"]


def oddities() -> Iterator[Paper]:
    for odd in ODD:
        yield paper(title=f"x {odd} y", authors=(f"Ann {odd} Doe", odd or "B"), journal_ref=odd, doi=odd)


def test_nothing_that_stands_in_a_title_or_name_breaks_the_file() -> None:
    text = bibtex(list(oddities()))
    assert len(parse_string(text, "bibtex").entries) == len(ODD)
    assert not parsed(text).failed_blocks
