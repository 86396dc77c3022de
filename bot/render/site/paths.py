"""Where the site's files are: relative POSIX paths from its root.

Invariant: whatever a topic, an id or a picture is called, its path has plain ASCII letters, stays below the folder that
is meant, and is nobody else's.
"""

import hashlib
import posixpath
import re
import unicodedata
from datetime import date
from typing import Literal

from bot.model.paper import PaperId
from bot.render.site.static import named

INDEX = "index.html"
SEARCH_LIST = "search/list.js"
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)*-[0-9]{7}")
_PICTURE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 80
_KEPT, _DIGITS = 40, 12


def topic_path(slug: str) -> str:
    """`t/diffusion-models/index.html`."""
    return f"{_folder(slug)}/index.html"


def day_path(slug: str, day: date) -> str:
    """`t/diffusion-models/2025-10-06.html`."""
    return f"{_folder(slug)}/{day.isoformat()}.html"


def day_json_path(slug: str, day: date) -> str:
    """`t/diffusion-models/2025-10-06.json`."""
    return f"{_folder(slug)}/{day.isoformat()}.json"


def feed_path(slug: str, form: Literal["rss", "atom"]) -> str:
    """`t/diffusion-models/rss.xml`."""
    return f"{_folder(slug)}/{form}.xml"


def days_path(month: str) -> str:
    """`d/2025-10.html`: the posts of all topics, day by day. Raises ValueError for what is no month."""
    return f"d/{_month(month)}.html"


def paper_path(paper: PaperId) -> str:
    """`p/2409.17058.html`, `p/math-0211159.html`."""
    return f"p/{_paper(paper)}.html"


def paper_json_path(paper: PaperId) -> str:
    """`p/2409.17058.json`."""
    return f"p/{_paper(paper)}.json"


def figure_path(name: str) -> str:
    """`figures/2409.17058v1-1.png`."""
    return f"figures/{_safe(name, _PICTURE)}"


def month_of(day: date) -> str:
    """`2025-10`."""
    return f"{day:%Y-%m}"


def search_path(month: str) -> str:
    """`search/2025-10.js`. Raises ValueError for what is no month."""
    return f"search/{_month(month)}.js"


def asset_path(name: str) -> str:
    """`static/site.0f3c5a7d91.css`: the name changes with the content."""
    return f"static/{named(name)}"


def relative(from_path: str, to_path: str) -> str:
    """The link from one file to another: `../../p/2409.17058.html`."""
    return posixpath.relpath(to_path, posixpath.dirname(from_path) or ".")


def _month(month: str) -> str:
    if not _MONTH.fullmatch(month):
        raise ValueError(f"“{month}” is not a month such as 2025-10")
    return month


def _folder(slug: str) -> str:
    return f"t/{_safe(slug, _PLAIN)}"


def _paper(paper: PaperId) -> str:
    return _safe(paper.base.replace("/", "-"), _ID)


def _safe(name: str, shape: re.Pattern[str]) -> str:
    """The name itself where it has that shape; else what is left of it and a digest, which only this name has."""
    if shape.fullmatch(name) and len(name) <= _LONGEST and not _DEVICE.fullmatch(name):
        return name
    letters = unicodedata.normalize("NFKD", name[:_LONGEST]).encode("ascii", "ignore").decode().lower()
    kept = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_KEPT].rstrip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{kept or 'x'}_{digest}"
