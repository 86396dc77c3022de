"""Preferences in their stored form: a JSON object of what differs from the defaults.

Invariant: what is read is what was written; what a newer or older version wrote and this one does not know is left out.
"""

import json
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from bot.model.chat import Layout, Length, Override, Preferences, Revisions

_ENUMS: dict[str, type[StrEnum]] = {"layout": Layout, "revisions": Revisions, "length": Length}


def to_json(chosen: Preferences | Override) -> str:
    """`{}` where nothing differs."""
    return json.dumps(
        {one.name: value for one in fields(chosen) if (value := getattr(chosen, one.name)) != one.default},
        separators=(",", ":"),
    )


def preferences(text: str) -> Preferences:
    """A chat's."""
    return replace(Preferences(), **_known(text, Preferences))


def override(text: str) -> Override:
    """A subscription's."""
    return replace(Override(), **_known(text, Override))


def _known(text: str, kind: type[Preferences | Override]) -> dict[str, Any]:
    if text == "{}":
        return {}
    names = {one.name for one in fields(kind)}
    read = {name: _value(name, value) for name, value in json.loads(text).items() if name in names}
    return {name: value for name, value in read.items() if value is not None}


def _value(name: str, value: object) -> object:
    if name in _ENUMS:
        return next((one for one in _ENUMS[name] if one == value), None)
    return tuple(value) if isinstance(value, list) else value
