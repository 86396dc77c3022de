"""The topics that come with Papergram, by slug, alias or name in any language.

Invariant: a slug, an alias or a name means one topic only, however it is cased, spaced or hyphenated.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import Self

from bot.model.topic import Topic

_CUTOFF = 0.6
_LIKELY = 50


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Topics in the order of the file. `_keys` maps what people may type, folded, to a topic."""

    _topics: dict[str, Topic]
    _keys: dict[str, Topic]
    _areas: dict[str, dict[str, str]]

    @classmethod
    def load(cls) -> Self:
        """Read the catalogue that comes with the package. Load it once and hand it on."""
        table = tomllib.loads(files("bot.topics").joinpath("catalogue.toml").read_text("utf-8"))
        topics: dict[str, Topic] = {}
        keys: dict[str, Topic] = {}
        for row in table["topic"]:
            names = {"en": row["en"], "zh": row["zh"]}
            topic = Topic(row["slug"], " ".join(row["query"].split()), names, row["area"])
            for key in (topic.slug, *names.values(), *row["aliases"]):
                if keys.setdefault(_fold(key), topic) is not topic:
                    raise ValueError(f"“{key}” means both {keys[_fold(key)].slug} and {topic.slug}")
            topics[topic.slug] = topic
        return cls(topics, keys, table["areas"])

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def __len__(self) -> int:
        return len(self._topics)

    def get(self, slug: str) -> Topic | None:
        """The topic of exactly this slug, or None."""
        return self._topics.get(slug)

    def find(self, text: str) -> Topic | None:
        """The topic that `text` names by slug, alias or name, or None."""
        return self._keys.get(_fold(text))

    def nearest(self, text: str, n: int = 3) -> list[Topic]:
        """Up to `n` topics whose slug, alias or name looks most like `text`, best first; perhaps none."""
        close = get_close_matches(_fold(text), self._keys, _LIKELY, _CUTOFF)
        return list({self._keys[key].slug: self._keys[key] for key in close}.values())[:n]

    def areas(self) -> dict[str, tuple[Topic, ...]]:
        """The topics of each area, areas and topics in the order of the file."""
        return {area: tuple(topic for topic in self if topic.area == area) for area in self._areas}

    def area_name(self, area: str, language: str) -> str:
        """What an area is called in `language`, else in English."""
        names = self._areas[area]
        return names.get(language) or names["en"]


def _fold(text: str) -> str:
    return re.sub(r"[\s\-_/&,.]+", "", text.casefold())
