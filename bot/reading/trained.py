"""The weights that `benchmarks/training` learned and this package carries.

Invariant: weights are read once, never written, and fit each other: `weights.json` names the SHA-256 of each table,
and a test compares them. A table holds one signed byte per bucket; times `scale` it is what was learned.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.reading.features import BUCKETS

FOLDER: Final = Path(__file__).with_name("weights")
ROLES_TABLE, SALIENCE_TABLE, RARITY_TABLE = "roles.i8", "salience.i8", "rarity.u8"


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """A linear chain over five roles: `tables` and the columns of `places` in the order of Role, `steps` from row to
    column."""

    tables: tuple[tuple[int, ...], ...]
    scale: float
    places: Mapping[str, tuple[float, ...]]
    steps: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class SalienceWeights:
    """A linear score. `named` are the weights of the features that are no words."""

    table: tuple[int, ...]
    scale: float
    named: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare stems are in abstracts: a byte per bucket, 0 for what stands in all, 255 for what stands in none."""

    table: bytes


@cache
def role_weights() -> RoleWeights:
    """The weights for `bot.reading.roles`."""
    tables = _signed(ROLES_TABLE)
    shape = noted()["roles"]
    return RoleWeights(
        tuple(tables[start : start + BUCKETS] for start in range(0, len(tables), BUCKETS)),
        shape["scale"],
        {name: tuple(row) for name, row in shape["places"].items()},
        tuple(tuple(row) for row in shape["steps"]),
    )


@cache
def salience_weights() -> SalienceWeights:
    """The weights for `bot.reading.salience`."""
    shape = noted()["salience"]
    return SalienceWeights(_signed(SALIENCE_TABLE), shape["scale"], shape["named"])


@cache
def rarity() -> Rarity:
    """The rarity of stems, hashed as `bot.reading.words` says."""
    return Rarity((FOLDER / RARITY_TABLE).read_bytes())


def _signed(table: str) -> tuple[int, ...]:
    return tuple(memoryview((FOLDER / table).read_bytes()).cast("b"))  # a tuple is read twice as fast as bytes


def noted() -> dict[str, Any]:
    """What `weights.json` says: small weights, and where the tables come from."""
    found: dict[str, Any] = json.loads((FOLDER / "weights.json").read_text("utf-8"))
    return found
