"""docs/sandbox.md names every path of the control API, every event, every fault, and nothing that is not there."""

import json
import re
from importlib.resources import files
from pathlib import Path

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.api.methods import METHODS
from bot.sandbox.control.acts import ACTS
from bot.sandbox.control.routes import LOOKS
from bot.sandbox.control.switches import SWITCHES
from bot.sandbox.world.journal import EventKind

TEXT = (Path(__file__).parents[3] / "docs" / "sandbox.md").read_text("utf-8")


def section(heading: str) -> str:
    return TEXT.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]


def firsts(heading: str) -> set[str]:
    """What stands in backquotes in the first cells of a section's tables."""
    cells = [line.split("|")[1] for line in section(heading).splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_it_names_every_act() -> None:
    assert firsts("What people do") == set(ACTS)


def test_it_names_every_switch() -> None:
    paths = {match for cell in firsts("What goes wrong, on order") for match in re.findall(r"/control/([\w-]+)", cell)}
    assert paths == set(SWITCHES)


def test_it_names_every_look() -> None:
    paths = re.findall(r"GET /control/([\w-]+)", section("Looking"))
    assert set(paths) == {name.partition("/")[0] for name in LOOKS}


def test_it_names_every_fault_and_every_event() -> None:
    assert all(f"`{kind}`" in section("What goes wrong, on order") for kind in FaultKind)
    assert all(f"`{kind}`" in section("Looking") for kind in EventKind)


def test_it_counts_the_methods() -> None:
    described = json.loads(files("bot.sandbox.api").joinpath("bot-api.json").read_text("utf-8"))["methods"]
    assert f"{len(METHODS)} of the description's {len(described)} methods" in TEXT
