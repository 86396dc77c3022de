"""Strangers' words are text in Markdown, and a formula stays a formula."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.render.post.formulas import formula
from bot.render.post.markdown import address, in_html, link, verbatim, words
from bot.render.text import clean, readable

COMMONMARK = MarkdownIt("commonmark", {"html": True})
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False})
TEMPLATE = re.compile(r"\{\{|\{%|\{#")


class Seen(HTMLParser):
    """What a reader sees of HTML, the tags that it has, and where its links lead."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }} {% raw %} {# x #}", "--- x", "# head",
    "> quote", "1. item", "2) item", "- item", "+ item", "* item", "[a](javascript:alert(1))", "![x](y)", "[^1]: note",
    "`code` ``more``", "*b* _c_ ~~d~~ **e**", "| a | b |", "a@b.c", "$5 and $6", "&lt;&amp;&#60;", r"back\slash\*",
    "\\", "<https://a.example>", "]]>", "=== x", "a\n\n# b", "x\u202ey", "```", "~~~ x", "</details>", "<!-- x",
    "\x00\x1b[0m",
]  # fmt: skip


def plain(text: str) -> str:
    """What a reader sees of a text, whatever a viewer does with spaces."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())


@pytest.mark.parametrize("viewer", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_it_holds_is_text(text: str, viewer: MarkdownIt) -> None:
    seen = Seen(viewer.render(words(text)))
    assert plain(seen.text) == plain(readable(text))
    assert seen.tags <= {"p", "span", "a"}
    assert all(url.startswith(("http://", "https://")) for url in seen.links)
    assert not TEMPLATE.search(words(text))


@given(st.text(alphabet=st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~$&^=:%@'\"/\n\t"), max_size=60))
def test_any_mixture_of_signs_is_text(text: str) -> None:
    written = verbatim(text)
    seen = Seen(COMMONMARK.render(written))
    assert plain(seen.text) == plain(text)
    assert seen.tags <= {"p", "span", "a"}
    assert not TEMPLATE.search(written)
    assert "\n" not in written


@given(st.text(max_size=80))
def test_any_text_is_one_line_without_a_template(text: str) -> None:
    written = words(text)
    assert "\n" not in written
    assert not TEMPLATE.search(written)
    Seen(COMMONMARK.render(written))


def test_an_address_in_prose_leads_where_it_says() -> None:
    text = "Code: https://github.com/A_b/c_d and (http://x.example/a(b)?q=1&r={{2}})."
    seen = Seen(COMMONMARK.render(words(text)))
    assert seen.links == ["https://github.com/A_b/c_d", "http://x.example/a%28b%29?q=1&r="]
    assert plain(seen.text) == text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "x", "", "http://", "https://[", "ftp://x.y"]
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert address(url) == ""
    assert link("label", url) == "label"


@pytest.mark.parametrize(
    "url", ["https://x.example/a>b", "https://x.example/{{a}}", 'https://x.example/"onclick', "https://x.example/é b"]
)
def test_an_address_cannot_break_out(url: str) -> None:
    written = link("label", url)
    seen = Seen(COMMONMARK.render(written))
    (target,) = seen.links
    assert target.startswith("https://x.example/")
    assert not re.search(r"[<>\"{}\s]", target)
    assert plain(seen.text) == "label"
    assert not TEMPLATE.search(written)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"x_{t}", "$x _ { t}$"),
        (r"\mathcal{N}(0, \sigma^{2})", r"$\mathcal{ N}(0, \sigma^{ 2})$"),
        (r"\|x\|_2 < \epsilon", r"$\Vert x\Vert _ 2 \lt \epsilon$"),
        (r"\{a_i\}", r"$\lbrace a _ i\rbrace$"),
        ("n", None),
        (r"90\%", None),
        (r"\href{javascript:alert(1)}{x_1}", None),
        (r"x_{\text{<script>}}", None),
    ],
)
def test_a_formula_is_written_so_that_markdown_leaves_it_alone(source: str, written: str | None) -> None:
    assert formula(source) == written
    if written is not None:
        rendered = COMMONMARK.render(f"a {written} b")
        assert html.unescape(rendered) == f"<p>a {written} b</p>\n"


def test_two_prices_are_no_formula() -> None:
    rendered = COMMONMARK.render(words("from $5 to $6"))
    assert "$5 to $" not in rendered
    assert plain(Seen(rendered).text) == "from $5 to $6"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_stands_in_a_tag_of_ours_is_text_without_escapes(text: str) -> None:
    written = f"<details>\n<summary>{in_html(text)}</summary>\n\nwords\n\n</details>\n"
    seen = Seen(COMMONMARK.render(written))
    assert plain(seen.text.removesuffix("\nwords\n\n")).removesuffix(" words") == plain(clean(text))
    assert seen.tags == {"details", "summary", "p"}
    assert not TEMPLATE.search(in_html(text))
