"""The files of an archive, read with bounds.

Invariant: a file that cannot be read is a sentence, not an error; nothing outside the folder is ever opened.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import PapergramError

LARGEST = 4 * 1024 * 1024
_ENDINGS = (".md", ".markdown")
_PASSED_OVER = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file by its path below the folder: its text, or in a sentence why there is none."""

    path: str
    text: str = ""
    fault: str | None = None


def posts_in(folder: Path) -> Iterator[Found]:
    """The Markdown files below `folder`, or that one file, by path. Raises PapergramError where there is no folder."""
    if folder.is_file():
        yield _read(folder.resolve(), folder.name)
        return
    if not folder.is_dir():
        raise PapergramError(f"--hexo {folder}: there is no such folder.")
    faults: list[OSError] = []
    paths: list[Path] = []
    for top, below, files in os.walk(folder, onerror=faults.append):
        below[:] = sorted(one for one in below if not one.startswith(".") and one not in _PASSED_OVER)
        linked = [one for one in below if Path(top, one).is_symlink()]
        paths += [Path(top, one) for one in (*files, *linked) if one.lower().endswith(_ENDINGS) or one in linked]
    yield from (_read(path, _below(path, folder)) for path in sorted(paths))
    for error in faults:
        yield Found(_below(Path(error.filename), folder), fault=f"It cannot be opened: {error.strerror}.")


def _below(path: Path, folder: Path) -> str:
    """The path below the folder; what of it is no UTF-8 becomes U+FFFD."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode(errors="replace")


def _read(path: Path, name: str) -> Found:
    """Opened without following a link and without waiting for a pipe."""
    try:
        if path.is_symlink():
            return Found(name, fault="It is a symbolic link; links are not followed.")
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        return Found(name, fault=f"It cannot be opened: {error.strerror}.")
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Found(name, fault="It is no plain file.")
        try:
            content = file.read(LARGEST + 1)
        except OSError as error:
            return Found(name, fault=f"It cannot be read: {error.strerror}.")
    return _decoded(name, content)


def _decoded(name: str, content: bytes) -> Found:
    if len(content) > LARGEST:
        return Found(name, fault=f"It has more than {LARGEST // 1024 // 1024} MiB.")
    if b"\0" in content:
        return Found(name, fault="It is no text: there are null bytes in it.")
    try:
        return Found(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Found(name, fault=f"It is no UTF-8: byte {error.start} cannot be read.")
