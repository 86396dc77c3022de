"""RIS, read back by another people's parser."""

import rispy

from bot.render.authors import authors, written
from bot.render.latex import to_unicode
from bot.render.ris import ris
from bot.render.text import clean
from bot.render.venue import year_of
from tests.render.test_bibtex import ODD, PAPERS, oddities, paper


def test_a_record_is_as_the_format_wants_it() -> None:
    text = ris([paper(abstract="One\nline.", authors=("Laurens van der Maaten", "OpenAI"), title=r"The $\alpha$ way")])
    assert text.split("\r\n") == [
        "TY  - UNPB",
        "TI  - The α way",
        "AU  - van der Maaten, Laurens",
        "AU  - OpenAI",
        "PY  - 2017",
        "DA  - 2017/06/12/",
        "PB  - arXiv",
        "AN  - arXiv:1706.03762",
        "UR  - https://arxiv.org/abs/1706.03762",
        "KW  - cs.CL",
        "KW  - cs.LG",
        "AB  - One line.",
        "ER  - ",
        "",
    ]


def test_an_article_has_its_place() -> None:
    (read,) = rispy.loads(ris([paper(journal_ref="JMLR 15:1929-1958, 2014", doi="10.1/x")]))
    assert (read["type_of_reference"], read["secondary_title"], read["volume"]) == ("JOUR", "JMLR", "15")
    assert (read["start_page"], read["end_page"], read["year"], read["doi"]) == ("1929", "1958", "2014", "10.1/x")


def test_rispy_reads_title_authors_and_year_of_every_real_paper_back() -> None:
    papers = list(PAPERS.values())
    found = rispy.loads(ris(papers))
    assert len(found) == len(papers)
    for one, read in zip(papers, found, strict=True):
        assert read["title"] == clean(to_unicode(one.title))
        assert int(read["year"]) == year_of(one)
        assert read["accession_number"] == f"arXiv:{one.id}"
        assert len(read["authors"]) == len(authors(one.authors))
        first = authors(one.authors)[0]
        assert sorted(written(first).split()) == sorted(read["authors"][0].replace(",", "").split())


def test_nothing_that_stands_in_a_title_or_name_breaks_the_file() -> None:
    assert len(rispy.loads(ris(list(oddities())))) == len(ODD)
