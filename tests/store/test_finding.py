"""A query finds papers by their metadata and by what their readings say; the index follows the readings."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.model.reading import Claim, Depth
from bot.store import finding, papers, reading_words, readings
from bot.store.migrations import migrations
from bot.topics.nodes import Node
from bot.topics.syntax import parse
from tests.store.samples import bare_store, paper, reading
from tests.topics.test_han import finds

TEXTS = ("扩散模型生成蛋白质。", "用强化学习训练模型。", "语音识别。", "")
QUERIES = (
    "扩散",
    "模型",
    "扩散 protein",
    "扩散 OR speech",
    "模型 -扩散",
    "-扩散 protein",
    "(扩散 OR 语音) cat:cs.LG",
    "模型 -(protein OR 扩散)",
    "protein OR -模型",
    "NOT (扩散 OR protein) 模型",
    "ti:扩散",
)
TITLES = ("A protein", "Speech", "Of speech and protein", "Nothing")


def said(number: int, text: str, title: str | None = None, version: int = 1) -> object:
    words = Claim(text, ("It works.",)) if text else None
    return reading(f"2510.0000{number}", language="zh", version=version, summary=words, title=title)


def found(db: Database, query: str) -> list[str]:
    return [str(one.id)[-1] for one in finding.newest(db, parse(query), 20)]


def best(db: Database, query: str) -> list[str]:
    return [str(one.id)[-1] for one in finding.page(db, parse(query), 20, by_match=True)[0]]


def judged(node: Node, title: str, texts: list[str]) -> bool:
    """What the words mean, said plainly."""
    match node:
        case _ if hasattr(node, "parts"):
            answers = [judged(part, title, texts) for part in node.parts]
            return all(answers) if type(node).__name__ == "And" else any(answers)
        case _ if hasattr(node, "part"):
            return not judged(node.part, title, texts)
        case _ if hasattr(node, "name"):
            return node.name == "cs.LG"
        case _ if node.field is not None:
            return False
        case _:
            word = node.words[0]
            return word in title.lower().split() or any(word in text for text in texts)


def integral(db: Database) -> None:
    for table in ("readings_fts", "papers_fts"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


WRITES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(TEXTS), st.integers(1, 3)), max_size=10)


@settings(deadline=None, max_examples=100)
@given(WRITES, st.booleans())
def test_all_any_and_not_mean_the_same_over_papers_and_readings(
    writes: list[tuple[int, str, int]],
    is_moved: bool,
) -> None:
    db = bare_store()
    known = [paper(f"2510.0000{number}", title=title) for number, title in enumerate(TITLES)]
    papers.save(db, known)
    texts: dict[int, dict[int, str]] = {number: {} for number in range(4)}
    for number, text, version in writes:
        readings.save(db, [said(number, text, version=version)])  # type: ignore[list-item]
        texts[number].setdefault(version, text)
    if is_moved:
        papers.save(db, known, announced={one.id for one in known})
    integral(db)
    for query in QUERIES:
        node = parse(query)
        wanted = {str(n) for n, title in enumerate(TITLES) if judged(node, title, list(texts[n].values()))}
        assert set(found(db, query)) == wanted, query
        assert set(best(db, query)) == wanted
        assert finding.count(db, node, 20) == len(wanted)
        assert finding.count(db, node, 1) == min(1, len(wanted))


def test_pages_follow_each_other_newest_first() -> None:
    db = bare_store()
    known = [paper(f"2510.0000{number}") for number in range(5)]
    papers.save(db, known, announced={one.id for one in known})
    readings.save(db, [said(number, "扩散模型") for number in range(5)])  # type: ignore[misc]
    node = parse("扩散")
    pages = [finding.newest(db, node, 2, offset) for offset in (0, 2, 4)]
    assert [str(one.id)[-1] for page in pages for one in page] == ["4", "3", "2", "1", "0"]


def test_a_word_in_the_title_is_the_better_match() -> None:
    db = bare_store()
    papers.save(db, [paper("2510.00000"), paper("2510.00001")])
    readings.save(db, [said(0, "模型。", "扩散"), said(1, "扩散。", "模型")])  # type: ignore[list-item]
    assert best(db, "扩散") == ["0", "1"]
    assert best(db, "模型") == ["1", "0"]
    assert found(db, "ti:扩散") == ["0"]


def test_english_readings_are_not_indexed_and_a_second_of_the_same_key_changes_nothing() -> None:
    db = bare_store()
    papers.save(db, [paper("2510.00000")])
    readings.save(db, [reading("2510.00000", summary=Claim("A quote of 扩散.", ("x",)))])
    assert found(db, "扩散") == []
    readings.save(db, [said(0, "扩散")])  # type: ignore[list-item]
    readings.save(db, [said(0, "语音"), replace(reading("2510.00000", language="zh"), depth=Depth.FULL)])  # type: ignore[list-item]
    assert (found(db, "扩散"), found(db, "语音")) == (["0"], [])
    integral(db)


def test_what_an_older_version_read_is_indexed_a_few_at_a_time() -> None:
    db = Database(memory=True)
    migrations.apply(db, stop_before="m019_reading_words")
    db.execute("CREATE TABLE readings_unindexed (paper TEXT)")
    db.execute("CREATE VIRTUAL TABLE readings_fts USING fts5 (title, words, content = '')")
    papers.save(db, [paper(f"2510.0000{number}") for number in range(4)])
    readings.save(db, [said(number, "扩散模型") for number in range(4)])  # type: ignore[misc]
    readings.save(db, [reading("2510.00003")])
    db.execute("DROP TABLE readings_unindexed")
    db.execute("DROP TABLE readings_fts")
    migrations.apply(db)
    assert found(db, "扩散") == []
    readings.save(db, [said(1, "语音", version=2)])  # type: ignore[list-item]
    assert found(db, "扩散 OR 语音") == ["1"]
    papers.save(db, [paper("2510.00002")], announced={paper("2510.00002").id})
    assert [reading_words.fill(db, 2), reading_words.fill(db, 2), reading_words.fill(db, 2)] == [2, 1, 0]
    assert sorted(found(db, "扩散")) == ["0", "1", "2", "3"]
    assert found(db, "语音") == ["1"]
    integral(db)


def test_the_oracle_reads_words_as_the_index_does() -> None:
    assert [finds(word, text) for word in ("扩散", "模型") for text in TEXTS] == [
        word in text for word in ("扩散", "模型") for text in TEXTS
    ]


def test_the_deepest_and_widest_questions_are_answered() -> None:
    db = bare_store()
    papers.save(db, [paper("2510.00000")])
    readings.save(db, [said(0, "扩散模型")])  # type: ignore[list-item]
    deep = "(扩散 (模型 OR " * 10 + "扩散" + "))" * 10
    nots = "protein OR " + "-(模型 -(" * 5 + "扩散" + "))" * 5
    assert found(db, deep) == ["0"]
    assert best(db, nots) == found(db, nots)
    assert found(db, " OR ".join(["扩散"] * 100)) == ["0"]
    assert found(db, " ".join(["扩散"] * 100)) == ["0"]
