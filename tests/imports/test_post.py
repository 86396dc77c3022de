"""From a file of an old archive to a post: its front matter, its entries, its reader."""

from datetime import date

import pytest

from bot.imports.post import read_post
from bot.model.paper import PaperId
from tests.imports.posts import FRONT, NOTICE, entry, post


def test_a_post_has_title_day_and_reader() -> None:
    read = read_post(post(entry()), "x.md")
    assert (read.title, read.day, read.reader) == ("Stone Bridges", date(2024, 9, 27), "Old Model")
    assert read.remarks == ()


def test_an_entry_has_what_was_copied_and_what_was_written() -> None:
    (one,) = read_post(post(entry())).entries
    assert one.title == "Archer: Finding Cracks in Stone Bridges"
    assert one.authors == ("Ada Mason", "Bo Stone")
    assert one.abstract.startswith("Stone bridges age.")
    assert (one.paper, one.version, one.comment) == (PaperId("2409.10001"), 1, "8 pages")
    assert one.summary == "Archer在石桥照片中寻找裂缝。"
    assert one.takeaways == ("石桥会老化。", "Archer找到91.5%的裂缝。")
    assert one.pictures == 2
    assert one.remarks == ()


def test_entries_come_in_order_with_the_lines_where_they_begin() -> None:
    text = post(entry(), entry("http://arxiv.org/abs/2409.10002v3"))
    first, second = read_post(text).entries
    lines = text.split("\n")
    assert [lines[one.line - 1][:9] for one in (first, second)] == ["## Archer", "## Archer"]
    assert (second.paper, second.version) == (PaperId("2409.10002"), 3)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Stone: Bridges: Again\ndate: 2024-09-27 03:59:41\n---\n",
        "---\ntitle: 'Stone\ndate: 2024-09-27\n---\n",
        "---\ntitle: !!python/object:os.system {}\ndate: 2024-09-27\n---\n",
        "---\ntitle: &a [*a]\ndate: 2024-13-45\n---\n",
        "---\n" + "[" * 3000 + "\n---\n",
        "---\n- title\n---\n",
        "---\ntitle: x\n",
        "---\n? [a]\n: b\n---\n",
        "---\na: !!int ''\n---\n",
        "---\na: !!timestamp x\n---\n",
        "",
    ],
)
def test_a_broken_front_matter_is_told_and_the_entries_are_read(front: str) -> None:
    read = read_post(post(entry(), front=front), "2024-09-27-stone-bridges.md")
    assert read.day == date(2024, 9, 27)
    assert read.title
    assert len(read.entries) == 1
    assert read.remarks


def test_front_matter_that_unfolds_without_an_end_is_not_unfolded() -> None:
    layers = "\n".join(f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 12))
    front = f"---\nl0: &l0 [lol]\n{layers}\ntitle: *l11\ndate: 2024-09-27\n---\n"
    assert read_post(post(entry(), front=front), "2024-09-27-bridges.md").title == "2024-09-27-bridges"


def test_the_first_link_of_the_line_on_the_model_names_the_reader() -> None:
    lines = (
        ">看看[主页](https://example.org)",
        ">由大模型[Other Model](https://example.org)总结",
        "",
        "# 2024-09-27",
        "",
    )
    notice = "\n".join(lines)
    assert read_post(post(entry(), notice=notice)).reader == "Other Model"
    assert read_post(post(entry(), notice="# 2024-09-27\n\n")).reader == ""


def test_an_id_that_stands_elsewhere_in_the_entry_is_taken_and_told() -> None:
    (one,) = read_post(post(entry("https://example.org/paper.pdf"))).entries
    assert (one.paper, one.version) == (PaperId("2409.10001"), None)
    assert "linked below it" in one.remarks[0].text


@pytest.mark.parametrize("comment", ["", "see arXiv:2409.10002"])
def test_an_entry_whose_paper_cannot_be_told_has_none(comment: str) -> None:
    (one,) = read_post(post(entry("#", comment=comment, block="见 arXiv:2409.10003" if comment else ""))).entries
    assert one.paper is None
    assert "cannot be told" in one.remarks[0].text


def test_a_heading_without_authors_is_told_and_its_text_kept() -> None:
    read = read_post(post(entry(details=""), "## A word of thanks\n\nTo all masons.\n"))
    assert "A word of thanks" in read.remarks[0].text
    assert "To all masons." in read.entries[0].sections[-1].text


def test_other_line_ends_and_odd_separators_do_not_shift_lines() -> None:
    text = post(entry(abstract="One\u2028two\x0cthree."), entry("http://arxiv.org/abs/2409.10002v1"))
    assert [one.line for one in read_post(text.replace("\n", "\r\n")).entries] == [
        number for number, line in enumerate(text.split("\n"), 1) if line.startswith("## ")
    ]


def test_what_has_no_entry_is_no_old_post() -> None:
    assert read_post(FRONT + NOTICE + "## A heading\n\nand a text\n").entries == ()
    assert read_post("").entries == ()


@pytest.mark.parametrize(
    ("summary", "takeaways"),
    [
        ("**Summary:**", "**Key Takeaways:**"),
        ("**摘要**：", "**要点**"),
        ("<b>Summary</b>", "<strong>Key Takeaways</strong>"),
        ("### Summary", "### Key Takeaways"),
        ("**TL;DR** ", "**关键要点：**"),
    ],
)
def test_the_labels_of_summary_and_takeaways_drift(summary: str, takeaways: str) -> None:
    text = entry().replace("**Summary**", summary).replace("**Key Takeaways**", takeaways)
    (one,) = read_post(post(text)).entries
    assert one.summary == "Archer在石桥照片中寻找裂缝。"
    assert one.takeaways == ("石桥会老化。", "Archer找到91.5%的裂缝。")
