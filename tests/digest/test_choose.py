"""A paper is chosen once, however many topics it matches, and never when the chat has had it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.choose import choose
from bot.model.paper import PaperId
from bot.model.topic import Match

TOPICS = ("agents", "diffusion", "robots")
PAPERS = [PaperId(f"2510.0000{number}") for number in range(1, 7)]
days = st.fixed_dictionaries({topic: st.lists(st.sampled_from(PAPERS), unique=True) for topic in TOPICS})


def matches(day: dict[str, list[PaperId]]) -> dict[str, list[Match]]:
    return {topic: [Match(topic, paper, (topic,)) for paper in papers] for topic, papers in day.items()}


@given(days, st.sets(st.sampled_from(PAPERS)))
def test_every_paper_that_matches_and_is_new_to_the_chat_is_chosen_once(
    day: dict[str, list[PaperId]], had: set[PaperId]
) -> None:
    chosen = [reasons[0].paper for reasons in choose(TOPICS, matches(day), had)]
    assert len(chosen) == len(set(chosen))
    assert set(chosen) == {paper for papers in day.values() for paper in papers} - had


@given(days)
def test_a_paper_comes_with_all_its_reasons_in_the_order_of_the_topics(day: dict[str, list[PaperId]]) -> None:
    for reasons in choose(TOPICS, matches(day), ()):
        assert len({match.paper for match in reasons}) == 1
        assert [match.topic for match in reasons] == [topic for topic in TOPICS if reasons[0].paper in day[topic]]


@given(days)
def test_more_topics_come_first_then_the_higher_rank_then_the_newer_id(day: dict[str, list[PaperId]]) -> None:
    def place(reasons: tuple[Match, ...]) -> tuple[int, int]:
        return -len(reasons), min(
            papers.index(reasons[0].paper) for papers in day.values() if reasons[0].paper in papers
        )

    chosen = choose(TOPICS, matches(day), ())
    assert chosen == sorted(chosen, key=place)
    for before, after in pairwise(chosen):
        assert place(before) < place(after) or str(before[0].paper) > str(after[0].paper)


def test_topics_that_the_day_does_not_know_and_an_empty_day_choose_nothing() -> None:
    assert choose(["agents", "unknown"], {"agents": []}, ()) == []
