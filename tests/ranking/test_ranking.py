"""A taste learned from votes: what it changes, what it leaves, and what it costs."""

import random
import time

from bot.model.paper import Paper
from bot.ranking.features import Vocabulary
from bot.ranking.learning import learned, score
from bot.ranking.order import explained, marks, ordered
from tests.topics.papers import corpus, paper


def taste(liked: list[Paper], disliked: list[Paper], among: list[Paper]) -> tuple[Vocabulary, dict[str, float]]:
    vocabulary = Vocabulary([*among, *liked, *disliked])
    vectors = [[vocabulary.vector(one) for one in some] for some in (liked, disliked, among)]
    return vocabulary, learned(*vectors)


CATS = [paper(f"2510.0000{number}", "Cats and diffusion", "Feline images", ["Ann Lee"]) for number in range(1, 5)]
DOGS = [paper(f"2510.0001{number}", "Dogs and agents", "Canine texts", ["Bo Chan"]) for number in range(1, 5)]
OTHERS = [paper(f"2510.0{number}", f"Title{number} of things", f"Words{number}") for number in range(1000, 1040)]


def test_without_votes_nothing_is_learned_and_the_order_stays() -> None:
    vocabulary = Vocabulary(OTHERS)
    assert learned([], [], [vocabulary.vector(one) for one in OTHERS]) == {}
    assert ordered(OTHERS, vocabulary.vector, {}) == OTHERS


def test_what_is_like_the_liked_comes_first_and_like_the_disliked_last() -> None:
    vocabulary, weights = taste(CATS[:2], DOGS[:2], OTHERS)
    found = ordered([DOGS[3], OTHERS[0], CATS[3]], vocabulary.vector, weights)
    assert found == [CATS[3], OTHERS[0], DOGS[3]]


def test_the_words_that_mattered_are_told() -> None:
    vocabulary, weights = taste(CATS[:2], DOGS[:2], OTHERS)
    liked, disliked = (explained(weights, vocabulary.vector(one), 9) for one in (CATS[3], DOGS[3]))
    assert {"Ann Lee", "feline"} <= set(liked.liked)
    assert "Bo Chan" in disliked.disliked
    assert liked.score > 0 > disliked.score


def test_only_what_is_clearly_liked_is_marked() -> None:
    vocabulary, weights = taste(CATS[:2], DOGS[:2], OTHERS)
    shown = [(one.id.base, vocabulary.vector(one)) for one in (CATS[3], OTHERS[0], DOGS[3])]
    assert list(marks(shown, weights)) == [CATS[3].id.base]


def test_the_same_votes_give_the_same_weights() -> None:
    assert taste(CATS[:2], DOGS[:2], OTHERS)[1] == taste(CATS[:2], DOGS[:2], OTHERS)[1]


def test_ordering_loses_and_adds_no_paper() -> None:
    vocabulary, weights = taste(CATS[:2], DOGS[:2], OTHERS)
    mixed = random.Random(1).sample(CATS + DOGS + OTHERS, 48)
    assert sorted(ordered(mixed, vocabulary.vector, weights), key=str) == sorted(mixed, key=str)


def test_two_hundred_votes_are_learned_at_once() -> None:
    papers = list(corpus()[:1_000])
    vocabulary = Vocabulary(papers)
    vectors = [vocabulary.vector(one) for one in papers[:350]]
    began = time.process_time()
    weights = learned(vectors[:100], vectors[100:200], vectors[200:])
    assert time.process_time() - began < 0.5, "some 50 ms on a machine with nothing else to do"
    assert len(weights) <= 400
    assert score(weights, vectors[0]) > score(weights, vectors[150])
