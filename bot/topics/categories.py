"""arXiv's category taxonomy: which categories and archives exist, and what they are called.

Source: arXiv's "Category Taxonomy" page, as of 2025; archives that arXiv closed in the 1990s are left out.
"""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Self


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """`names` maps a category or archive, spelled as arXiv does, to its names by language."""

    names: dict[str, dict[str, str]]
    _spelling: dict[str, str]

    @classmethod
    def load(cls) -> Self:
        """Read the table that comes with the package."""
        table = tomllib.loads(files("bot.topics").joinpath("categories.toml").read_text("utf-8"))
        names = {
            code: {"en": en, "zh": zh} for part in ("archives", "categories") for code, (en, zh) in table[part].items()
        }
        return cls(names, {code.lower(): code for code in names})

    def find(self, text: str) -> str | None:
        """The category or archive that `text` names in any case; `cs.*` is `cs`. None when there is none."""
        return self._spelling.get(text.strip().lower().removesuffix(".*"))

    def nearest(self, text: str, count: int = 1) -> list[str]:
        """Up to `count` categories that look most like `text`, by code and then by English name, best first."""
        wanted = text.strip().lower()
        for code, full in self._spelling.items():
            if code.endswith(f".{wanted}"):
                return [full]
        codes = [self._spelling[code] for code in get_close_matches(wanted, self._spelling, count, 0.5)]
        titles = {names["en"].lower(): code for code, names in self.names.items()}
        named = [titles[title] for title in get_close_matches(wanted, titles, count, 0.6)]
        return list(dict.fromkeys(named + codes))[:count]


@cache
def taxonomy() -> Taxonomy:
    """The one table, read once: it is part of the program."""
    return Taxonomy.load()
