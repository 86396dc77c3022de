"""A day's papers and the topics that find them."""

from threading import Thread

import pytest
from hypothesis import assume, given, settings

from bot.errors import QuerySyntaxError
from bot.model.topic import Topic
from bot.topics.catalogue import Catalogue
from bot.topics.explain import explain
from bot.topics.fts import to_fts5
from bot.topics.match import DayIndex
from bot.topics.nodes import Node, positive_leaves
from bot.topics.syntax import parse
from bot.topics.unparse import unparse
from tests.topics.papers import corpus, nodes, paper

PAPERS = [
    paper("2510.00003", "Other things", "A diffusion model, a graph and a policy by 模型."),
    paper("2510.00001", "Diffusion models", "Transformers for graphs.", ["Ann Policy"], ["cs.CV", "math-ph"]),
    paper("2510.00002", "Nothing", "Here.", ["Émile Model"], ["math.PR"]),
]


def topic(slug: str, query: str) -> Topic:
    return Topic(slug, query, {"en": slug})


def found(query: str) -> list[str]:
    with DayIndex(PAPERS) as index:
        return [paper.base for paper in index.match_ids(query)]


def test_a_word_in_the_title_comes_before_one_in_the_abstract() -> None:
    assert found("diffusion") == ["2510.00001", "2510.00003"]


def test_papers_that_weigh_the_same_come_by_id() -> None:
    assert found("cat:cs OR cat:math") == ["2510.00001", "2510.00002", "2510.00003"]


def test_a_negation_anywhere_is_answered() -> None:
    assert found("nothing OR NOT diffusion") == ["2510.00002"]
    assert found("cat:cs -transformers") == ["2510.00003"]


def test_each_topic_gets_its_matches_by_slug() -> None:
    with DayIndex(PAPERS) as index:
        matches = index.match([topic("one", "ti:diffusion"), topic("none", "zebra"), topic("same", "ti:diffusion")])
    assert [match.paper.base for match in matches["one"]] == ["2510.00001"]
    assert (matches["none"], matches["same"][0].topic) == ((), "same")


def test_terms_are_what_was_found_as_it_was_typed() -> None:
    with DayIndex(PAPERS) as index:
        (match,) = index.match([topic("t", "(“Diffusion Model” OR zebra OR Transformer) cat:math-ph -lion")])["t"]
        (by_category,) = index.match([topic("t", "CAT:Math.PR")])["t"]
    assert match.terms == ("Diffusion Model", "Transformer")
    assert by_category.terms == ("Math.PR",)


def test_what_is_not_wanted_is_no_term() -> None:
    with DayIndex(PAPERS) as index:
        matches = index.match([topic("t", "diffusion OR NOT (policy -zebra)")])["t"]
    assert {term for match in matches for term in match.terms} == {"diffusion"}


def test_a_paper_listed_twice_is_found_once() -> None:
    with DayIndex([*PAPERS, *PAPERS]) as index:
        assert len(index.match_ids("diffusion")) == 2


def test_a_day_without_papers_finds_nothing() -> None:
    with DayIndex([]) as index:
        assert index.match_ids("diffusion OR NOT zebra") == ()


def test_an_unreadable_query_is_refused() -> None:
    with DayIndex(PAPERS) as index, pytest.raises(QuerySyntaxError):
        index.match_ids("(diffusion")


def test_another_thread_than_the_builder_may_ask() -> None:
    answers: list[int] = []
    with DayIndex(PAPERS) as index:
        thread = Thread(target=lambda: answers.append(len(index.match_ids("diffusion"))))
        thread.start()
        thread.join()
    assert answers == [2]


@settings(deadline=None)
@given(nodes)
def test_leaf_by_leaf_explanation_and_sqlite_as_a_whole_agree(node: Node) -> None:
    assume(any(True for _ in positive_leaves(node)))
    query = unparse(node)
    with DayIndex(PAPERS) as index:
        matched = set(index.match_ids(query))
        rows = index._database.execute("SELECT rowid FROM paper WHERE paper MATCH ?", (to_fts5(parse(query)),))
        assert {index._papers[row].id for (row,) in rows} == matched
    for candidate in PAPERS:
        assert explain(query, candidate).holds == (candidate.id in matched)


def test_the_catalogue_and_its_explanations_agree_on_real_papers() -> None:
    papers = corpus()[:300:15]
    with DayIndex(papers) as index:
        for each in list(Catalogue.load())[::6]:
            matched = set(index.match_ids(each.query))
            assert {candidate.id for candidate in papers if explain(each.query, candidate).holds} == matched
