"""A post has the skeleton of the old ones, for every paper alike, and says only what is true."""

import re
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.locales import Locales
from bot.model.announcement import AnnounceKind
from bot.model.finding import Finding, FindingKind
from bot.model.paper import PaperId
from bot.model.post import Correction, OldReading, Picture, Post, Revised
from bot.model.reading import Claim, Depth, Section
from bot.model.revision import Changes
from bot.render.post.hexo import Front, post_hexo
from bot.render.post.post import post_markdown
from tests.render.post.samples import DAY, TOPIC, entry, example_papers, example_post
from tests.render.post.test_markdown import Seen, plain

LOCALES = Locales.load()
SITE, PICTURES = "https://arxiv.org", "../figures/"
FIELDS = [
    "title", "date", "author", "cover", "categories", "tags", "description", "keywords", "toc", "toc_number",
    "toc_style_simple", "copyright", "copyright_author", "copyright_author_href", "copyright_url", "copyright_info",
    "mathjax", "katex", "aplayer", "highlight_shrink", "aside",
]  # fmt: skip
SEPARATOR = re.compile(r"^---\n", re.MULTILINE)
FRONT = Front("A lab", "https://lab.example", "Paper", "CC BY 4.0", "https://lab.example/papers")


def markdown(post: Post) -> str:
    return post_markdown(post, LOCALES.get(post.language), SITE, PICTURES)


def hexo(post: Post, front: Front = FRONT) -> str:
    return post_hexo(post, LOCALES.get(post.language), SITE, PICTURES, front)


