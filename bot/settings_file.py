"""The file that holds the settings, as it stands there.

Invariant: whatever is wrong with the file is told in one sentence that names it and says what to do.
"""

import tomllib
from pathlib import Path
from typing import Any

from bot.errors import SettingsError


def read(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises SettingsError."""
    text = ""
    try:
        text = path.read_text("utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        raise SettingsError(
            f"{path}: there is no such file. Copy config.example.toml to it and edit the copy."
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}: the file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}: line {line} is not UTF-8. Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).replace("end of document", f"line {len(text.splitlines())}, the last")
        raise SettingsError(f"{path}: not TOML: {place}. config.example.toml shows how it is written.") from None
