"""Posts and their papers as values that `json.dumps` takes: everything that a post holds, nothing shortened.

Invariant: no field of a Post is left out but those of its topic's chat and of one request.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from bot.model.post import Correction, DayLine, OldReading, Picture, Place, Post, PostEntry, Revised
from bot.model.reading_json import reading_to_json
from bot.model.revision import Changes
from bot.model.topic import Topic
from bot.render.json import Json, paper_json


def post_json(post: Post) -> Json:
    """A post: days as `YYYY-MM-DD`, `papers` the newest id first, `revised` the new versions of earlier papers."""
    return {
        "topic": topic_json(post.topic),
        "day": post.day.isoformat(),
        "language": post.language,
        "announced": post.announced,
        "papers": [entry_json(entry) for entry in post.entries],
        "revised": [_revised_json(one) for one in post.revised],
    }


def entry_json(entry: PostEntry) -> Json:
    """A paper of a post: its metadata, the reading under `reading`, and how it came into the post."""
    return {
        **paper_json(entry.paper),
        "license": entry.license,
        "reading": reading_to_json(entry.reading),
        "announced": entry.announced.value,
        "terms": list(entry.terms),
        "since": entry.since,
        "changes": _changes_json(entry.changes),
        "corrections": [_correction_json(one) for one in entry.corrections],
        "pictures": [_picture_json(one) for one in entry.pictures],
        "old_readings": [old_json(one) for one in entry.old],
    }


def place_json(place: Place) -> Json:
    """A post that a paper stands in."""
    return {"topic": place.topic.slug, "name": place.topic.names["en"], "day": place.day.isoformat()}


def placed_json(entry: PostEntry, places: Iterable[Place]) -> Json:
    """A paper with the posts in which it stands, as `places`."""
    return {**entry_json(entry), "places": [place_json(place) for place in places]}


def index_json(title: str, language: str, topics: Iterable[tuple[Topic, Sequence[DayLine]]]) -> Json:
    """All topics of an archive, each with its days, the newest first, and how many papers each day has."""
    return {
        "title": title,
        "language": language,
        "topics": [
            {
                **topic_json(topic),
                "papers": sum(line.papers for line in days),
                "days": [{"day": line.day.isoformat(), "papers": line.papers} for line in days],
            }
            for topic, days in topics
        ],
    }


def topic_json(topic: Topic) -> Json:
    """A topic: `names` by language, `query` in the topic language; whose it is stays untold."""
    return {"slug": topic.slug, "names": dict(topic.names), "query": topic.query, "area": topic.area}


def _revised_json(one: Revised) -> Json:
    return {
        **paper_json(one.paper),
        "first": one.day.isoformat(),
        "announced_version": one.version,
        "since": one.since,
        "changes": _changes_json(one.changes),
    }


def _changes_json(changes: Changes | None) -> Json | None:
    if changes is None:
        return None
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(changes).items()}


def _correction_json(one: Correction) -> Json:
    return {"day": one.day.isoformat(), "version": one.version, "depth": one.depth.value, "reader": one.reader}


def _picture_json(one: Picture) -> Json:
    return {
        "file": one.name,
        "label": one.label,
        "caption": one.caption,
        "width": one.width,
        "height": one.height,
    }


def old_json(one: OldReading) -> Json:
    """What an older archive said, and what is held against it."""
    sections: list[Any] = [{"heading": heading, "text": text} for heading, text in one.sections]
    return {
        "id": str(one.paper),
        "version": one.version,
        "language": one.language,
        "post": one.post,
        "day": one.day.isoformat(),
        "reader": one.reader,
        "summary": one.summary,
        "key_takeaways": list(one.takeaways),
        "sections": sections,
        "findings": [
            {"where": found.where, "kind": found.kind.value, "text": found.text, "reason": found.reason}
            for found in one.findings
        ],
    }
