"""The taxonomy is arXiv's."""

from bot.topics.categories import taxonomy
from tests.topics.papers import corpus


def test_there_are_155_categories_in_20_archives() -> None:
    names = taxonomy().names
    archives = {code for code in names if "." not in code}
    with_subjects = {code.partition(".")[0] for code in names if "." in code}
    assert (len(archives), len(names) - len(with_subjects)) == (20, 155)
    assert with_subjects < archives


def test_every_category_of_real_papers_is_known() -> None:
    assert {category for paper in corpus() for category in paper.categories} <= taxonomy().names.keys()


def test_a_category_is_found_in_any_case() -> None:
    assert taxonomy().find(" ASTRO-PH.co ") == "astro-ph.CO"
    assert taxonomy().find("cs.xx") is None


def test_the_nearest_is_found_by_subject_code_and_name() -> None:
    assert taxonomy().nearest("LG") == ["cs.LG"]
    assert taxonomy().nearest("csCV") == ["cs.CV"]
    assert taxonomy().nearest("number theory") == ["math.NT"]
    assert taxonomy().nearest("qqqqqqqq") == []


def test_every_name_is_given_in_both_languages() -> None:
    assert all(names["en"] and names["zh"] for names in taxonomy().names.values())
