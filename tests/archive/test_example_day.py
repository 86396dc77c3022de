"""The example's day rebuilt has the skeleton of the old post, field by field, for all ten papers."""

import re
from datetime import datetime

import pytest
import yaml

from bot.model.reading import Section
from tests.archive.example_day import IN_FULL, rows
from tests.archive.example_posts import KINDS, Printed
from tests.archive.rules import (
    AFFILIATION,
    AUTHORS,
    CONCLUSION,
    FIELDS,
    KEYWORDS,
    LINKS,
    METHODS,
    PARTS,
    SUMMARY,
    TITLE,
    statements,
)
from tests.archive.skeleton import Entry

LABELS = {
    "en": ["Title", "Authors", "First author’s affiliation", "Keywords", "Links", "Summary", "Method, step by step"],
    "zh": ["标题", "作者", "第一作者单位", "关键词", "链接", "总结", "方法步骤", "结论"],
}
ABSENT = {"en": "*not available: abstract only*", "zh": "*不可用：只读了摘要*"}
IDS = [row["id"] for row in rows()]
both = pytest.mark.parametrize("kind", KINDS)


def entries(example: dict[str, Printed], kind: str) -> dict[str, Entry]:
    shown = example[kind].skeleton.entries
    return dict(zip(IDS, shown, strict=True))


@both
def test_the_front_matter_has_the_21_fields_in_their_order(example: dict[str, Printed], kind: str) -> None:
    assert len(FIELDS) == 21
    assert example[kind].skeleton.names == FIELDS


@both
def test_the_front_matter_is_filled_from_the_day_and_the_settings(example: dict[str, Printed], kind: str) -> None:
    fields = yaml.safe_load("\n".join(example[kind].skeleton.fields))
    name = "Diffusion Models" if kind == "en" else "扩散模型"
    first = rows()[0]["title"]
    assert fields["title"] == name
    assert fields["tags"] == [name]
    assert fields["date"] == datetime.fromisoformat("2024-09-27 08:00:00")
    assert (fields["author"], fields["categories"]) == ("Lantern Lab", "Paper")
    assert "2024-09-27" in fields["description"]
    assert first in fields["description"]
    assert fields["keywords"].startswith(name)
    assert (fields["toc_number"], fields["toc_style_simple"], fields["mathjax"]) == (False, True, True)
    assert fields["copyright_info"] == "CC BY 4.0"
    empty = ("cover", "toc", "katex", "aplayer", "highlight_shrink", "aside")
    assert [fields[name] for name in empty] == [None] * len(empty)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("en", ["10 by extractive (abstract only)", "sentences of its own", "open access interoperability"]),
        ("zh", ["摘录 10 篇（仅摘要）", "原句", "arXiv"]),
        ("zh-model", ["test-model 8 篇（仅摘要）、test-model 2 篇（全文）", "脚注", "arXiv"]),
    ],
)
def test_three_notice_lines_say_who_read_what(example: dict[str, Printed], kind: str, words: list[str]) -> None:
    notices = example[kind].skeleton.notices
    assert len(notices) == 3
    assert [word for word, notice in zip(words, notices, strict=True) if word not in notice] == []


@pytest.mark.parametrize(
    ("kind", "heading"), [("en", "2024-09-27 update"), ("zh", "2024-09-27 更新"), ("zh-model", "2024-09-27 更新")]
)
def test_the_day_is_the_heading(example: dict[str, Printed], kind: str, heading: str) -> None:
    assert example[kind].skeleton.heading == heading


@both
def test_ten_papers_stand_there_the_newest_first(example: dict[str, Printed], kind: str) -> None:
    assert sorted(IDS, reverse=True) == IDS
    assert [entry.title for entry in example[kind].skeleton.entries] == [row["title"] for row in rows()]


@both
@pytest.mark.parametrize("row", rows(), ids=IDS)
def test_a_paper_begins_with_authors_abstract_and_links(
    example: dict[str, Printed], kind: str, row: dict[str, object]
) -> None:
    entry = entries(example, kind)[str(row["id"])]
    name = f"{row['id']}v{row['version']}"
    authors = row["authors"]
    assert isinstance(authors, list)
    assert entry.authors == f"Authors:{', '.join(authors)}"
    abstract, links = entry.head[:2]
    assert re.sub(r"\[([^]]*)\]\(\1\)", r"\1", abstract) == row["abstract"]
    assert links.startswith(f"[PDF](https://arxiv.org/pdf/{name}) [arXiv](https://arxiv.org/abs/{name})")
    assert re.sub(r"\[([^]]*)\]\(\1\)", r"\1", links).endswith(str(row["comment"]))


