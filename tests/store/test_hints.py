"""What is offered instead of a query that finds nothing does find something."""

import pytest
from sqlite_utils import Database

from bot.store import finding, hints, papers
from bot.topics.syntax import parse
from bot.topics.unparse import unparse
from tests.store.samples import bare_store, paper

TITLES = ("Diffusion models", "Diffusion of proteins", "Diffuse light", "Transformers", "Transformers of proteins")


@pytest.fixture
def db() -> Database:
    made = bare_store()
    papers.save(made, [paper(f"2510.0000{number}", title=title) for number, title in enumerate(TITLES)])
    return made


@pytest.mark.parametrize(
    ("query", "spellings"),
    [
        ("diffuson", ["diffusion"]),
        ("ti:difusion", ["ti:diffusion"]),
        ("diffuson protiens", ["diffusion proteins"]),
        ('"diffuson of proteins"', ['"diffusion of proteins"']),
        ("diffuson -light", ["diffusion -light"]),
        ("xyzzy", []),
        ("dif", []),
        ("诶诶", []),
    ],
)
def test_unknown_words_are_spelled_as_papers_do(db: Database, query: str, spellings: list[str]) -> None:
    found = [unparse(one) for one in hints.hints(db, parse(query)).spellings]
    assert found[: len(spellings) or None] == spellings
    assert all(finding.count(db, parse(one), 1) for one in found)


def test_a_plural_is_not_offered_beside_its_singular(db: Database) -> None:
    papers.save(db, [paper(f"2510.0001{number}", title="Diffusions") for number in range(2)])
    assert hints.near_words(db, "diffuson") == ["diffusion"]


def test_a_part_that_rules_all_out_is_named_with_what_is_left(db: Database) -> None:
    found = hints.hints(db, parse("diffusion cat:cs.CV"))
    assert [(unparse(one.part), unparse(one.rest), one.papers) for one in found.drops] == [
        ("cat:cs.CV", "diffusion", 2)
    ]
    assert hints.hints(db, parse("diffusion transformers")).drops[0].papers == 2
    assert hints.hints(db, parse("nothing")).drops == ()


def test_what_only_excludes_is_never_offered(db: Database) -> None:
    assert hints.hints(db, parse("xyzzy -diffusion")).drops == ()
