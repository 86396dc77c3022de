"""What was read of documents is kept whole, and forgotten when it is old."""

from datetime import timedelta

import pytest
from sqlite_utils import Database

from bot.model.fulltext import Figure, FullText, Part, PartKind, TextLink, TextSource
from bot.model.paper import PaperId
from bot.model.reading import Fallback
from bot.store import fulltexts
from bot.store.fulltexts import Extract, Failure
from bot.store.migrations import migrations
from tests.store.samples import NOW, paper

TEXT = FullText(
    PaperId("2510.00001"),
    1,
    TextSource.PDF,
    14,
    (Part(PartKind.METHOD, "Das Verfahren", ("We count.", "Es zählt 二十亿.")), Part(PartKind.OTHER, "", ())),
    ("University of Lanterns",),
    (TextLink("https://github.com/a/b", "Our code is at"),),
)
FIGURES = (Figure("Figure 1", "A lantern.", 2, b"\x89PNG1"), Figure("Fig. 2", "", 3, b"\x89PNG2"))
FAILURE = Failure(Fallback.NO_TEXT, "arXiv has no text of this paper.", NOW)


@pytest.fixture
def db() -> Database:
    database = Database(memory=True)
    migrations.apply(database)
    return database


def test_a_text_comes_back_whole(db: Database) -> None:
    fulltexts.save_text(db, TEXT, NOW)
    assert fulltexts.text(db, paper()) == TEXT
    assert fulltexts.text(db, paper(version=2)) is None
    assert fulltexts.figures(db, paper()) is None


def test_a_text_is_kept_small(db: Database) -> None:
    long = FullText(
        TEXT.paper, 1, TextSource.HTML, None, (Part(PartKind.METHOD, "M", ("We count lanterns. " * 5_000,)),)
    )
    fulltexts.save_text(db, long, NOW)
    (row,) = db.query("SELECT length(body) AS size FROM extracts")
    assert row["size"] < 2_000


def test_figures_come_back_in_order_and_none_is_an_answer(db: Database) -> None:
    fulltexts.save_figures(db, paper(), FIGURES, NOW)
    fulltexts.save_figures(db, paper(version=2), (), NOW)
    assert fulltexts.figures(db, paper()) == FIGURES
    assert fulltexts.figures(db, paper(version=2)) == ()


@pytest.mark.parametrize("failure", [FAILURE, Failure(Fallback.UNREADABLE, "It is encrypted.", None)])
def test_a_failure_is_an_answer_until_there_is_a_text(db: Database, failure: Failure) -> None:
    fulltexts.save_failure(db, paper(), Extract.TEXT, failure, NOW)
    assert fulltexts.text(db, paper()) == failure
    fulltexts.save_text(db, TEXT, NOW)
    assert fulltexts.text(db, paper()) == TEXT


def test_a_licence_is_kept_also_where_there_is_none(db: Database) -> None:
    fulltexts.save_license(db, paper(), "http://creativecommons.org/licenses/by/4.0/", NOW)
    fulltexts.save_license(db, paper(version=2), None, NOW)
    assert fulltexts.license_of(db, paper()) == "http://creativecommons.org/licenses/by/4.0/"
    assert fulltexts.license_of(db, paper(version=2)) == ""
    assert fulltexts.license_of(db, paper(version=3)) is None


def test_what_is_old_is_forgotten_with_its_figures(db: Database) -> None:
    fulltexts.save_text(db, TEXT, NOW)
    fulltexts.save_figures(db, paper(), FIGURES, NOW)
    later = NOW + timedelta(days=40)
    fulltexts.save_figures(db, paper(version=2), FIGURES[:1], later)
    assert fulltexts.tidy(db, NOW) == 0
    assert fulltexts.tidy(db, NOW + timedelta(days=30)) == 2
    assert fulltexts.text(db, paper()) is None
    assert fulltexts.figures(db, paper()) is None
    assert fulltexts.figures(db, paper(version=2)) == FIGURES[:1]
    assert db["figures"].count == 1
