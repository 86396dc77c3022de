"""Keys of the settings: each says what it sets, and whether that holds already."""

from collections.abc import Iterable, Sequence

from bot.locales import Locale
from bot.model.digest import Button

HOLDS = "●"


def choice(text: str, data: str, *, holds: bool, is_narrow: bool = False) -> Button:
    """A key that sets something, marked where that is so already."""
    return Button(f"{HOLDS}{'' if is_narrow else ' '}{text}" if holds else text, data=data)


def rows_of(keys: Iterable[Button], width: int) -> list[list[Button]]:
    """The keys, so many a row."""
    listed = list(keys)
    return [listed[start : start + width] for start in range(0, len(listed), width)]


def back(locale: Locale, page: str = "") -> list[Button]:
    """The way to the page before, of which there is one for each."""
    return [Button(locale.label("key-back"), data=f"set:{page}" if page else "settings")]


def two(locale: Locale, name: str, values: Sequence[str], current: str) -> list[Button]:
    """Both states of a setting, side by side: `key-NAME-VALUE`."""
    return [
        choice(locale.label(f"key-{name}-{value}"), f"set:{name}:{value}", holds=value == current) for value in values
    ]
