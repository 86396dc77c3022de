"""The JSON of a post leaves nothing out."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from bot.model.post import DayLine, Place, Post, PostEntry
from bot.model.reading_json import reading_from_json
from bot.render.post_json import index_json, placed_json, post_json

LEFT_OUT = {
    ("Topic", "owner"),  # a chat's business
    ("Topic", "is_kept"),
    ("Reading", "fallback"),  # of one request
    ("Reading", "usage"),
    ("Paper", "complete"),  # of the store
    ("Paper", "license"),  # the entry's is told, which is this one or the page's
}


class Filled:
    """Makes values in which every leaf is another one, and remembers all of them."""

    def __init__(self) -> None:
        self.leaves: dict[str, str] = {}
        self._numbers = count(1001)

    def value(self, kind: Any, where: tuple[str, str]) -> Any:
        origin, args = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self.value(next(one for one in args if one is not NoneType), where)
        if is_dataclass(kind):
            assert isinstance(kind, type)
            hints = get_type_hints(kind)
            return kind(
                **{
                    one.name: self.value(hints[one.name], (kind.__name__, one.name))
                    for one in fields(kind)
                    if (kind.__name__, one.name) not in LEFT_OUT
                }
            )
        if origin is tuple:
            inner = args[:1] if len(args) == 2 and args[1] is Ellipsis else args
            return tuple(self.value(one, where) for one in inner)
        if origin is dict:
            return {self.key(args[0], where): self.value(args[1], where)}
        return self.leaf(kind, where)

    def key(self, kind: Any, where: tuple[str, str]) -> Any:
        return "en" if kind is str else self.leaf(kind, where)

    def leaf(self, kind: Any, where: tuple[str, str]) -> Any:
        number = next(self._numbers)
        made: Any
        if issubclass(kind, StrEnum):
            made = list(kind)[-1]
        elif kind is bool:
            made = True
        elif kind is datetime:
            made = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        elif kind is date:
            made = date(2025, 1, 1) + timedelta(days=number)
        else:
            made = kind(number) if kind is not str else f"word {number}"
        self.leaves[f"{where[0]}.{where[1]} {number}"] = _told(made)
        return made


def _told(value: Any) -> str:
    if isinstance(value, date):  # datetimes too
        return value.isoformat()
    return json.dumps(value) if isinstance(value, bool | float) else str(value)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    else:
        yield _told(value)


@pytest.fixture
def filled() -> Filled:
    return Filled()


def test_every_field_of_a_post_is_told(filled: Filled) -> None:
    post: Post = filled.value(Post, ("", ""))
    told = set(_words(json.loads(json.dumps(post_json(post)))))
    assert len(filled.leaves) > 80
    assert [name for name, leaf in filled.leaves.items() if leaf not in told] == []


def test_the_reading_in_it_is_the_reading(filled: Filled) -> None:
    post: Post = filled.value(Post, ("", ""))
    (told,) = post_json(post)["papers"]
    assert reading_from_json(told["reading"]) == post.entries[0].reading


def test_a_paper_is_told_with_its_places(filled: Filled) -> None:
    entry: PostEntry = filled.value(PostEntry, ("", ""))
    place: Place = filled.value(Place, ("", ""))
    told = placed_json(entry, [place])
    assert told["places"] == [
        {"topic": place.topic.slug, "name": place.topic.names["en"], "day": place.day.isoformat()}
    ]
    assert told["title"] == entry.paper.title


def test_the_index_counts(filled: Filled) -> None:
    place: Place = filled.value(Place, ("", ""))
    days = [DayLine(date(2025, 10, 7), 3), DayLine(date(2025, 10, 6), 0)]
    (told,) = index_json("A lab", "zh", [(place.topic, days)])["topics"]
    assert told["papers"] == 3
    assert told["days"] == [{"day": "2025-10-07", "papers": 3}, {"day": "2025-10-06", "papers": 0}]
