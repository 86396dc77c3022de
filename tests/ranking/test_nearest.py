"""The nearest papers come first, and what is named as shared stands in both."""

from bot.ranking.features import Vocabulary
from bot.ranking.nearest import nearest
from tests.topics.papers import corpus

KNOWN = corpus()[:400]
VOCABULARY = Vocabulary(KNOWN)


def test_what_is_named_stands_in_both_papers() -> None:
    for paper in KNOWN[:20]:
        for near in nearest(VOCABULARY, paper, KNOWN[20:120], 5):
            for one in (paper, near.paper):
                said = " ".join([one.title, one.abstract, *one.authors, *one.categories]).lower()
                assert all(word.lower() in said for shared in near.shared for word in shared.split())


def test_the_nearest_come_first_and_a_paper_is_nearest_to_itself() -> None:
    paper = KNOWN[7]
    found = nearest(VOCABULARY, paper, KNOWN, 6)
    assert found[0].paper == paper
    assert [one.nearness for one in found] == sorted((one.nearness for one in found), reverse=True)
    assert len(found) == 6
    assert nearest(VOCABULARY, paper, [], 6) == []
