"""An old entry held against its paper: each kind of defect is found, and a good entry has only those of its form."""

from collections.abc import Iterator

import pytest

from bot.imports.check import findings
from bot.imports.post import read_post
from bot.model.finding import Finding, FindingKind
from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.paper import Paper, PaperId
from tests.imports.posts import BLOCK, SEPARATOR, entry, paper, post

FORM = [
    ("links", "PDF leads to the abstract's page."),
    ("sections.affiliation", "Whose the authors are does not stand in the abstract, which is all that was read."),
]


def checked(text: str, of: Paper | None = None, full: FullText | None = None) -> tuple[Finding, ...]:
    (one,) = read_post(post(text)).entries
    return findings(one, of or paper(), full, language="zh")


def block(*changes: tuple[str, str]) -> str:
    made = BLOCK
    for before, after in changes:
        assert before in made
        made = made.replace(before, after)
    return entry(block=SEPARATOR + made)


def beyond_form(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if (one.where, one.reason) not in FORM]


def test_a_good_entry_has_no_findings_but_those_of_the_old_form() -> None:
    found = checked(entry())
    assert [(one.where, one.reason) for one in found] == FORM


def test_findings_come_once_and_are_the_same_each_time() -> None:
    text = block(("石桥大学", "xxx"), ("91.5%的裂缝。\n7", "92%的裂缝。\n7"), ("Ada Mason", "Mason Ada"))
    found = checked(text)
    assert len(set(found)) == len(found) > 3
    assert checked(text) == found


def defects() -> Iterator[tuple[str, FindingKind, str, str]]:
    yield entry(title="Archer:   Finding Cracks in Stone Bridges"), FindingKind.FORM, "title", "spaces in the title"
    yield entry(title="Archers"), FindingKind.CONTRADICTION, "title", "arXiv's title: Archer: Finding"
    yield entry(authors="Ada Mason"), FindingKind.MISSING, "authors", "names more authors: Bo Stone"
    yield entry(authors="Ada Mason, Bo Stone, Cy Sand"), FindingKind.ENTITY, "authors", "no such author"
    yield entry(abstract="A poor copy."), FindingKind.CONTRADICTION, "abstract", "not arXiv's"
    yield entry(abstract=""), FindingKind.MISSING, "abstract", "There is no abstract"
    yield block(("Ada Mason, Bo", "Mason Ada, Bo")), FindingKind.ENTITY, "sections.authors", "1 of 2 names are turned"
    yield block(("Bo Stone", "Bo Stane")), FindingKind.ENTITY, "sections.authors", "others than arXiv's"
    yield (
        block(("Ada Mason, Bo Stone", "马爱达、石博")),
        FindingKind.ENTITY,
        "sections.authors",
        "2 of 2 names are guessed",
    )
    yield block((", Bo Stone", "等人")), FindingKind.ENTITY, "sections.authors", "1 of 2 authors are missing: Bo Stone"
    yield block(("Bo Stone", "Bo Stone（石桥大学）")), FindingKind.ENTITY, "sections.authors", "This is no author"
    yield block(("https://arxiv.org/abs/2409.10001 ，", "")), FindingKind.LINK, "sections.urls", "no link to the paper"
    yield block(("masons/archer", "masons/arch")), FindingKind.LINK, "sections.urls", "does not give"
    yield block(("https://github.com/masons/archer", "Github: None")), FindingKind.LINK, "sections.urls", "source gives"
    yield block(("石桥大学", "（请填写）")), FindingKind.LEAK, "sections.affiliation", "assistant"
    yield block(("4. 关键词：石桥、裂缝\n", "")), FindingKind.MISSING, "sections.keywords", "Part 4 is missing"
    yield block(("石桥、裂缝\n", "\n")), FindingKind.MISSING, "sections.keywords", "Part 4 is empty"
    yield (
        block(("    - (3)研究方法：Archer网络在照片中寻找裂缝。\n", "")),
        FindingKind.MISSING,
        "sections.method",
        "Part 6",
    )
    yield (
        block(("创新点：提出Archer。\n    - 性能：找到91.5%的裂缝。\n    - 工作量：使用300张照片。", "总之很好。")),
        (FindingKind.FORM),
        "sections.conclusion",
        "Not told apart in part 8: novelty, performance, workload.",
    )
    yield (
        block(("找到91.5%的裂缝。\n7", "找到51.5%的裂缝。\n7")),
        FindingKind.NUMBER,
        "sections.results",
        "does not say",
    )
    yield (
        block(("训练网络。", "参与者被随机分为实验组和对照组。")),
        FindingKind.UNSUPPORTED,
        "sections.steps",
        "tells of no",
    )
    yield entry(summary="Archer finds cracks in photographs."), FindingKind.FORM, "summary", "not in Chinese"
    yield entry(takeaways=("石桥会老化。", "石桥会老化。")), FindingKind.FILLER, "key_takeaways[1]", "again"
    yield block(("3. 隶属", "### 3. 隶属")), FindingKind.FORM, "entry", "break the outline"


