"""A blog that Hexo itself has built from exported posts: `make hexo` installs it.

Each post is there as the reader sees it in the page, and with what Hexo knows of it.
"""

import asyncio
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from bot.locales import Locales
from bot.model.edition import Edition, Form
from bot.model.post import Post
from bot.render.post.hexo import post_hexo
from tests.archive.conftest import MONDAY, example  # noqa: F401 - the fixture
from tests.archive.example_posts import FRONT, PICTURES, Printed
from tests.archive.figured import edition, figured_day
from tests.archive.publishing import press_over
from tests.archive.seen import html_seen
from tests.archive.skeleton import Skeleton, of_lines
from tests.archive.test_hostile import BREAKERS, SCRIPT, hostile, topics
from tests.render.samples import examples
from tests.render.site.samples import entry_of, evil_entry, post_of

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
_APOSTROPHES = str.maketrans("‘’", "''")
"""Hexo's renderer makes typographic ones of plain ones."""
FIGURED, STORED = f"{MONDAY}-higgs", f"{MONDAY}-mine"
"""What the publisher named the day with figures, and one of hostile papers."""


def missing() -> str:
    """Why there is no Hexo; empty where there is one."""
    if shutil.which("node") is None:
        return "Node.js is not installed"
    return "" if MODULES.is_dir() else "Hexo is not installed: make hexo"


@dataclass(frozen=True, slots=True)
class Blog:
    """What was exported, by the posts' names, and what Hexo made of it."""

    sources: Mapping[str, str]
    known: Mapping[str, dict[str, Any]]
    complaints: list[str]
    public: Path

    def page(self, name: str) -> html.HtmlElement:
        """The page of a post."""
        path = self.public / self.known[name]["path"] / "index.html"
        return html.document_fromstring(path.read_text("utf-8"))

    def skeleton(self, name: str) -> Skeleton:
        """What is seen of a post in its page."""
        (article,) = self.page(name).xpath("//article")
        front = self.sources[name].split("---\n", 2)[1]
        shown = "".join(html.tostring(child, encoding="unicode") for child in article)
        lines = [line.translate(_APOSTROPHES) for line in html_seen(shown)]
        return of_lines(front.splitlines(), lines, self.sources[name])

    def front(self, name: str) -> dict[str, Any]:
        """A post's front matter, by Hexo's own parser."""
        fields: dict[str, Any] = json.loads(_node("front_matter.mjs", text=self.sources[name]))
        return fields


@pytest.fixture(scope="session")
def blog(example: dict[str, Printed], tmp_path_factory: pytest.TempPathFactory) -> Blog:  # noqa: F811
    """The example's day in each way, two days of hostile papers and one with figures, built by Hexo."""
    if missing():
        pytest.skip(missing())
    folder = tmp_path_factory.mktemp("hexo") / "blog"
    shutil.copytree(HERE / "blog", folder)
    shutil.copy(HERE / "package.json", folder)
    (folder / "node_modules").symlink_to(MODULES)
    asyncio.run(_published(folder.parent, folder / "source"))
    for name, text in ({kind: one.text for kind, one in example.items()} | {"hostile": _hostile()}).items():
        (folder / f"source/_posts/{name}.md").write_text(text, "utf-8", errors="replace")
    sources = {path.stem: path.read_text("utf-8") for path in (folder / "source/_posts").iterdir()}
    built = json.loads(_node("build.mjs", str(folder)))
    known = {Path(post["source"]).stem: post for post in built["posts"]}
    return Blog(sources, known, built["complaints"], folder / "public")


async def _published(stores: Path, source: Path) -> None:
    """As `papergram export --format hexo --out SOURCE` does: a day with figures, in full, and hostile papers."""
    async with figured_day(stores / "figured.sqlite3") as publisher:
        await publisher.publish(edition(Form.HEXO), source)
    variables = {f"PAPERGRAM_ARCHIVE__{name}": SCRIPT for name in ("AUTHOR", "CATEGORY", "COPYRIGHT")}
    async with press_over(stores, variables) as press:
        await press.announce([hostile(number, text) for number, text in enumerate(BREAKERS, start=1)])
        await press.services.publisher.publish(Edition(topics(["Mine"]), (MONDAY,), "en", Form.HEXO), source)


def _hostile() -> str:
    post: Post = post_of(evil_entry(), entry_of(examples()[1]))
    return post_hexo(post, Locales.load().get("en"), "https://arxiv.org", PICTURES, FRONT)


def _node(script: str, *args: str, text: str | None = None) -> str:
    given = None if text is None else text.encode("utf-8", "replace")
    done = subprocess.run(["node", HERE / script, *args], input=given, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
