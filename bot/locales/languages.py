"""Languages by their codes: in which of them papers can be read.

Source: Unicode CLDR, through babel.
"""

import re

_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")


def language_named(code: str, language: str) -> str:
    """What the language `code` (`de`, `pt-br`) is called in `language`; empty where nobody knows it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # as heavy as Fluent

    if not _CODE.fullmatch(code):
        return ""
    try:
        return str(Locale.parse(code, sep="-").get_display_name(language) or "")
    except (ValueError, UnknownLocaleError):
        return ""
