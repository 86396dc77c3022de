"""An outline as the text of a paper: parts, links, affiliations."""

from bot.fulltext.assemble import assembled
from bot.fulltext.outline import Outline, Passage, Run
from bot.model.fulltext import FullText, PartKind, TextLink, TextSource
from bot.model.paper import PaperId
from tests.fulltext.test_kinds import ENTRIES, INTRODUCTION, METHOD

OWN, CITED = TextLink("https://github.com/a/b", "Our code is at"), TextLink("https://github.com/doe/wicks", "")


def text_of(*passages: Passage) -> FullText:
    front = ((Run("Ada Lovelace"),), (Run("First University"),))
    return assembled(
        Outline(passages, front), paper=PaperId("2510.00001"), version=3, authors=["Ada Lovelace"], pages=9
    )


def test_the_text_says_what_was_read() -> None:
    text = text_of(Passage(1, "Introduction", (INTRODUCTION,)))
    assert (text.version, text.source, text.pages, text.affiliations) == (3, TextSource.PDF, 9, ("First University",))


def test_headings_without_words_are_no_parts_unless_subsections_follow() -> None:
    text = text_of(
        Passage(1, "W Data W", ()),
        Passage(1, "Engine", ()),
        Passage(2, "Gates", (METHOD,)),
        Passage(1, "Multijet", ()),
    )
    assert [(part.heading, part.kind) for part in text.parts] == [
        ("Engine", PartKind.METHOD),
        ("Gates", PartKind.METHOD),
    ]


def test_links_that_are_cited_too_are_left_out() -> None:
    text = text_of(
        Passage(1, "Introduction", (INTRODUCTION,), links=(OWN, CITED)),
        Passage(1, "References", ENTRIES, links=(CITED,)),
    )
    assert text.links == (OWN,)
