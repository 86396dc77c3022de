"""The kinds of values that settings have: how each is read from a file or a variable, and what is refused.

Invariant: a refusal is a phrase that follows the value in a sentence (“25:00” is not a time of day).
"""

import json
import re
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import NoDecode

from bot.topics.categories import taxonomy

_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_BOT_PATH = re.compile(r"/bot(?:\{token\}|[0-9]+:[\w-]+)?$")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTACT = re.compile(r"[!-~]+@[!-~]+|https?://[!-~]+")


def _items(value: object) -> object:
    """The items of a list that a variable holds, as JSON or between commas."""
    if not isinstance(value, str):
        return value
    if not value.lstrip().startswith("["):
        return [item.strip() for item in value.split(",") if item.strip()]
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not a JSON list: {error.msg.lower()} at character {error.pos + 1}") from None


def _not_bool(value: object) -> object:
    if value is True or value is False:
        raise ValueError("is not a whole number")
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _web_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = (
            parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and not re.search(r"\s", value)
        )
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("is not a web address: it starts with https:// or http://, then a host")
    if parts.query or parts.fragment:
        raise ValueError("has a ? or # part, which an address to build on cannot have")
    return value.rstrip("/")


def _without_bot(url: str) -> str:
    return _BOT_PATH.sub("", url).rstrip("/")


def _hour(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    match = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError("is not a time of day from 00:00 to 23:59")
    return time(int(match[1]), int(match[2]))


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f"is not a time zone{_perhaps(name, available_timezones())}") from None


def _category(text: str) -> str:
    category = taxonomy().find(text)
    if category is None:
        nearest = taxonomy().nearest(text)
        raise ValueError("is not an arXiv category" + (f"; did you mean {nearest[0]}?" if nearest else ""))
    return category


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise ValueError("is not a language code")
    return code


def _contact(text: str) -> str:
    if text and not _CONTACT.fullmatch(text):
        raise ValueError("is neither an e-mail nor a web address")
    return text


def _file_path(path: Path) -> Path:
    if path.name in ("", ".."):
        raise ValueError("does not name a file")
    return path.expanduser()


def _folder(value: object) -> object:
    """None for an empty one."""
    return value if isinstance(value, Path) or (isinstance(value, str) and value.strip()) else None


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError("is not a topic's short name, such as diffusion-models")
    return text


def _some(items: tuple[object, ...]) -> tuple[object, ...]:
    if not items:
        raise ValueError("is an empty list")
    return items


def _once(items: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(dict.fromkeys(items))


def _perhaps(text: str, known: set[str]) -> str:
    lowered = {part: name for name in sorted(known) for part in (name.lower(), name.rpartition("/")[2].lower())}
    nearest = get_close_matches(text.lower().replace(" ", "_"), lowered, 1, 0.8)
    return f"; did you mean {lowered[nearest[0]]}?" if nearest else ""


WebUrl = Annotated[str, AfterValidator(_web_url)]
BotApiUrl = Annotated[WebUrl, AfterValidator(_without_bot)]
Contact = Annotated[str, AfterValidator(_contact)]
Hour = Annotated[time, BeforeValidator(_hour)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
FilePath = Annotated[Path, AfterValidator(_file_path)]
Folder = Annotated[Path | None, BeforeValidator(_folder), AfterValidator(lambda path: path and path.expanduser())]
UrlOrNone = Annotated[str, AfterValidator(lambda text: text and _web_url(text))]
LanguageOrNone = Annotated[str, AfterValidator(lambda code: code and _language(code))]
ArchiveForm = Annotated[Literal["html", "hexo", "markdown", "json", "rss"], BeforeValidator(_lower)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]
Whole = Annotated[int, BeforeValidator(_not_bool)]
Money = Annotated[float, BeforeValidator(_not_bool), Field(ge=0, allow_inf_nan=False)]
ReadingDepth = Annotated[Literal["abstract", "full"], BeforeValidator(_lower)]
LogForm = Annotated[Literal["line", "json"], BeforeValidator(_lower)]
Figures = Annotated[Literal["licensed", "all", "none"], BeforeValidator(_lower)]
SecondOpinion = Annotated[Literal["none", "judge", "embedding"], BeforeValidator(_lower)]
UserIds = Annotated[tuple[Annotated[Whole, Field(gt=0)], ...], NoDecode, BeforeValidator(_items), AfterValidator(_once)]
Categories = Annotated[
    tuple[Annotated[str, AfterValidator(_category)], ...],
    NoDecode,
    BeforeValidator(_items),
    AfterValidator(_some),
    AfterValidator(_once),
]
Slugs = Annotated[
    tuple[Annotated[str, AfterValidator(_slug)], ...], NoDecode, BeforeValidator(_items), AfterValidator(_once)
]
