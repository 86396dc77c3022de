"""Words of others made fit for a message: no control characters, nothing broken, right-to-left text apart."""

import re
import unicodedata
from collections.abc import Iterable

from bot.locales.html import escape
from bot.render.latex import to_unicode

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BROKEN = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\n\u00a0\u2000-\u200a\u202f]+")
_ISOLATE, _END = "\u2068", "\u2069"


def clean(text: str) -> str:
    """One line without control characters and direction overrides; joiners stay, emoji and Persian need them.

    A lone surrogate, which no encoding can carry, becomes U+FFFD.
    """
    return _SPACES.sub(" ", _CONTROLS.sub("", _BROKEN.sub("\ufffd", text.replace("\r", "\n")))).strip()


def isolated(text: str) -> str:
    """`text` between isolates (U+2068, U+2069) where it holds right-to-left letters, so that commas do not jump."""
    right_to_left = not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    return f"{_ISOLATE}{text}{_END}" if right_to_left else text


def readable(text: str) -> str:
    """TeX to Unicode, cleaned, isolated: what a terminal can show."""
    return isolated(clean(to_unicode(text)))


def inline(text: str) -> str:
    """The same as a fragment of HTML."""
    return escape(readable(text))


def clipped(text: str, longest: int) -> str:
    """The text, cut with an ellipsis where it is longer than `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def dotted(parts: Iterable[str]) -> str:
    """The parts that are there, with a middle dot between them."""
    return " · ".join(part for part in parts if part)


def lines(parts: Iterable[str]) -> str:
    """The parts that are there, a line each."""
    return "\n".join(part for part in parts if part)
