"""Keys and reasons in their stored form: JSON without blanks.

Invariant: what is read is what was written.
"""

import json
from collections.abc import Iterable, Sequence

from bot.model.digest import Button
from bot.model.paper import PaperId
from bot.model.topic import Match

_NONE = "[]"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def buttons_from_json(text: str) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons from their stored form."""
    if text == _NONE:
        return ()
    return tuple(tuple(Button(*one) for one in row) for row in json.loads(text))


def buttons_to_json(rows: Sequence[Sequence[Button]]) -> str:
    """The stored form of rows of buttons."""
    return _encode([[_key(one) for one in row] for row in rows])


def _key(one: Button) -> list[str | None]:
    """Without what is missing at its end."""
    if one.copy:
        return [one.text, one.data, one.url, one.copy]
    return [one.text, one.data, one.url] if one.url else [one.text, one.data]


def matches_from_json(paper: PaperId, text: str) -> tuple[Match, ...]:
    """The matches of a paper from their stored form."""
    return tuple(Match(topic, paper, tuple(terms)) for topic, terms in json.loads(text))


def matches_to_json(matches: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The stored form of a paper's matches: the topic and the terms of each."""
    return _encode(list(matches))
