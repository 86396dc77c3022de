"""A list of papers as a file, in one of several formats.

Invariant: a file holds all papers of the list, in its order, and the notes wherever the format has a place for them.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from bot.model.paper import Paper
from bot.render.authors import authors, written
from bot.render.bibtex import bibtex, first_doi
from bot.render.ris import ris
from bot.render.text import clean, readable
from bot.render.venue import year_of
from bot.takeaway.file import File

VERSION = 1
COLUMNS = (
    "id", "version", "title", "authors", "year", "primary_category", "categories", "doi", "journal_ref", "url", "saved",
    "note",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|$~])")


class Format(StrEnum):
    """BIB is BibTeX in UTF-8, TEX the same in ASCII."""

    BIB = "bib"
    TEX = "tex"
    RIS = "ris"
    CSV = "csv"
    MD = "md"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper on a list; `at` is when it came there, `note` what was noted beside it."""

    paper: Paper
    at: datetime | None = None
    note: str = ""


def file_of(wanted: Format, kept: Sequence[Kept], name: str, now: datetime) -> File:
    """The list as a file, called `name` and the format's ending."""
    ending = "bib" if wanted is Format.TEX else wanted.value
    return File(f"{name}.{ending}", _WRITERS[wanted](kept, now))


def _bib(kept: Sequence[Kept], _: datetime) -> bytes:
    return bibtex([one.paper for one in kept]).encode()


def _tex(kept: Sequence[Kept], _: datetime) -> bytes:
    return bibtex([one.paper for one in kept], is_ascii=True).encode()


def _ris(kept: Sequence[Kept], _: datetime) -> bytes:
    return ris([one.paper for one in kept], [one.note for one in kept]).encode()


def _csv(kept: Sequence[Kept], _: datetime) -> bytes:
    """With a byte order mark, without which Excel does not read UTF-8; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in kept:
        record = _record(one)
        writer.writerow([_cell(record[name]) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _markdown(kept: Sequence[Kept], _: datetime) -> bytes:
    return "".join(map(_item, kept)).encode()


def _item(one: Kept) -> str:
    paper = one.paper
    names = ", ".join(map(written, authors(paper.authors)))
    line = f"- [{_safe(readable(paper.title))}](https://arxiv.org/abs/{paper.id}). {_safe(names)}. {year_of(paper)}.\n"
    return f"{line}  {_safe(clean(one.note))}\n" if one.note else line


def _safe(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _json(kept: Sequence[Kept], now: datetime) -> bytes:
    head = {"format": "papergram-papers", "version": VERSION, "made": _moment(now)}
    return json.dumps(head | {"papers": list(map(_record, kept))}, ensure_ascii=False, indent=1).encode()


def _record(one: Kept) -> dict[str, object]:
    paper = one.paper
    return {
        "id": str(paper.id),
        "version": paper.version,
        "title": readable(paper.title),
        "authors": [written(author) for author in authors(paper.authors)],
        "year": year_of(paper),
        "primary_category": paper.primary_category,
        "categories": list(paper.categories),
        "doi": first_doi(paper),
        "journal_ref": paper.journal_ref or "",
        "url": f"https://arxiv.org/abs/{paper.id}",
        "saved": _moment(one.at) if one.at else None,
        "note": one.note,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


_WRITERS: dict[Format, Callable[[Sequence[Kept], datetime], bytes]] = {
    Format.BIB: _bib,
    Format.TEX: _tex,
    Format.RIS: _ris,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.JSON: _json,
}
