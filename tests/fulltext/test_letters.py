"""Papers without headings are cut where their words change their kind; no word is lost."""

from bot.fulltext.letters import parted
from bot.fulltext.outline import Passage
from bot.model.fulltext import PartKind, TextLink
from tests.fulltext.test_kinds import CONCLUSION, INTRODUCTION, METHOD, ODD, RESULTS, passages

LETTER = (*[INTRODUCTION] * 4, *[METHOD] * 8, *[RESULTS] * 8, *[CONCLUSION] * 3)
LINK = TextLink("https://github.com/a/b", "our code")


def test_a_letter_is_cut_by_what_its_words_hold() -> None:
    told = parted([Passage(1, "", LETTER, links=(LINK,))])
    assert [kind for _, kind in told] == [
        PartKind.INTRODUCTION,
        PartKind.METHOD,
        PartKind.EXPERIMENTS,
        PartKind.CONCLUSION,
    ]
    assert tuple(text for passage, _ in told for text in passage.paragraphs) == LETTER
    assert [passage.links for passage, _ in told] == [(LINK,), (), (), ()]


def test_the_only_heading_stays_with_what_stands_below_it() -> None:
    told = parted([Passage(1, "Introduction", LETTER)])
    assert [passage.heading for passage, _ in told] == ["Introduction", "", "", ""]
    assert told[1][1] is PartKind.METHOD


def test_a_paper_with_sections_is_left_as_it_is() -> None:
    sections = passages(*ODD)
    assert [passage for passage, _ in parted(sections)] == sections
    assert parted([]) == ()
