"""Countries by their ISO 3166 codes.

Source: Unicode CLDR, through babel.
"""


def country_named(code: str, language: str) -> str:
    """What the country is called in `language`; its code where nobody knows it, empty for none."""
    from babel import Locale  # noqa: PLC0415  # as heavy as Fluent

    return str(Locale.parse(language).territories.get(code, code))
