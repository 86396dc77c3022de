"""The voice of the bot in one language: Fluent messages as Telegram HTML, and dates as people write them.

Invariant: a string argument is escaped unless it is `Html`, and nobody ever reads a message's name: what is missing
raises.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bot.locales.html import Html, escape

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

FALLBACK = "en"
_FOLDER = Path(__file__).parent
_REMEMBERED, _SHORT = 4_096, 200
_LONGEST = 2_000  # Fluent refuses an argument of more than 2,500 characters
_STAND_IN = re.compile("\ue000(\\w+)\ue000")


class UnknownMessageError(LookupError):
    """A message is not in the language's file, or was not given an argument that it needs."""


class Locale:
    """One language. `language` is its code, as in the file's name. What was said lately is remembered."""

    def __init__(self, language: str, bundle: "FluentBundle") -> None:
        self.language = language
        self._bundle = bundle
        self._remembered = lru_cache(_REMEMBERED, typed=True)(self._label)
        self._dates = lru_cache(_REMEMBERED)(self._formatted)

    def say(self, message: str, **args: str | float) -> Html:
        """The message as Telegram HTML. Whole numbers choose the plural form and get the language's separators.

        Raises UnknownMessageError when the message or one of its arguments is missing.
        """
        return Html(self.label(message, **{name: _safe(value) for name, value in args.items()}))

    def label(self, message: str, **args: str | float) -> str:
        """The message as plain text, nothing escaped: for keys, toasts and terminals."""
        is_short = all(not isinstance(value, str) or len(value) <= _SHORT for value in args.values())
        say = self._remembered if is_short else self._label
        return say(message, **args)

    def listed(self, items: Iterable[str]) -> Html:
        """The items with the language's comma between them, each escaped unless it is `Html`."""
        return Html(self.say("list-comma").join(str(_safe(item)) for item in items))

    def date(self, day: dt.date) -> str:
        """With the day of the week: `Tue 7 Oct 2025`, `2025年10月7日 星期二`."""
        return self._dates(day, "pattern-date")

    def day(self, day: dt.date) -> str:
        """Without it: `7 Oct 2025`, `2025年10月7日`."""
        return self._dates(day, "pattern-day")

    def brief_day(self, day: dt.date) -> str:
        """Without the year: `7 Oct`, `10月7日`."""
        return self._dates(day, "pattern-brief-day")

    def month(self, day: dt.date) -> str:
        """`October 2025`, `2025年10月`."""
        return self._dates(day, "pattern-month")

    def weekday(self, day: dt.date) -> str:
        """`Tuesday`, `星期二`."""
        return self._dates(day, "pattern-weekday")

    def _label(self, message: str, **args: str | float) -> str:
        if not self._bundle.has_message(message):
            raise UnknownMessageError(f"{self.language}.ftl has no message {message}")
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise UnknownMessageError(f"{self.language}.ftl: {message} has no text")
        long = {name: value for name, value in args.items() if isinstance(value, str) and len(value) > _LONGEST}
        text, errors = self._bundle.format_pattern(pattern, args | {name: _stand_in(name) for name in long})
        if errors:
            raise UnknownMessageError(f"{self.language}.ftl: {message}: {errors[0]}")
        return _STAND_IN.sub(lambda found: long.get(found[1], found[0]), str(text)) if long else str(text)

    def _formatted(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415  # as heavy as Fluent

        return str(format_date(day, str(self.say(pattern)), locale=self.language))


class Locales:
    """All languages of the bot. English is always among them."""

    def __init__(self, locales: Mapping[str, Locale]) -> None:
        self._locales = dict(locales)

    @classmethod
    def load(cls) -> Self:
        """Read every `*.ftl` beside this module."""
        return cls({file.stem: _load(file) for file in sorted(_FOLDER.glob("*.ftl"))})

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes, English first."""
        return tuple(sorted(self._locales, key=lambda language: (language != FALLBACK, language)))

    def get(self, language: str | None) -> Locale:
        """The locale for a language tag as Telegram sends it (`zh-hans`, `pt-br`), else English."""
        code = (language or "").replace("_", "-").lower().split("-", maxsplit=1)[0]
        return self._locales.get(code, self._locales[FALLBACK])


@cache
def english() -> Locale:
    """The one English locale for errors on the command line and in the log: it is part of the program."""
    return _load(_FOLDER / f"{FALLBACK}.ftl")


def _stand_in(name: str) -> str:
    return f"\ue000{name}\ue000"


def _safe(value: str | float) -> str | float:
    return escape(value) if isinstance(value, str) and not isinstance(value, Html) else value


def _load(file: Path) -> Locale:
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415  # heavy, and `--help` needs none of it

    bundle = FluentBundle([file.stem], use_isolating=False)
    bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return Locale(file.stem, bundle)
