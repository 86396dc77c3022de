"""One process at a time runs over a store, and a process that dies leaves no lock behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.errors import StoreBusy
from bot.store.lock import sole_owner

HOLDER = """
import sys
from pathlib import Path
from bot.store.lock import sole_owner
with sole_owner(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_owner_is_told_which_setting_to_mend(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite3"
    with sole_owner(store), pytest.raises(StoreBusy, match=r"^store\.path: another process runs .*store\.sqlite3"):
        sole_owner(store).__enter__()
    with sole_owner(store):
        pass


def test_stores_do_not_stand_in_each_others_way(tmp_path: Path) -> None:
    with sole_owner(tmp_path / "one.sqlite3"), sole_owner(tmp_path / "two.sqlite3"):
        pass


def test_a_process_that_is_killed_leaves_no_lock(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite3"
    command = [sys.executable, "-c", HOLDER, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreBusy):
            sole_owner(store).__enter__()
        holder.kill()
        holder.wait()
    with sole_owner(store):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="has other rights")
def test_a_lock_that_cannot_be_written_is_none() -> None:
    with TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "store.sqlite3-lock").touch(0o444)
        with nobody(), pytest.raises(StoreBusy, match=r"store\.sqlite3-lock” cannot be written"):
            sole_owner(folder / "store.sqlite3").__enter__()


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write all files."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(before)