@both
@pytest.mark.parametrize("base", IDS)
def test_a_paper_has_summary_and_takeaways(example: dict[str, Printed], kind: str, base: str) -> None:
    entry = entries(example, kind)[base]
    assert entry.labels == ["Summary", "Key Takeaways"]
    assert len(entry.summary) == 1
    assert 3 <= len(entry.takeaways) <= 7
    assert entry.bullets == {"dash"}


@both
@pytest.mark.parametrize("base", IDS)
def test_a_paper_has_the_eight_sections(example: dict[str, Printed], kind: str, base: str) -> None:
    entry = entries(example, kind)[base]
    labels = LABELS[kind.partition("-")[0]]
    assert list(entry.sections) == [TITLE, AUTHORS, AFFILIATION, KEYWORDS, LINKS, SUMMARY, METHODS, CONCLUSION]
    assert [section.label for section in entry.sections.values()][: len(labels)] == labels
    for number, parts in PARTS.items():
        assert list(entry.sections[number].parts) == list(parts)
    assert all(section.text for section in entry.sections.values())


def test_there_are_80_sections_of_80_and_what_an_abstract_cannot_tell_is_said(example: dict[str, Printed]) -> None:
    shown = example["zh-model"].skeleton.entries
    assert sum(len(entry.sections) for entry in shown) == 80
    absent = {base: lacking(entry) for base, entry in entries(example, "zh-model").items()}
    assert absent == {
        "2409.17058": [AFFILIATION],
        "2409.17049": [AFFILIATION],
        "2409.16949": [AFFILIATION, CONCLUSION],
        "2409.16535": [AFFILIATION, CONCLUSION],
        "2409.16211": [AFFILIATION],
        "2409.16002": [AFFILIATION, METHODS, CONCLUSION],
        "2409.14307": [],
        "2409.12431": [AFFILIATION, CONCLUSION],
        "2409.01322": [AFFILIATION, CONCLUSION],
        "2408.14028": [],
    }


def lacking(entry: Entry) -> list[int]:
    """The sections that say that something of theirs is not to be had."""
    return [number for number, section in entry.sections.items() if ABSENT["zh"] in section.text]


@pytest.mark.parametrize("base", IDS)
def test_what_a_model_wrote_is_chinese(example: dict[str, Printed], base: str) -> None:
    entry = entries(example, "zh-model")[base]
    told = list(statements(entry))
    assert len(told) >= 12
    assert [text for text in told if not re.search(r"[\u4e00-\u9fff]", text)] == []
    title = entry.sections[TITLE].text
    assert re.match(r".*[\u4e00-\u9fff]{4}.*（.+）", title), "translated, with the title itself"


@pytest.mark.parametrize("base", IN_FULL)
def test_a_paper_that_was_read_in_full_lacks_nothing(example: dict[str, Printed], base: str) -> None:
    entry = entries(example, "zh-model")[base]
    assert lacking(entry) == []
    assert len(entry.sections[METHODS].parts) >= 5
    (reading,) = [one.reading for one in example["zh-model"].post.entries if one.paper.id.base == base]
    for section in Section:
        for claim in reading.sections[section]:
            assert claim.text in "\n".join(entry.lines)


@both
@pytest.mark.parametrize("base", IDS)
def test_every_footnote_leads_to_the_papers_own_words(example: dict[str, Printed], kind: str, base: str) -> None:
    text = example[kind].text
    (entry,) = [one for one in example[kind].post.entries if one.paper.id.base == base]
    name = base.replace(".", "-")
    there = re.findall(rf'href="#e-{name}-(\d+)"', text)
    assert there == re.findall(rf'id="e-{name}-(\d+)"', text)
    assert len(set(there)) == len(there)
    assert there or kind != "zh-model", "only a sentence of the paper needs no other behind it"
    shown = " ".join(entries(example, kind)[base].details)
    claims = [entry.reading.summary, *entry.reading.takeaways]
    if kind == "zh-model":
        assert [one for claim in claims if claim for one in claim.evidence if one not in shown] == []
