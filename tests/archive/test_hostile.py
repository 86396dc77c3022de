"""Whatever strangers write into papers, and operators into topics, is text in every form, in files where it belongs."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from markdown_it import MarkdownIt

from bot.archive.topics import named
from bot.model.edition import Form
from bot.model.paper import PaperId
from bot.model.topic import Topic
from bot.render.text import readable
from bot.store import papers
from bot.topics.catalogue import Catalogue
from tests.archive.conftest import MONDAY, TUESDAY, row
from tests.archive.links import Links
from tests.archive.publishing import Press, press_over
from tests.archive.rules import FIELDS
from tests.render.feeds.rules import atom_faults, rss_faults

ADDRESS = "https://lab.example"
SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(1)"> </title></textarea></svg>'
BREAKERS = [
    SCRIPT,
    "{{ constructor.constructor('return 1')() }} {% raw %}{% endraw %} {# x #} {%- x -%}",
    "--- \n---\ntitle: mine\n--- !!python/object:os.system 'x': [a, &b *c] | > @ ` %",
    "]]> <!-- more --> --> <![CDATA[ &lt;b&gt; &#60; \u2028\u2029",
    "[a](javascript:alert(1)) ![x](//evil.example/x.png) [^1] `code` ~~~ # h | a | b |",
    "\u202eright to left\u202c \x00\x07\x1b[31m \ufeff \ufffe \U000e0041",
    "$x^2 </math><script>alert(1)</script>$ $\\href{javascript:alert(1)}{x}$ $\\unicode{60}$ $$",
    "../../etc/passwd C:\\x CON \\..\\.. %2e%2e/ ~root",
]
NAMES = ["../../x", "C:\\x\\y", "CON", "a/b\x00c", "<b>&\"'", "{{ 7*7 }}", "扩散", "…" * 90, "-rf .", ".git"]
FRAGMENTS = {"p", "a", "sup", "sub", "br", "em", "strong", "ul", "ol", "li", "h1", "h2", "blockquote", "hr", "code"} | {
    *("details", "summary", "span", "div")
}


def hostile(number: int, text: str) -> dict[str, Any]:
    """A paper that says `text` wherever its authors may write."""
    return row(
        f"2510.{number:05}",
        title=f"{text} diffusion {number}",
        authors=[text, f"Ada {text}"],
        abstract=f'We propose diffusion. {text} https://evil.example/"><script> It improves by 3%. {text}',
        comment=f"{text} https://evil.example/{text}",
        journal_ref=text,
        doi=text,
        license=f"javascript:alert(1)//{text}",
    )


def topics(names: list[str]) -> tuple[Topic, ...]:
    return named(Catalogue.load(), [f"{name} = diffusion" for name in names])


@pytest.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    variables = {"PAPERGRAM_ARCHIVE__URL": ADDRESS, "PAPERGRAM_ARCHIVE__TITLE": SCRIPT}
    variables |= {f"PAPERGRAM_ARCHIVE__{name}": SCRIPT for name in ("AUTHOR", "CATEGORY", "COPYRIGHT")}
    async with press_over(tmp_path, variables) as made:
        first = [hostile(number, text) for number, text in enumerate(BREAKERS, start=1)]
        again = [
            one | {"kind": "replace", "version": 2, "announced": str(TUESDAY), "comment": f"{one['title']} more"}
            for one in first
        ]
        await made.announce([*first, *again])
        yield made


def trees(press: Press) -> dict[str, html.HtmlElement]:
    pages = [path for path in press.files() if path.endswith(".html")]
    return {path: html.document_fromstring((press.folder / path).read_bytes()) for path in pages}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def squeezed(text: str) -> str:
    """As a reader compares: without spaces and signs that are not seen."""
    return re.sub(r"[\s\u2066-\u2069\ufffd]+", "", text)


def faults(page: Any) -> list[str]:
    """What no page of ours has: scripts but its own, handlers, styles, frames, addresses that run."""
    found = [str(one) for one in page.xpath("//script/@src") if not str(one).lstrip("./").startswith("static/")]
    found += [etree.tostring(one, encoding="unicode") for one in page.xpath("//script[not(@src)]")]
    found += [one.tag for one in page.xpath("//iframe | //object | //embed | //style | //base | //form[@action]")]
    found += [str(one) for one in page.xpath("//@style | //@*[starts-with(name(), 'on')]")]
    links = page.xpath("//@href | //@src | //@srcset | //@action")
    return found + [str(one) for one in links if re.match(r"(?i)\s*(?!https?:|data:image/svg\+xml)[a-z]+:", one)]


async def test_a_site_shows_it_as_text(press: Press) -> None:
    await press.publish(*topics(NAMES), days=(MONDAY, TUESDAY))
    pages = trees(press)
    assert {path: found for path, page in pages.items() if (found := faults(page))} == {}
    assert Links(press.folder, ADDRESS).broken() == []
    assert not [path for path in press.files() if not re.fullmatch(r"[a-zA-Z0-9_./-]+", path)]
    for number, text in enumerate(BREAKERS, start=1):
        shown = pages[f"p/2510.{number:05}.html"].xpath("string(//h1)")
        assert squeezed(readable(f"{text} diffusion {number}"))[-20:] in squeezed(shown)
    alerts = "".join(page.xpath("string(//main)") for page in pages.values())
    assert "<script>alert(1)</script>" in alerts


async def test_a_slug_that_is_a_path_stays_in_the_folder(press: Press, tmp_path: Path) -> None:
    before = names(tmp_path)
    evil = [Topic(name, "diffusion", {"en": name, "zh": SCRIPT}) for name in NAMES]
    await press.publish(*evil)
    assert names(tmp_path) - before == {"out"}
    assert len([path for path in press.files() if path.endswith("/index.html")]) == len(NAMES)
    assert Links(press.folder, ADDRESS).broken() == []


async def test_its_json_holds_what_arxiv_said(press: Press) -> None:
    await press.publish(*topics(["Mine"]), form=Form.JSON)
    post = json.loads(press.text(f"mine/{MONDAY}.json"))
    known = await press.store.run(papers.get_many, [PaperId(paper["id"]) for paper in post["papers"]])
    assert len(known) == len(BREAKERS)
    told = {paper["id"]: [paper[name] for name in ("title", "authors", "comment")] for paper in post["papers"]}
    assert told == {str(one.id): [one.title, list(one.authors), one.comment] for one in known}


@pytest.mark.parametrize("form", [Form.RSS, Form.HTML])
async def test_feeds_are_feeds(press: Press, form: Form) -> None:
    await press.publish(*topics(NAMES[:4]), form=form)
    feeds = [path for path in press.files() if path.endswith(".xml")]
    assert len(feeds) == 2 * 4
    for path in feeds:
        content = (press.folder / path).read_bytes()
        assert (atom_faults if "atom" in path else rss_faults)(content) == []


@pytest.mark.parametrize("name", NAMES)
async def test_posts_for_hexo_have_their_fields_and_no_template(press: Press, name: str) -> None:
    (topic,) = topics([name])
    await press.publish(topic, form=Form.HEXO)
    (path,) = press.files()
    assert re.fullmatch(rf"_posts/{MONDAY}-[a-z0-9-]+\.md", path)
    _, front, body = press.text(path).split("---\n", 2)
    fields = yaml.safe_load(front)
    assert list(fields) == FIELDS
    assert fields["tags"] == [fields["title"]]
    assert re.findall(r"\{\{|\{%|\{#", body + fields["title"] + fields["description"]) == []


async def test_plain_viewers_show_it_as_text(press: Press) -> None:
    await press.publish(*topics(["Mine"]), form=Form.MARKDOWN)
    for flavour in ("commonmark", "gfm-like"):
        viewer = MarkdownIt(flavour, {"html": True, "linkify": False}).enable("table")
        page: Any = html.document_fromstring(viewer.render(press.text(f"mine/{MONDAY}.md")))
        assert faults(page) == []
        assert {one.tag for one in page.iter() if isinstance(one.tag, str)} - FRAGMENTS <= {"html", "body"}
        assert len(page.xpath("//h2")) == len(BREAKERS)
        assert "<script>alert(1)</script>" in page.xpath("string()")


async def test_only_a_known_topic_s_own_words_change_nothing_else(press: Press) -> None:
    (mine,) = topics(["Mine"])
    await press.publish(mine)
    before = press.text(f"p/2510.{1:05}.html")
    await press.publish(replace(mine, names={"en": SCRIPT}))
    assert faults(html.document_fromstring(press.text(f"t/{mine.slug}/index.html"))) == []
    assert before != press.text(f"p/2510.{1:05}.html")


@pytest.mark.parametrize(
    "page",
    ["<script>x</script>", "<p onclick=x>", "<a href=' JavaScript:x'>a</a>", "<p style=x>", "<script src=/x.js>"],
)
def test_what_would_be_a_fault_is_found(page: str) -> None:
    assert len(faults(html.document_fromstring(f"<main>{page}</main>"))) == 1
