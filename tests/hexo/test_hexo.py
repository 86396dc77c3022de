"""Hexo builds what is exported for it, and shows what was exported."""

import re
from typing import Any

import pytest
import yaml

from bot.render.text import readable
from tests.archive.example_posts import KINDS, Printed
from tests.archive.figured import NAMES as NAMES_OF_FIGURES
from tests.archive.rules import findings
from tests.archive.test_hostile import BREAKERS
from tests.archive.test_viewers import squeezed
from tests.hexo.conftest import FIGURED, STORED, Blog, missing
from tests.render.site.samples import EVIL, evil_entry

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
NAMES = [*KINDS, "hostile", STORED, FIGURED]
STRANGE = pytest.mark.parametrize(("name", "said"), [("hostile", EVIL), (STORED, " ".join(BREAKERS))])


def test_every_post_is_built_without_a_complaint(blog: Blog) -> None:
    assert blog.complaints == []
    assert sorted(blog.known) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_hexo_and_pyyaml_read_the_same_front_matter(blog: Blog, name: str) -> None:
    fields: dict[str, Any] = yaml.safe_load(blog.sources[name].split("---\n", 2)[1])
    theirs = blog.front(name)
    assert list(theirs) == list(fields)
    date = fields.pop("date")
    assert theirs.pop("date").startswith(date.strftime("%Y-%m-%dT%H:%M:%S"))
    assert theirs == fields


@pytest.mark.parametrize("name", KINDS)
def test_hexo_knows_title_day_tag_and_category(blog: Blog, name: str) -> None:
    known, title = blog.known[name], "Diffusion Models" if name == "en" else "扩散模型"
    assert (known["title"], known["tags"], known["categories"]) == (title, [title], ["Paper"])
    assert known["date"] == "2024-09-27 08:00:00"


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_the_post_without_any_of_the_old_defects(
    blog: Blog, example: dict[str, Printed], kind: str
) -> None:
    shown, written = blog.skeleton(kind), example[kind].skeleton
    assert [entry.title for entry in shown.entries] == [entry.title for entry in written.entries]
    assert [list(entry.sections) for entry in shown.entries] == [list(range(1, 9))] * 10
    assert findings(shown, example[kind].truths) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_what_a_plain_viewer_shows(blog: Blog, example: dict[str, Printed], kind: str) -> None:
    shown, written = blog.skeleton(kind).lines, example[kind].skeleton.lines
    assert list(map(plain, shown)) == list(map(plain, written))


def plain(line: str) -> str:
    """Without typographic quotes, dashes and dots, which Hexo makes of plain ones."""
    return re.sub("-+|[–—]", "-", re.sub("[“”]", '"', re.sub("[‘’]", "'", line))).replace("...", "…")


@pytest.mark.parametrize("name", NAMES)
def test_footnotes_lead_somewhere_and_back(blog: Blog, name: str) -> None:
    page = blog.page(name)
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    links = [link[1:] for link in page.xpath("//article//a/@href") if link.startswith("#")]
    assert set(links) <= set(ids)
    assert links or name not in ("zh-model", "hostile")


@STRANGE
def test_words_of_strangers_are_words(blog: Blog, name: str, said: str) -> None:
    page = blog.page(name)
    assert page.xpath("//script | //iframe | //style | //*[@onerror]") == []
    assert [one for one in page.xpath("//@href | //@src") if re.match(r"\s*javascript:", one)] == []
    assert [one for one in page.xpath("//img/@src") if "papergram/figures" not in one] == []
    shown = " ".join(page.xpath("string(//article)").split())
    parts = [part for part in ("<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "]]>") if part in said]
    assert len(parts) >= 3
    assert [part for part in parts if part not in shown] == []


def test_every_hostile_title_is_a_heading(blog: Blog) -> None:
    shown = [plain(squeezed(one.text_content())) for one in blog.page(STORED).xpath("//article//h2")]
    assert len(shown) == len(BREAKERS)
    for number, text in enumerate(reversed(BREAKERS)):
        title = f"{text} diffusion {len(BREAKERS) - number}"
        assert shown[number] in {plain(squeezed(readable(title))), plain(squeezed(title))}


def test_the_head_of_a_hostile_page_is_text_too(blog: Blog) -> None:
    description = blog.page("hostile").xpath("string(//meta[@name='description']/@content)")
    assert readable(evil_entry().paper.title)[:8] in description


def test_figures_are_where_the_page_looks_for_them(blog: Blog) -> None:
    sources = blog.page(FIGURED).xpath("//article//details//img/@src")
    assert sources == [f"/papergram/figures/{name}" for name in NAMES_OF_FIGURES]
    assert blog.front(FIGURED)["cover"] == sources[0]
    for source in sources:
        assert (blog.public / source.lstrip("/")).read_bytes().startswith(b"\x89PNG")


def test_what_the_archive_keeps_for_itself_is_not_published(blog: Blog) -> None:
    beside = {path.name for path in (blog.public / "papergram").rglob("*") if path.is_file()}
    assert beside == set(NAMES_OF_FIGURES)
    assert not list(blog.public.rglob(".papergram*"))
