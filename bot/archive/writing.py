"""A file written as a whole.

Invariant: whoever looks sees the old file or the new one, whenever the writer is cut off.
"""

import os
from pathlib import Path

_PART = ".papergram-part"


def put(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there. Raises OSError, and leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}{_PART}")
    try:
        part.write_bytes(content)
        os.replace(part, path)  # noqa: PTH105 - named as the system call
    except OSError:
        part.unlink(missing_ok=True)
        raise
