"""The formulas of a rich message as a browser shows them."""

from collections.abc import Iterator
from typing import Any

from bot.render.mathml import mathml
from bot.sandbox.rich.walk import every, pieces, texts
from bot.sandbox.wire import Json

_FORMULA = "mathematical_expression"


def formulas(rich: Json) -> dict[str, str]:
    """MathML by LaTeX; an expression that cannot be read is not there. In a text it is inline, wherever else it is."""
    sources = dict(sorted(_sources(rich["blocks"]), key=lambda one: not one[1]))
    made = {source: mathml(source, display=display) for source, display in sources.items()}
    return {source: element for source, element in made.items() if element}


def _sources(blocks: list[Json]) -> Iterator[tuple[str, bool]]:
    """Each expression, and whether it stands as a block of its own."""
    for block, _ in every(blocks):
        if block["type"] == _FORMULA:
            yield block["expression"], True
        for text in texts(block):
            yield from ((source, False) for source in _inline(text))


def _inline(text: Any) -> Iterator[str]:
    for piece, _ in pieces(text):
        if isinstance(piece, dict) and piece["type"] == _FORMULA:
            yield piece["expression"]
