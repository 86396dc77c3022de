"""A post in plain viewers of Markdown, whatever they know beyond CommonMark: tables, footnotes, formulas."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from bot.locales import Locales
from bot.model.post import Post
from bot.render.post.post import post_markdown
from bot.render.text import readable
from tests.archive.example_posts import KINDS, Printed
from tests.archive.test_hostile import BREAKERS
from tests.render.samples import examples
from tests.render.site.samples import EVIL, entry_of, evil_entry, post_of

COMMONMARK = MarkdownIt("commonmark", {"html": True})
RICH = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).use(dollarmath_plugin)
VIEWERS = {"commonmark": COMMONMARK, "rich": RICH}
OURS = re.compile(
    r"""<a\ id="e-[\w-]+"></a> | <a\ id="e-[\w-]+"> | <sup\ id="r-[\w-]+"> | <a\ href="\#[er]-[\w-]+"> | </a> | </sup>
    | <span> | </span> | <details> | <summary>[^<>]*</summary> | </details> | \n""",
    re.VERBOSE,
)
NAMES = [*KINDS, "hostile"]
both = pytest.mark.parametrize("viewer", VIEWERS)
each = pytest.mark.parametrize("name", NAMES)


def hostile() -> Post:
    """Papers whose every word is hostile, and one that is not."""
    return post_of(evil_entry(), *(entry_of(_named(text)) for text in BREAKERS), entry_of(examples()[1]))


def _named(text: str) -> Any:
    paper = evil_entry().paper
    return type(paper)(paper.id, 1, text, (text,), f"{text} It works. {text}", (), "cs.CV", comment=text)


@pytest.fixture(scope="module")
def posts(example: dict[str, Printed]) -> dict[str, Post]:
    return {kind: printed.post for kind, printed in example.items()} | {"hostile": hostile()}


def text_of(post: Post) -> str:
    return post_markdown(post, Locales.load().get(post.language), "https://arxiv.org", "../figures/")


def page_of(post: Post, viewer: str) -> Any:
    return html.document_fromstring(VIEWERS[viewer].render(text_of(post)))


def tokens(post: Post, viewer: str) -> Iterator[Token]:
    for token in VIEWERS[viewer].parse(text_of(post)):
        yield from (token, *(token.children or ()))


def squeezed(text: str) -> str:
    """As a reader compares: without spaces, signs that are not seen, and what a formula is written with."""
    told = text.replace(r"\lt", "<").replace(r"\gt", ">")
    return re.sub(r"[\s\u2066-\u2069\ufffd$^]+", "", unicodedata.normalize("NFKC", told))


@both
@each
def test_each_title_is_a_heading_of_the_second_order(posts: dict[str, Post], name: str, viewer: str) -> None:
    shown = [squeezed(one.text_content()) for one in page_of(posts[name], viewer).xpath("//h2")]
    papers = [entry.paper for entry in posts[name].entries]
    assert len(shown) == len(papers) + bool(posts[name].revised)
    for heading, paper in zip(shown, papers, strict=False):
        assert heading in {squeezed(readable(paper.title)), squeezed(paper.title)}
    assert len(page_of(posts[name], viewer).xpath("//h1")) == 1


@both
@each
def test_no_markup_is_there_but_ours(posts: dict[str, Post], name: str, viewer: str) -> None:
    raw = [token.content for token in tokens(posts[name], viewer) if token.type in ("html_inline", "html_block")]
    assert raw
    assert [one for one in raw if OURS.sub("", one)] == []


@both
@each
def test_every_footnote_has_its_definition_and_leads_back(posts: dict[str, Post], name: str, viewer: str) -> None:
    page = page_of(post_of(posts[name].entries[0]) if name == "hostile" else posts[name], viewer)
    ids = page.xpath("//@id")
    links = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert sorted(links) == sorted(ids)
    assert len(set(ids)) == len(ids)
    for link in page.xpath("//sup/a"):
        (definition,) = page.xpath("//*[@id=$id]/..", id=link.get("href")[1:])
        assert len(definition.text_content()) > len("“”↩")
    assert links or name in ("en", "zh"), "who only quotes needs no quotation behind it"


@each
def test_strangers_make_no_table_footnote_code_or_list_of_their_own(posts: dict[str, Post], name: str) -> None:
    kinds = {token.type for token in tokens(posts[name], "rich")}
    assert {one for one in kinds if re.match(r"table|footnote|code|fence|s_|hr|math_block", one)} == set()
    assert {"heading_open", "bullet_list_open", "ordered_list_open"} <= kinds


@each
def test_the_eight_parts_are_one_list_of_each_paper(posts: dict[str, Post], name: str) -> None:
    lists = page_of(posts[name], "rich").xpath("//body/ol")
    assert [len(one.xpath("./li")) for one in lists] == [8] * len(posts[name].entries)


def test_formulas_are_formulas_where_a_viewer_knows_them() -> None:
    paper = _named(r"Noise $\epsilon_\theta(x_t)$ for \$5 and $10")
    found = {token.content for token in tokens(post_of(entry_of(paper)), "rich") if token.type == "math_inline"}
    assert {one.replace(" ", "") for one in found} == {r"\epsilon_\theta(x_t)"}


def test_words_that_would_be_markup_are_read(posts: dict[str, Post]) -> None:
    shown = " ".join(page_of(posts["hostile"], "rich").text_content().split())
    for part in ("<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "]]>", "[^1] `code` ~~~ # h | a | b |"):
        assert part in EVIL or any(part in one for one in BREAKERS)
        assert part in shown
