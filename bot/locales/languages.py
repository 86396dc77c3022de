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
        known = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    is_another = known.language != code.partition("-")[0]  # a likely language for a code that says none
    return "" if is_another else str(known.get_display_name(language) or "")
