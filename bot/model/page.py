"""A file of an archive, made only where it has to be."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """`path` is relative, with `/` (`t/robotics/index.html`). `stamp` changes with all that `make` depends on."""

    path: str
    stamp: str
    make: Callable[[], bytes] = field(compare=False)
