"""The full-text index holds exactly the papers of the table, after any sequence of writes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.model.paper import Paper
from bot.store import papers
from bot.topics.fts import columns, to_fts5
from bot.topics.syntax import parse
from tests.store.samples import bare_store, paper, told_by_the_api

WORDS = ("alpha", "beta", "gamma", "delta")
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


@st.composite
def writes(draw: st.DrawFn) -> tuple[Paper, bool]:
    """A paper as it comes in, and whether it is announced with it."""
    told = draw(st.sampled_from([paper, told_by_the_api]))
    one = told(
        f"2510.0000{draw(st.integers(1, 4))}",
        version=draw(st.integers(1, 3)),
        title=draw(texts),
        abstract=draw(texts),
        license=draw(st.sampled_from([None, "licence"])),
    )
    return one, draw(st.booleans())


def rebuilt(db: Database) -> Database:
    """An index made anew from the table."""
    fresh = bare_store()
    for row in db.query("SELECT * FROM papers"):
        fresh.execute(
            "INSERT INTO papers_fts (rowid, title, authors, abstract, category_tokens) VALUES (?, ?, ?, ?, ?)",
            [row["seq"], *columns(papers.from_row(row))],
        )
    return fresh


def found(db: Database, word: str) -> list[int]:
    rows = db.query("SELECT rowid FROM papers_fts WHERE papers_fts MATCH ? ORDER BY rowid", [to_fts5(parse(word))])
    return [row["rowid"] for row in rows]


@settings(deadline=None, max_examples=150)
@given(st.lists(writes(), max_size=12))
def test_the_index_finds_what_an_index_made_anew_would_find(told: list[tuple[Paper, bool]]) -> None:
    db = bare_store()
    for one, is_announced in told:
        papers.save(db, [one], announced={one.id} if is_announced else ())
    fresh = rebuilt(db)
    for word in (*WORDS, "ti:alpha", "abs:beta", "cat:cs.LG", "au:doe", "-alpha beta"):
        assert found(db, word) == found(fresh, word)
    db.execute("INSERT INTO papers_fts (papers_fts) VALUES ('integrity-check')")
    assert db["papers"].count == len({one.id for one, _ in told})


def test_a_revised_paper_is_found_by_its_new_words_and_no_longer_by_the_old() -> None:
    db = bare_store()
    papers.save(db, [told_by_the_api(title="Alpha")])
    papers.save(db, [paper(version=2, title="Gamma $\\beta$")])
    assert found(db, "alpha") == []
    assert [one.title for one in papers.search(db, to_fts5(parse("gamma")), 10)] == ["Gamma $\\beta$"]
