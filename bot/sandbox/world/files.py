"""The files that went up, kept in memory; the oldest are forgotten when they grow too many.

Invariant: a path is made here and never from a name that somebody sent; it holds no `..` and leads to no disk.
"""

import re
from dataclasses import dataclass, replace
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.sandbox.wire import Json, Upload

if TYPE_CHECKING:
    from bot.sandbox.world.message import Media

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)
KEEP_BYTES = 512 * 1024 * 1024
KEEP_FILES = 50_000


@dataclass(slots=True, eq=False)
class StoredFile:
    """A file with the ids under which the Bot API knows it and the `file_path` under which it goes down.

    One that is forgotten keeps its `size`, in bytes, and has no content.
    """

    file_id: str
    unique_id: str
    path: str
    upload: Upload
    size: int

    def json(self) -> Json:
        """What every object that describes a file begins with."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """The latest files, of `keep_bytes` together, by `file_id`, by `file_unique_id` and by path.

    `bytes_held` tells what their contents take. What is forgotten is there under none of them, and the messages that
    showed it hold it no longer either.
    """

    def __init__(self, keep_bytes: int = KEEP_BYTES) -> None:
        self.bytes_held = 0
        self._keep_bytes = keep_bytes
        self._by_id: dict[str, StoredFile] = {}
        self._by_unique_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._media: dict[str, Media] = {}
        self._serial = count(1)

    def add(self, upload: Upload, folder: str) -> StoredFile:
        """Keep a file; `folder` is the first part of its path, as `photos` or `documents`."""
        number = next(self._serial)
        suffix = PurePosixPath(upload.filename.replace("\\", "/")).suffix.lower()
        path = f"{folder}/file_{number}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
        stored = StoredFile(f"sandbox-file-{number}", f"unique-{number}", path, upload, len(upload.content))
        self._by_id[stored.file_id] = self._by_unique_id[stored.unique_id] = self._by_path[path] = stored
        self.bytes_held += stored.size
        while len(self._by_id) > KEEP_FILES or (self.bytes_held > self._keep_bytes and len(self._by_id) > 1):
            self._forget(next(iter(self._by_id.values())))
        return stored

    def remember(self, media: "Media") -> None:
        """Let the media be sent again by its `file_id`, or by that of any size of a photo."""
        described = media.described
        for one in described if isinstance(described, list) else [described]:
            self._media[one["file_id"]] = media

    def media(self, file_id: str) -> "Media | None":
        """What was sent as the file of that `file_id`; None for a thumbnail and for a file that is not there."""
        media = self._media.get(file_id)
        return media if media and media.file.file_id in self._by_id else None

    def get(self, file_id: str) -> StoredFile | None:
        """The file of that `file_id`."""
        return self._by_id.get(file_id)

    def known_as(self, unique_id: str) -> StoredFile | None:
        """The file of that `file_unique_id`."""
        return self._by_unique_id.get(unique_id)

    def at(self, path: str) -> StoredFile | None:
        """The file of that `file_path`."""
        return self._by_path.get(path)

    def _forget(self, stored: StoredFile) -> None:
        del self._by_id[stored.file_id], self._by_unique_id[stored.unique_id], self._by_path[stored.path]
        self._media.pop(stored.file_id, None)
        self.bytes_held -= stored.size
        stored.upload = replace(stored.upload, content=b"")
