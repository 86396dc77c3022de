"""Where the links of a site lead, as a list of those that lead nowhere."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree, html

_BESIDE, _FROM_ROOT = "//@href | //@src | //@data-root", "//@data-list"


class Links:
    """The links of the site in `folder`, which will be found at `address`."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._address = f"{address.rstrip('/')}/"
        self._ids: dict[str, frozenset[str]] = {}
        self.count = 0

    def broken(self) -> list[str]:
        """`page: link` for each that leads to no file, or to no place in one, or out of the site by accident."""
        return [*self._broken_in_pages(), *self._broken_in_feeds()]

    def _broken_in_pages(self) -> Iterator[str]:
        for file in sorted(self._folder.rglob("*.html")):
            page = file.relative_to(self._folder).as_posix()
            root = html.document_fromstring(file.read_bytes())
            found = [(page, link) for link in _texts(root, _BESIDE)] + [("", link) for link in _texts(root, _FROM_ROOT)]
            yield from (f"{page}: {link}" for place, link in found for _ in self._faults(place, link))

    def _broken_in_feeds(self) -> Iterator[str]:
        for file in sorted(self._folder.rglob("*.xml")):
            feed = file.relative_to(self._folder).as_posix()
            root = etree.parse(file).getroot()
            found = _texts(root, "//@href | //link/text() | //guid[@isPermaLink='true']/text()")
            yield from (f"{feed}: {link}" for link in found for _ in self._faults(feed, link))

    def _faults(self, page: str, link: str) -> Iterator[str]:
        self.count += 1
        if link.startswith(self._address):
            path, fragment = urldefrag(link.removeprefix(self._address))
        elif urlsplit(link).scheme:
            if not link.startswith(("https://", "http://", "data:image/svg+xml,")):
                yield link
            return
        else:
            path, fragment = urldefrag(link)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        target = self._folder / unquote(path)
        is_there = target.is_dir() if link.endswith("/") or link == "." else target.is_file()
        if path.startswith("..") or not is_there or (fragment and fragment not in self._ids_of(unquote(path))):
            yield link

    def _ids_of(self, page: str) -> frozenset[str]:
        if page not in self._ids:
            root = html.document_fromstring((self._folder / page).read_bytes())
            self._ids[page] = frozenset(_texts(root, "//@id"))
        return self._ids[page]


def _texts(root: Any, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path)]
