"""The files that went up, kept in memory as long as the sandbox runs.

Invariant: a path is made here and never from a name that somebody sent; it holds no `..` and leads to no disk.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from bot.sandbox.wire import Upload

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


class FileStore:
    """Files by `file_id` and by path. `bytes_held` tells what they take."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._serial = count(1)

    def add(self, upload: Upload, folder: str) -> StoredFile:
        """Keep a file; `folder` is the first part of its path, as `photos` or `documents`."""
        number = next(self._serial)
        suffix = PurePosixPath(upload.filename.replace("\\", "/")).suffix.lower()
        path = f"{folder}/file_{number}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
        stored = StoredFile(f"sandbox-file-{number}", f"unique-{number}", path, upload)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """The file of that `file_id`."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file of that `file_path`."""
        return self._by_path.get(path)

    @property
    def bytes_held(self) -> int:
        """How much memory the files' contents take."""
        return sum(stored.size for stored in self._by_id.values())
