"""The ten old readings of September 2024, set into the old form: their known defects are found by an import too."""

import json
from pathlib import Path
from typing import Any

from bot.imports.check import findings
from bot.imports.old_post import OldEntry
from bot.imports.post import read_post
from bot.model.finding import Finding, FindingKind
from bot.model.paper import Paper, PaperId
from tests.imports.posts import SEPARATOR, entry, post
from tests.reading.checking.readings import Kept, readings

DATA = Path(__file__).parents[1] / "data"
ITEMS = ("background", "prior_work", "method", "results")
JUDGED = frozenset({"significance", "novelty", "performance", "workload"})


def papers() -> dict[str, Paper]:
    rows = [json.loads(line) for line in (DATA / "example-papers.jsonl").read_text("utf-8").splitlines()]
    return {
        row["id"]: Paper(
            PaperId(row["id"]), row["version"], row["title"], tuple(row["authors"]), row["abstract"], (), "",
            comment=row.get("comment"),
        )
        for row in rows
    }  # fmt: skip


def as_posted(kept: Kept, paper: Paper) -> str:
    """The entry that the old generator would have written."""
    sections = kept.reading["sections"]
    heads = ("标题", "作者", "所属机构", "关键词", "链接")
    block = [
        f"{number}. {head}：{sections[name]}"
        for number, (head, name) in enumerate(zip(heads, list(sections)[:5], strict=True), 1)
        if sections[name]
    ]
    if any(sections[name] for name in ITEMS):
        block += ["6. 摘要：", *(f"    - ({number}){sections[name]}" for number, name in enumerate(ITEMS, 1))]
    block += [f"{number}. {sections[name]}" for number, name in ((7, "methods"), (8, "conclusion")) if sections[name]]
    return entry(
        f"http://arxiv.org/abs/{paper.versioned_id}",
        title=paper.title,
        authors=", ".join(paper.authors),
        abstract=paper.abstract,
        comment=paper.comment or "",
        summary=kept.reading["summary"],
        takeaways=kept.reading["key_takeaways"],
        block=SEPARATOR + "\n\n".join(block),
    )


def taken() -> list[tuple[Kept, OldEntry, tuple[Finding, ...]]]:
    known, golden = papers(), list(readings("golden.jsonl"))
    entries = read_post(post(*(as_posted(one, known[one.name]) for one in golden))).entries
    return [
        (kept, one, findings(one, known[kept.name], None, language="zh"))
        for kept, one in zip(golden, entries, strict=True)
    ]


def is_found(defect: dict[str, Any], found: tuple[Finding, ...]) -> bool:
    """Whether a finding names the place, a kind that fits, and the words; no abstract tells where somebody works."""
    place = {"methods": "steps"}.get(name := defect["where"].removeprefix("sections."), name)
    places = {"conclusion": JUDGED, "any": {one.where.removeprefix("sections.") for one in found}}.get(place, {place})
    kinds = {*defect["kinds"], *([FindingKind.UNSUPPORTED] if place == "affiliation" else [])}
    if defect["what"] == "sections 1–6 missing" and place in ITEMS:
        places = {"summary"}
    return any(
        one.where.removeprefix("sections.") in places and one.kind in kinds and defect["says"] in one.text
        for one in found
    )


def test_nine_of_ten_known_defects_are_found() -> None:
    defects = [(kept.name, defect, found) for kept, _, found in taken() for defect in kept.defects]
    missed = [f"{name}: {defect['what']}" for name, defect, found in defects if not is_found(defect, found)]
    assert len(defects) == 85
    assert len(missed) <= 0.1 * len(defects), missed


def test_every_word_of_the_old_readings_is_kept() -> None:
    for kept, one, _ in taken():
        text = "".join("".join(part.heading + part.text for part in one.sections).split())
        for name, said in kept.reading["sections"].items():
            letters = "".join(filter(str.isalnum, said or ""))
            assert letters in "".join(filter(str.isalnum, text)), (kept.name, name)
