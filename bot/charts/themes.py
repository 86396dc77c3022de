"""The colours of a picture. Each text stands out from its ground by a contrast of 4.5 or more (WCAG 2.2, 1.4.3)."""

from dataclasses import dataclass

from bot.model.trends import Theme


@dataclass(frozen=True, slots=True)
class Colours:
    """`mark` is what is counted, `faint` the same while it is not whole, `rise` what grows."""

    ground: str
    text: str
    quiet: str
    line: str
    mark: str
    faint: str
    rise: str


COLOURS = {
    Theme.LIGHT: Colours("#ffffff", "#16202b", "#56636f", "#d5dce3", "#1f6fb2", "#a5c8e6", "#b4500f"),
    Theme.DARK: Colours("#14191f", "#eef2f6", "#9fadba", "#36424e", "#62b0ee", "#2f587b", "#f0a058"),
}
