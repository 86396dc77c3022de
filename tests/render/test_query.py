"""A query in words, and a draft as one message."""

from bot.locales import Locales
from bot.model.topic_draft import TopicDraft
from bot.render.html import visible_length
from bot.render.query import draft_html, query_in_words
from bot.topics.trial import tried
from tests.topics.papers import corpus, paper

EN = Locales.load().get("en")
SITE = "https://arxiv.org"
MESSAGE = 4096


WORDS = [f"w{number}" for number in range(99)]
FULL = [paper(f"2510.{number:05}", "t" * 200, " ".join(WORDS)) for number in range(20)]


def shown(query: str) -> str:
    made = TopicDraft(1, 2, query[:60], query, said="not " * 300)
    return draft_html(made, tried(query, [*corpus()[:300], *FULL]), 7, EN, SITE)


def test_a_query_is_told_in_words() -> None:
    told = query_in_words('ti:nerf "gaussian splatting" au:"Jane Doe" (cat:cs.CV OR cat:math) -survey', EN)
    assert told == (
        "“nerf” in the title and “gaussian splatting” and by Jane Doe and"
        " (in cs.CV (Computer Vision and Pattern Recognition) or in math (Mathematics)), without “survey”"
    )
    assert query_in_words(" OR ".join(f"word{number}" for number in range(40)), EN) == ""


def test_a_draft_is_one_message_whatever_the_query() -> None:
    many = " OR ".join(WORDS)
    long = " ".join(f'("{"of the " * 7}" OR model)' for _ in range(15))
    for query in (many, long, "(model OR " + "x" * 900 + ") learning", "model -the -of", f"model {'cat:cs.LG ' * 80}"):
        assert visible_length(shown(query)) <= MESSAGE


def test_a_category_is_linked_to_arxiv_and_not_to_cape_verde() -> None:
    papers = [paper("2510.00001", "Graphs", categories=["cs.LG"])]
    made = TopicDraft(1, 2, "cs.CV", "graphs cat:cs.CV", said="graphs in cs.CV")
    html = draft_html(made, tried("graphs cat:cs.CV", papers), 1, EN, SITE)
    bare = html.replace(f'<a href="{SITE}/list/cs.CV/new">cs.CV</a>', "").replace("<code>graphs cat:cs.CV</code>", "")
    assert "cs.CV" not in bare
