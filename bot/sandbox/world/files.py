"""The files that went up, kept in memory as long as the sandbox runs.

Invariant: a path is made here and never from a name that somebody sent; it holds no `..` and leads to no disk.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.sandbox.wire import Json, Upload

if TYPE_CHECKING:
    from bot.sandbox.world.message import Media

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with the ids under which the Bot API knows it and the `file_path` under which it goes down."""

    file_id: str
    unique_id: str
    path: str
    upload: Upload

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.upload.content)

    def json(self) -> Json:
        """What every object that describes a file begins with."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """Files by `file_id` and by path. `bytes_held` tells what they take."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._media: dict[str, Media] = {}
        self._serial = count(1)

    def add(self, upload: Upload, folder: str) -> StoredFile:
        """Keep a file; `folder` is the first part of its path, as `photos` or `documents`."""
        number = next(self._serial)
        suffix = PurePosixPath(upload.filename.replace("\\", "/")).suffix.lower()
        path = f"{folder}/file_{number}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
        stored = StoredFile(f"sandbox-file-{number}", f"unique-{number}", path, upload)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def remember(self, media: "Media") -> None:
        """Let the media be sent again by its `file_id`, or by that of any size of a photo."""
        described = media.described
        for one in described if isinstance(described, list) else [described]:
            self._media[one["file_id"]] = media

    def media(self, file_id: str) -> "Media | None":
        """What was sent as the file of that `file_id`; None for a thumbnail and for a file that is not there."""
        return self._media.get(file_id)

    def get(self, file_id: str) -> StoredFile | None:
        """The file of that `file_id`."""
        return self._by_id.get(file_id)

    def known_as(self, unique_id: str) -> StoredFile | None:
        """The file of that `file_unique_id`."""
        return next((stored for stored in self._by_id.values() if stored.unique_id == unique_id), None)

    def at(self, path: str) -> StoredFile | None:
        """The file of that `file_path`."""
        return self._by_path.get(path)

    @property
    def bytes_held(self) -> int:
        """How much memory the files' contents take."""
        return sum(stored.size for stored in self._by_id.values())
