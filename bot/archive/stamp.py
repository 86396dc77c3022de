"""What a page depends on, in a few letters.

Invariant: the same values give the same stamp in every run and on every machine.
"""

import json
from hashlib import blake2b

from bot.render.json import Json

_SIZE = 16


def stamp_of(words: str, *values: Json) -> str:
    """A digest of values as JSON, and of `words`: the stamp of what lays them out, the kind of the page."""
    digest = blake2b(words.encode(), digest_size=_SIZE)
    for value in values:
        digest.update(json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode())
    return digest.hexdigest()


def stamp_of_bytes(content: bytes) -> str:
    """A digest of a file that has been made already."""
    return blake2b(content, digest_size=_SIZE).hexdigest()
