"""A dictionary with a bound: what was put in first makes room for what comes."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(dict[Key, Value]):
    """Holds the latest `keep` keys; setting one that is there keeps its age."""

    def __init__(self, keep: int) -> None:
        super().__init__()
        self._keep = keep

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        if len(self) > self._keep:
            del self[next(iter(self))]
