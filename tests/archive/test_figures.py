"""Read in full, a paper's figures stand in its post and beside it where its licence lets them, and nowhere else."""

import asyncio
import re
from pathlib import Path

import pytest
import yaml
from PIL import Image

from bot.model.edition import Form
from tests.archive.figured import FREE, NAMES, RESERVED, edition, figured_day
from tests.archive.seen import markdown_seen

POSTS = {Form.HEXO: "_posts/2025-10-06-higgs.md", Form.MARKDOWN: "higgs/2025-10-06.md"}
ADDRESSES = {Form.HEXO: "/papergram/figures/", Form.MARKDOWN: "../figures/"}
FOLDERS = {Form.HEXO: "papergram/figures", Form.MARKDOWN: "figures"}
forms = pytest.mark.parametrize("form", POSTS)


async def _published(folder: Path) -> Path:
    async with figured_day(folder / "store.sqlite3") as publisher:
        for form in POSTS:
            await publisher.publish(edition(form, None), folder / f"short-{form.value}")
        for form in POSTS:
            await publisher.publish(edition(form), folder / form.value)
    async with figured_day(folder / "store.sqlite3", {"PAPERGRAM_READING__FIGURES": "none"}) as publisher:
        await publisher.publish(edition(Form.HEXO), folder / "none-hexo")
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The day without and with `--full`, and with it but without figures."""
    return asyncio.run(_published(tmp_path_factory.mktemp("figured")))


def entries(folder: Path, form: Form) -> dict[str, list[str]]:
    """What a viewer of Markdown shows of each paper, by ids."""
    body = (folder / POSTS[form]).read_text("utf-8")
    lines = markdown_seen(body.split("---\n", 2)[2] if form is Form.HEXO else body)
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    parts = [lines[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return {base: part for part in parts for base in (FREE, RESERVED) if f"/abs/{base}v1" in "\n".join(part)}


def pictures(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))


@forms
def test_figures_are_folded_below_the_paper_with_captions_and_credit(published: Path, form: Form) -> None:
    shown = entries(published / form.value, form)[FREE]
    folded = shown[shown.index("<details>") : shown.index("</details>")]
    assert folded[1] == "Figures of the paper"
    images = [line for line in folded if line.startswith("![")]
    assert images == [f"![Figure {at}]({ADDRESSES[form]}{name})" for at, name in enumerate(NAMES, start=1)]
    assert len([line for line in folded if re.match(r"Figure \d: \w", line)]) == len(NAMES)
    assert "ATLAS Collaboration" in folded[-1]
    assert f"/abs/{FREE}v1)" in folded[-1]
    assert "[CC BY 3.0](http://creativecommons.org/licenses/by/3.0/)" in folded[-1]


@forms
def test_their_files_are_where_the_post_says(published: Path, form: Form) -> None:
    folder = published / form.value
    assert pictures(folder) == [f"{FOLDERS[form]}/{name}" for name in NAMES]
    root = folder if form is Form.HEXO else (folder / POSTS[form]).parent
    for name in NAMES:
        with Image.open(root / f"{ADDRESSES[form]}{name}".lstrip("/")) as image:
            assert image.format == "PNG"
            assert min(image.size) > 100


@forms
def test_a_paper_under_arxivs_own_licence_has_none(published: Path, form: Form) -> None:
    shown = "\n".join(entries(published / form.value, form)[RESERVED])
    assert "full text, 47 pages" in shown
    assert "![" not in shown
    assert "Figures of the paper" not in shown


def test_the_first_is_the_cover(published: Path) -> None:
    front = (published / "hexo" / POSTS[Form.HEXO]).read_text("utf-8").split("---\n", 2)[1]
    assert yaml.safe_load(front)["cover"] == f"/papergram/figures/{NAMES[0]}"


@pytest.mark.parametrize("folder", ["short-hexo", "short-markdown", "none-hexo"])
def test_none_are_there_unless_papers_are_read_in_full_and_figures_wanted(published: Path, folder: str) -> None:
    form = Form(folder.partition("-")[2])
    assert pictures(published / folder) == []
    assert "![" not in (published / folder / POSTS[form]).read_text("utf-8")
    assert entries(published / folder, form).keys() == {FREE, RESERVED}