@pytest.mark.parametrize(("text", "kind", "where", "reason"), [*defects()])
def test_a_defect_is_found_where_it_stands(text: str, kind: FindingKind, where: str, reason: str) -> None:
    found = [one for one in beyond_form(checked(text)) if one.kind is kind and one.where == where]
    assert any(reason in one.reason for one in found), checked(text)


def test_a_revision_and_a_venue_that_are_not_told_are_found() -> None:
    revised = paper(version=2, comment="Accepted to ICCV 2025")
    told = {one.where: one.reason for one in checked(entry("http://arxiv.org/abs/2409.10001v2"), revised)}
    assert told["version"] == "It does not say that this is v2, a revision."
    assert told["venue"] == "The reading does not tell the venue: ICCV 2025."


@pytest.mark.parametrize("names", ["A. Mason and B. Stone", "Ada Mason (Ada Mason), Bo Stone", "ADA MASON；Bo Stone."])
def test_names_in_other_dress_are_no_wrong_names(names: str) -> None:
    found = checked(block(("Ada Mason, Bo Stone", names)))
    assert not [one for one in found if one.where == "sections.authors"]


def test_a_lost_repository_is_told_where_the_part_on_links_is_missing() -> None:
    found = checked(entry(block="**[x](https://example.org)**\n\n7. 方法：\n\n训练网络。\n"))
    lost = [one for one in found if one.where == "sections.urls" and one.kind is FindingKind.LINK]
    assert [one.text for one in lost] == ["https://github.com/masons/archer"]


def test_what_merely_does_not_stand_in_the_abstract_is_one_finding_a_section() -> None:
    steps = "使用Vermeer数据集。使用Rembrandt模型训练12天。使用Caravaggio库。"
    found = [one for one in checked(block(("(2) 训练网络。", f"(2) {steps}"))) if one.where == "sections.steps"]
    (unproved,) = [one for one in found if one.kind is FindingKind.UNSUPPORTED]
    assert all(name in unproved.text for name in ("Vermeer", "Rembrandt", "Caravaggio"))
    assert "the paper may have them" in unproved.reason


def test_with_the_full_text_affiliations_and_steps_are_held_against_it() -> None:
    part = Part(PartKind.METHOD, "Method", ("We train on the Vermeer dataset.",))
    full = FullText(PaperId("2409.10001"), 1, TextSource.PDF, 9, (part,), affiliations=("University of Bridges",))
    text = block(("石桥大学", "Rialto Institute of Technology"), ("训练网络", "使用Vermeer数据集训练网络"))
    found = checked(text, full=full)
    assert not any("Vermeer" in one.text for one in found)
    assert any(one.where == "sections.affiliation" and "Rialto" in one.text for one in found)
    assert not any("all that was read" in one.reason for one in found)


def test_too_much_text_is_not_checked_and_told() -> None:
    found = checked(block(("训练网络。", "9" * 20_000)))
    assert "they were not checked" in next(one.reason for one in found if one.where == "entry")
