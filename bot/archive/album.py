"""The figures of an archive: kept beside its pages, since the store forgets them after some weeks.

Invariant: a figure is shown only while the policy and the licence of its paper let it, and is gone from here when
either forbids it.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bot.archive.writing import put
from bot.arxiv.license import may_show
from bot.model.fulltext import Figure
from bot.model.paper import Paper
from bot.model.post import Picture, Plates

MOST = 10
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE = struct.Struct(">II")


class Album:
    """Figures in `directory` (`2409.17058v1-1.png`), each paper's with a list and its licence (`.2409.17058v1.json`).

    The lists have names that Hexo and web servers leave out: they are for the next run, not for readers.
    `policy` is `reading.figures`. Raises OSError where the folder cannot be written.
    """

    def __init__(self, directory: Path, policy: str) -> None:
        self._directory = directory
        self._policy = policy

    def plates(self, paper: Paper, license_url: str | None) -> Plates:
        """The figures that this version has here and that may be shown; the licence as it was, where none is given."""
        kept = self._kept(paper)
        license_url = license_url or kept.license
        if not may_show(license_url, self._policy):
            self._forget(paper, kept)
            return Plates(license_url)
        there = (picture for picture in kept.pictures if (self._directory / picture.name).is_file())
        return Plates(license_url, tuple(there))

    def has(self, paper: Paper) -> bool:
        """Whether this version's figures were added, be there none."""
        return self._list(paper).is_file()

    def add(self, paper: Paper, license_url: str | None, figures: Sequence[Figure]) -> None:
        """Keep the first figures of a paper, if they may be shown."""
        if not may_show(license_url, self._policy):
            return
        pictures = [
            Picture(f"{_name(paper)}-{number}.png", figure.label, figure.caption, *_size(figure.png))
            for number, figure in enumerate(figures[:MOST], start=1)
        ]
        for picture, figure in zip(pictures, figures, strict=False):
            put(self._directory / picture.name, figure.png)
        kept = asdict(Plates(license_url, tuple(pictures)))
        put(self._list(paper), json.dumps(kept, ensure_ascii=False).encode())

    def _forget(self, paper: Paper, kept: Plates) -> None:
        for picture in kept.pictures:
            (self._directory / picture.name).unlink(missing_ok=True)
        self._list(paper).unlink(missing_ok=True)

    def _kept(self, paper: Paper) -> Plates:
        try:
            kept = json.loads(self._list(paper).read_text("utf-8"))
        except FileNotFoundError:
            return Plates(None)
        return Plates(kept["license"], tuple(Picture(**one) for one in kept["pictures"]))

    def _list(self, paper: Paper) -> Path:
        return self._directory / f".{_name(paper)}.json"


def _name(paper: Paper) -> str:
    return f"{paper.id.base.replace('/', '-')}v{paper.version}"


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header. Raises ValueError for what is no PNG."""
    if not png.startswith(_PNG) or len(png) < 24:  # noqa: PLR2004 - the header's length
        raise ValueError("a figure is no PNG")
    width, height = _SIZE.unpack_from(png, 16)
    return width, height
