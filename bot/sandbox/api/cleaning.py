"""What Telegram does to a text before it looks at it: characters that nobody sees go or become spaces.

Source: TDLib (`misc.cpp`: clean_input_string, replace_offending_characters, is_empty_string).
"""

import re

from bot.sandbox.wire import Json

_SPACES = dict.fromkeys((*range(0x0A), *range(0x0B, 0x0D), *range(0x0E, 0x20)), " ")
_GONE = dict.fromkeys((0x0D, *range(0x2028, 0x202F), 0x30A, 0x333, 0x33F))
_CLEANED: dict[int, str | None] = {**_SPACES, **_GONE}
_MARK_BEFORE_MARK = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_DIRT = re.compile(f"[{re.escape(''.join(map(chr, _CLEANED)))}]|{_MARK_BEFORE_MARK.pattern}")
_UNSEEN = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)


def clean(text: str) -> str:
    """The text with spaces for control characters and tabs, without U+000D, U+2028–U+202E, U+030A, U+0333 and U+033F.

    Of direction marks in a row all but the last become U+200C.
    """
    if _DIRT.search(text) is None:
        return text
    return _MARK_BEFORE_MARK.sub("\u200c", text.translate(_CLEANED))


def is_empty(text: str) -> bool:
    """Whether nobody would see anything of a cleaned text."""
    return _UNSEEN.fullmatch(text) is not None


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def covered(text: str, entity: Json) -> str:
    """The part of the text for which a MessageEntity stands."""
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le", "surrogatepass")[start:end].decode("utf-16-le", "surrogatepass")
