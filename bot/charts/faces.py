"""Which typefaces a picture is set in, and which words they can show.

Invariant: no character is drawn for which no face has a shape. DejaVu comes with matplotlib; a Chinese face is the
machine's, where there is one.
"""

from functools import lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontEntry, fontManager
from matplotlib.ft2font import FT2Font

OURS = "DejaVu Sans"
_CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK JP", "PingFang SC",
    "Hiragino Sans GB", "Microsoft YaHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Arial Unicode MS",
    "AR PL UMing CN", "Droid Sans Fallback",
)  # fmt: skip
_STAND_IN = "?"


@lru_cache(1)
def families() -> tuple[str, ...]:
    """The faces to set text in, the first that has a character's shape counts."""
    chinese = _chinese()
    return (OURS, chinese.name) if chinese is not None else (OURS,)


def can_show(text: str) -> bool:
    """Whether each character has a shape, in bold too."""
    return all(char in " \n" or ord(char) in _shapes() for char in text)


def showable(text: str) -> str:
    """The text with a question mark for each character that has no shape."""
    return "".join(char if can_show(char) else _STAND_IN for char in text)


@lru_cache(1)
def _shapes() -> frozenset[int]:
    folder = Path(get_data_path()) / "fonts" / "ttf"
    ours = frozenset(_charmap(folder / "DejaVuSans.ttf")) & frozenset(_charmap(folder / "DejaVuSans-Bold.ttf"))
    chinese = _chinese()
    return ours | _charmap(Path(chinese.fname)) if chinese is not None else ours


@lru_cache(1)
def _chinese() -> FontEntry | None:
    known: dict[str, FontEntry] = {}
    for entry in fontManager.ttflist:
        known.setdefault(entry.name, entry)
    return next((known[name] for name in _CHINESE if name in known), None)


def _charmap(path: Path) -> frozenset[int]:
    return frozenset(FT2Font(str(path)).get_charmap())
