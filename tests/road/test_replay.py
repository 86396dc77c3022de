"""Two weeks of announcements for 200 chats, against what their topics' queries find by themselves: nothing missed,
nothing twice. It is the longest test: some half a minute."""

from datetime import date

from benchmarks.corpus import Row, corpus_rows, wishes
from benchmarks.replay import replay
from bot.model.chat import Length
from bot.sandbox.arxiv.corpus import Announced
from bot.topics.catalogue import Catalogue
from bot.topics.match import DayIndex

CHATS = 200
MOST_PAPERS = 10


def owed_by_day(rows: list[Row], wanted: list[list[str]]) -> dict[date, list[set[str]]]:
    """For each announcement day and chat the papers that at least one of its topics finds among those of the day."""
    announced = [Announced.of(row) for row in rows]
    return {
        day: _owed([one for one in announced if one.day == day], wanted)
        for day in sorted({one.day for one in announced})
    }


def _owed(announced: list[Announced], wanted: list[list[str]]) -> list[set[str]]:
    queries = {topic.slug: topic.query for topic in Catalogue.load()}
    with DayIndex([one.paper for one in announced]) as index:
        found = {slug: {str(paper) for paper in index.match_ids(query)} for slug, query in queries.items()}
    return [set[str]().union(*[found[topic] for topic in topics]) for topics in wanted]


async def test_each_chat_gets_each_matching_paper_exactly_once() -> None:
    rows, wanted = corpus_rows(), wishes(CHATS)
    owed = owed_by_day(rows, wanted)
    outcome = await replay(rows, wanted, Length.TITLES, MOST_PAPERS)
    short_days = 0
    for chat, (shown, offered) in enumerate(zip(outcome.shown, outcome.offered, strict=True)):
        assert set(shown.values()) <= {1}, "a paper was shown twice"
        assert shown.keys() | offered == set().union(*[owed[day][chat] for day in owed])
        for day in owed:
            of_day = owed[day][chat] & shown.keys()
            assert len(of_day) == min(len(owed[day][chat]), MOST_PAPERS), f"chat {chat} on {day}"
            short_days += 0 < len(owed[day][chat]) < MOST_PAPERS
    assert len(owed) == 10
    assert short_days > 100, "some days are shown whole"
