"""Figures stay beside the pages, and only where they may be shown."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.archive.album import MOST, Album
from bot.model.fulltext import Figure
from bot.model.post import Picture, Plates
from tests.render.post.samples import example_papers

PAPER = example_papers()[0]
BY = "http://creativecommons.org/licenses/by/4.0/"
OWN = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"


def made_png(width: int, height: int) -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, height), (40, 90, 160)).save(content, "PNG")
    return content.getvalue()


def figure(number: int) -> Figure:
    return Figure(f"Figure {number}", f"Figure {number}: shown.", number, made_png(30 + number, 20))


def test_they_are_kept_with_size_and_caption(tmp_path: Path) -> None:
    Album(tmp_path / "figures", "licensed").add(PAPER, BY, [figure(1), figure(2)])
    assert Album(tmp_path / "figures", "licensed").plates(PAPER, BY).pictures == (
        Picture("2409.17058v1-1.png", "Figure 1", "Figure 1: shown.", 31, 20),
        Picture("2409.17058v1-2.png", "Figure 2", "Figure 2: shown.", 32, 20),
    )
    assert (tmp_path / "figures" / "2409.17058v1-1.png").read_bytes() == made_png(31, 20)


def test_its_lists_are_hidden_from_who_publishes_the_folder(tmp_path: Path) -> None:
    Album(tmp_path, "licensed").add(PAPER, BY, [figure(1)])
    assert {path.name for path in tmp_path.iterdir()} == {"2409.17058v1-1.png", ".2409.17058v1.json"}


@pytest.mark.parametrize(("policy", "license_url"), [("licensed", OWN), ("licensed", None), ("none", BY)])
def test_what_may_not_be_shown_is_not_kept(tmp_path: Path, policy: str, license_url: str | None) -> None:
    Album(tmp_path, policy).add(PAPER, license_url, [figure(1)])
    assert list(tmp_path.iterdir()) == []


def test_the_licence_is_known_when_the_store_has_forgotten_it(tmp_path: Path) -> None:
    Album(tmp_path, "licensed").add(PAPER, BY, [figure(1)])
    plates = Album(tmp_path, "licensed").plates(PAPER, None)
    assert (plates.license, len(plates.pictures)) == (BY, 1)


@pytest.mark.parametrize(("policy", "license_url"), [("licensed", OWN), ("none", BY), ("none", None)])
def test_what_is_forbidden_goes(tmp_path: Path, policy: str, license_url: str | None) -> None:
    Album(tmp_path, "licensed").add(PAPER, BY, [figure(1), figure(2)])
    assert Album(tmp_path, policy).plates(PAPER, license_url) == Plates(license_url or BY)
    assert list(tmp_path.iterdir()) == []


def test_another_version_has_others_and_a_lost_file_is_not_shown(tmp_path: Path) -> None:
    album = Album(tmp_path, "all")
    album.add(PAPER, None, [figure(1), figure(2)])
    assert album.has(PAPER)
    (tmp_path / "2409.17058v1-1.png").unlink()
    assert [one.label for one in album.plates(PAPER, None).pictures] == ["Figure 2"]
    assert not album.has(example_papers()[1])
    assert album.plates(example_papers()[1], None) == Plates(None)


def test_there_are_not_too_many(tmp_path: Path) -> None:
    album = Album(tmp_path, "all")
    album.add(PAPER, None, [figure(number) for number in range(1, 20)])
    assert len(album.plates(PAPER, None).pictures) == MOST


def test_what_is_no_picture_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no PNG"):
        Album(tmp_path, "all").add(PAPER, None, [Figure("Figure 1", "", 1, b"GIF89a")])
