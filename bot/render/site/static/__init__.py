"""The files that the site's pages have in common, under names that change with their content.

Invariant: a name stands for one content for ever, so that a cache never lies.
"""

import hashlib
from functools import cache
from importlib.resources import files

NAMES = ("site.css", "site.js")
_DIGITS = 10


@cache
def content(name: str) -> bytes:
    """The file. Raises FileNotFoundError for any other name."""
    return files(__name__).joinpath(name).read_bytes()


@cache
def named(name: str) -> str:
    """`site.0f3c5a7d91.css`."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content(name)).hexdigest()[:_DIGITS]}.{ending}"
