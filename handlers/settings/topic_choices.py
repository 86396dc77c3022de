"""What a chat can choose for one of its topics.

Invariant: a value (`full`, `p5`, `line`, `as-length`) tells by itself what it is of, so that a key has room for it, and
is a state: choosing it twice does no harm.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.model.chat import Length, Override, Revisions
from handlers.settings.changes import MOST_PAPERS

_AS_THE_CHAT = "chat"
_KINDS = {"length": Length, "revisions": Revisions}
_SAME = {"length": "as-length", "papers": "as-papers", "revisions": "as-news"}


def chosen(value: str) -> Callable[[Override], Override]:
    """What a key's value does: `full`, `p5`, `line`, or `as-…` for as the chat has it. Raises ValueError."""
    if value == "as-length":
        return lambda one: replace(one, length=None)
    if value == "as-papers":
        return lambda one: replace(one, max_papers=None)
    if value == "as-news":
        return lambda one: replace(one, revisions=None)
    if value in set(Length):
        return lambda one: replace(one, length=Length(value))
    if value in set(Revisions):
        return lambda one: replace(one, revisions=Revisions(value))
    count = value.removeprefix("p")
    if value == count or not (count.isascii() and count.isdigit() and 1 <= int(count) <= MOST_PAPERS):
        raise ValueError(f"{value!r} is no choice for a topic")
    return lambda one: replace(one, max_papers=int(count))


def value_named(words: str) -> str:
    """The value that words behind a topic name: `length full`, `papers 7`, `revisions chat`. Raises ValueError."""
    name, _, word = words.lower().partition(" ")
    if name not in _SAME:
        raise ValueError(f"{name!r} is nothing that a topic has of its own")
    if word == _AS_THE_CHAT:
        return _SAME[name]
    value = f"p{word}" if name == "papers" else str(_KINDS[name](word))
    chosen(value)
    return value
