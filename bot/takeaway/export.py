"""All that is kept of a chat, as one file. Its form is told in docs/export.md.

Invariant: the file says its format and version; whatever changes its form changes the version.
"""

import json
from datetime import UTC, datetime
from typing import Any

from bot.takeaway.file import File

VERSION = 1


def export_file(kept: dict[str, Any], now: datetime) -> File:
    """The file of what `bot.store.takeaway.everything` found."""
    head = {"format": "papergram-export", "version": VERSION, "made": now.astimezone(UTC).isoformat(timespec="seconds")}
    text = json.dumps(head | kept, ensure_ascii=False, indent=1)
    return File(f"papergram-{now:%Y-%m-%d}.json", text.encode("utf-8", "replace"))
