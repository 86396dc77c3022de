"""Digests and papers as values that `json.dumps` takes, for other programs: nothing shortened, TeX as arXiv has it."""

from datetime import datetime
from typing import Any

from bot.model.digest import Digest, Entry
from bot.model.paper import Paper
from bot.model.reading import Reading
from bot.model.reading_json import reading_to_json

Json = dict[str, Any]


def digest_json(digest: Digest) -> Json:
    """A digest: days as `YYYY-MM-DD`, `quiet` the reason or null, `entries` in the order in which they are shown."""
    return {
        "chat": digest.chat,
        "thread": digest.thread,
        "day": digest.day.isoformat(),
        "announced": digest.announced,
        "listing_days": [day.isoformat() for day in digest.listing_days],
        "quiet": digest.quiet.value if digest.quiet else None,
        "nearest": paper_json(digest.nearest) if digest.nearest else None,
        "more": digest.more,
        "entries": [_entry_json(entry) for entry in digest.entries],
    }


def paper_json(paper: Paper, reading: Reading | None = None) -> Json:
    """A paper's metadata; with the reading under `reading` where there is one."""
    metadata: Json = {
        "id": str(paper.id),
        "version": paper.version,
        "title": paper.title,
        "authors": list(paper.authors),
        "abstract": paper.abstract,
        "categories": list(paper.categories),
        "primary_category": paper.primary_category,
        "published": _moment(paper.published),
        "updated": _moment(paper.updated),
        "comment": paper.comment,
        "journal_ref": paper.journal_ref,
        "doi": paper.doi,
        "license": paper.license,
    }
    return metadata if reading is None else {**metadata, "reading": reading_to_json(reading)}


def _entry_json(entry: Entry) -> Json:
    matches = [{"topic": match.topic, "terms": list(match.terms)} for match in entry.matches]
    return {**paper_json(entry.paper, entry.reading), "matches": matches}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
