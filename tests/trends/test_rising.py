"""Which words rise: surely, each subject once, and none by chance."""

from random import Random

from bot.trends.phrases import phrases
from bot.trends.rising import rising


def test_what_is_as_frequent_as_before_does_not_rise() -> None:
    assert rising({"image": 50, "video": 20}, {"image": 150, "video": 60}, 100, 300, 5) == ()


def test_a_word_in_two_papers_is_chance() -> None:
    assert rising({"flow": 2}, {}, 100, 300, 5) == ()


def test_a_phrase_and_its_words_are_one_subject() -> None:
    now = {"flow": 30, "matching": 30, "flow matching": 30, "flow matchings": 12}
    assert [one.words for one in rising(now, {}, 100, 300, 5)] == ["flow matching"]


def test_the_rate_is_smoothed_and_no_word_rises_without_end() -> None:
    (one,) = rising({"flow": 10}, {}, 100, 300, 5)
    assert 10 < one.factor < 100


def test_without_papers_before_nothing_rises() -> None:
    assert rising({"flow": 30}, {}, 100, 0, 5) == ()


def test_chance_seldom_raises_a_word() -> None:
    random, risen = Random(1), 0
    for _ in range(200):
        counts = [sum(random.random() < 0.05 for _ in range(papers)) for papers in (100, 300)]
        risen += bool(rising({"word": counts[0]}, {"word": counts[1]}, 100, 300, 5))
    assert risen < 40


def test_stop_words_neither_stand_alone_nor_end_a_phrase() -> None:
    found = phrases("We propose a novel method for one-step generation: the diffusion models of the world")
    assert found == {"one-step", "generation", "one-step generation", "diffusion", "models", "diffusion models"}


def test_a_phrase_crosses_no_mark() -> None:
    assert "images video" not in phrases("Of images. Video generation (flow) matching")
    assert "flow matching" not in phrases("Of images. Video generation (flow) matching")