def papers(text: str) -> list[str]:
    """The part of each paper, without its `## `."""
    return re.split(r"^## ", text, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_paper_has_the_eight_parts_under_the_same_labels(language: str) -> None:
    found = papers(markdown(example_post(language)))
    assert len(found) == 10
    labels = []
    for text in found:
        numbers = re.findall(r"^(\d)\. ([^:：]+)[:：]", text, re.MULTILINE)
        assert [number for number, _ in numbers] == list("12345678")
        labels.append([label for _, label in numbers])
        assert re.findall(r"^ {4}- \((\d)\)", text, re.MULTILINE)[:4] == list("1234")
        for part in ("**Authors:", "**Summary**\n", "**Key Takeaways**\n"):
            assert text.count(part) == 1
    assert all(one == labels[0] for one in labels)


def test_what_is_absent_says_why() -> None:
    one = entry(example_papers()[0])
    assert "3. 第一作者单位：*不可用：只读了摘要*" in markdown(Post(TOPIC, DAY, "zh", (one,), 9))
    full = replace(one, reading=replace(one.reading, depth=Depth.FULL, sections={}))
    assert "7. Method, step by step: *the paper does not say*" in markdown(Post(TOPIC, DAY, "en", (full,), 9))


def test_title_authors_abstract_and_comment_are_seen_as_arxiv_gave_them() -> None:
    post = example_post()
    seen = plain(Seen(MarkdownIt("commonmark", {"html": True}).render(markdown(post))).text)
    for one in post.entries:
        for text in (one.paper.title, ", ".join(one.paper.authors), one.paper.comment or ""):
            assert plain(text) in seen


def test_links_lead_to_the_version_that_is_told() -> None:
    rendered = Seen(MarkdownIt("commonmark", {"html": True}).render(markdown(example_post())))
    assert "https://arxiv.org/pdf/2408.14028v3" in rendered.links
    assert "https://arxiv.org/abs/2408.14028v3" in rendered.links
    anchors = {url for url in rendered.links if url.startswith("#")}
    assert all(url.startswith(("https://", "http://")) for url in set(rendered.links) - anchors)


def test_evidence_stands_in_footnotes_that_lead_back() -> None:
    one = entry(example_papers()[0])
    claim = Claim("It needs one step.", ("We introduced a *novel* one-step SR model.", "It is [fast]."))
    told = replace(
        one, reading=replace(one.reading, reader="some-model", summary=claim, sections={Section.STEPS: (claim,)})
    )
    text = markdown(Post(TOPIC, DAY, "en", (told,), 9))
    rendered = MarkdownIt("commonmark", {"html": True}).render(text)
    ids = set(re.findall(r'id="([^"]+)"', rendered))
    targets = set(re.findall(r'href="#([^"]+)"', rendered))
    assert targets == ids
    assert "“We introduced a *novel* one-step SR model.” “It is [fast].”" in plain(Seen(rendered).text)


def test_what_was_revised_and_corrected_is_told() -> None:
    one = entry(
        example_papers()[7],
        announced=AnnounceKind.REPLACE,
        since=2,
        changes=Changes(title=True),
        corrections=(Correction(date(2024, 9, 30), 2, Depth.ABSTRACT, "extractive"),),
    )
    line = Revised(example_papers()[0], date(2024, 9, 26), 2, 1, Changes(abstract=0.5))
    text = markdown(Post(TOPIC, DAY, "en", (one,), 9, (line,)))
    assert "**revised** 2409.12431v3" in text
    assert "v2 → v3: new title" in text
    assert "Corrected on 30 Sep 2024" in text
    assert re.search(r"^- \[Degradation.*v1 → v2: .*26 Sep 2024", text, re.MULTILINE)


def test_figures_are_folded_with_credit_and_licence() -> None:
    picture = Picture("2409.17058v1-1.png", "Figure 1", "Figure 1: <b>An</b> overview.", 640, 480)
    one = entry(example_papers()[0], pictures=(picture,), license="http://creativecommons.org/licenses/by/4.0/")
    text = markdown(Post(TOPIC, DAY, "en", (one,), 9))
    folded = text.partition("<summary>Figures of the paper</summary>")[2].partition("</details>")[0]
    assert "![Figure 1](<../figures/2409.17058v1-1.png>)" in folded
    assert "Figure 1: &lt;b&gt;An&lt;/b&gt; overview." in folded
    assert "[CC BY 4.0](<http://creativecommons.org/licenses/by/4.0/>)" in folded
    assert "Aiping Zhang, Zongsheng Yue" in folded
    assert (
        yaml.safe_load(hexo(Post(TOPIC, DAY, "en", (one,), 9)).split("---\n")[1])["cover"]
        == f"{PICTURES}{picture.name}"
    )


def test_an_old_reading_is_marked_with_what_does_not_hold() -> None:
    finding = Finding("summary", FindingKind.NUMBER, "2亿", "the source says 2 billion")
    old = OldReading(
        PaperId("2409.17058"),
        1,
        "zh",
        "Diffusion Models",
        DAY,
        "Gemini-Pro",
        "模型有2亿参数。",
        ("要点",),
        (("6. 摘要", ""), ("7. 方法", "问卷\n\n访谈")),
        (finding,),
    )
    text = markdown(Post(TOPIC, DAY, "en", (entry(example_papers()[0], old=(old,)),), 9))
    folded = text.partition("Gemini-Pro")[2]
    for words in (
        "模型有2亿参数。",
        "- 要点",
        "**6\\. 摘要**\n\n**7\\. 方法** 问卷\n\n访谈\n",
        "- **Summary** (wrong figure) 2亿 — the source says 2 billion",
    ):
        assert words in folded


def test_the_notice_says_who_read_how_many() -> None:
    first, second, *_ = example_post().entries
    written = replace(second, reading=replace(second.reading, reader="gpt-x", depth=Depth.FULL))
    quoted, mixed = (
        markdown(Post(TOPIC, DAY, "en", entries, 9)).split("\n\n")[0] for entries in ((first,), (first, written))
    )
    assert "1 by extractive (abstract only)" in quoted
    assert "sentences of its own" in quoted
    assert "1 by gpt-x (full text)" in mixed
    assert "checked against the paper" in mixed


def test_a_day_without_a_paper_says_so() -> None:
    text = markdown(Post(TOPIC, DAY, "en", (), 300))
    assert "# 2024-09-27 update" in text
    assert "None of the 300 papers" in text


def test_the_front_matter_has_all_fields_in_order() -> None:
    _, front, body = SEPARATOR.split(hexo(example_post("zh")), 2)
    assert list(yaml.safe_load(front)) == FIELDS
    assert re.findall(r"^([a-z_]+):", front, re.MULTILINE) == FIELDS
    assert yaml.safe_load(front)["title"] == "扩散模型"
    assert yaml.safe_load(front)["date"].date() == DAY
    assert "\ntoc:\n" in front
    assert body.startswith("\n> ")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_nothing_breaks_out_of_the_front_matter(name: str) -> None:
    topic = replace(TOPIC, names={"en": f"A {name} ---\nlayout: evil {{{{x}}}}"})
    post = Post(
        topic, DAY, "en", (entry(replace(example_papers()[0], title=f"{name}\n---\nlayout: evil {{% x %}}")),), 9
    )
    text = hexo(post, Front(f"{name}\n---", "javascript:x", name, f"{name}\n---\n", "x"))
    _, front, _ = SEPARATOR.split(text, 2)
    assert list(yaml.safe_load(front)) == FIELDS
    assert not re.search(r"\{\{|\{%|\{#", text)
