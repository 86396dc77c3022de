"""Where the site's files are, whatever things are called."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.paper import PaperId
from bot.render.site import paths

DAY = date(2025, 10, 6)
EVIL = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "/",
    "a/b",
    "a\\b",
    "con",
    "NUL",
    "a\x00b",
    "名前",
    "A",
    "a_b",
    "x" * 300,
    "a?b#c",
]


def test_the_layout_is_as_promised() -> None:
    assert paths.topic_path("diffusion-models") == "t/diffusion-models/index.html"
    assert paths.day_path("diffusion-models", DAY) == "t/diffusion-models/2025-10-06.html"
    assert paths.day_json_path("diffusion-models", DAY) == "t/diffusion-models/2025-10-06.json"
    assert [paths.feed_path("nerf", "rss"), paths.feed_path("nerf", "atom")] == ["t/nerf/rss.xml", "t/nerf/atom.xml"]
    assert paths.paper_path(PaperId("2409.17058")) == "p/2409.17058.html"
    assert paths.paper_path(PaperId("math/0211159")) == "p/math-0211159.html"
    assert paths.paper_json_path(PaperId("cond-mat/0211159")) == "p/cond-mat-0211159.json"
    assert paths.figure_path("2409.17058v1-1.png") == "figures/2409.17058v1-1.png"
    assert paths.search_path(paths.month_of(DAY)) == "search/2025-10.js"


def test_links_are_relative() -> None:
    here = paths.day_path("nerf", DAY)
    assert paths.relative(here, paths.paper_path(PaperId("2409.17058"))) == "../../p/2409.17058.html"
    assert paths.relative(here, paths.topic_path("nerf")) == "index.html"
    assert paths.relative(paths.INDEX, here) == "t/nerf/2025-10-06.html"


@given(st.sampled_from(EVIL) | st.text(max_size=120))
def test_a_name_never_leaves_its_folder(name: str) -> None:
    shape = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
    made = [
        (paths.topic_path(name), "t", 3),
        (paths.day_path(name, DAY), "t", 3),
        (paths.paper_path(PaperId(name)), "p", 2),
        (paths.figure_path(name), "figures", 2),
    ]
    for path, folder, depth in made:
        parts = path.split("/")
        assert parts[0] == folder
        assert len(parts) == depth
        assert all(shape.fullmatch(part) for part in parts)


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_names_never_share_a_path(one: str, other: str) -> None:
    assert (paths.topic_path(one) == paths.topic_path(other)) == (one == other)


def test_two_names_that_fold_alike_have_two_paths() -> None:
    assert len({paths.topic_path(name).casefold() for name in EVIL}) == len(EVIL)


@pytest.mark.parametrize("month", ["2025-13", "2025-1", "../2025-10", "2025-10/x", ""])
def test_what_is_no_month_has_no_search_file(month: str) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        paths.search_path(month)
