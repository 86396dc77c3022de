"""A real store in a file of its own."""

from tests.store.conftest import store

__all__ = ["store"]
