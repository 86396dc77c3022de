"""Whether a bot is alive and at work, judged by its heartbeats.

Invariant: what was never heard, or is from the future, is not well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.watch.heartbeats import POLLING, TICK

LIMITS = {TICK: timedelta(minutes=2), POLLING: timedelta(minutes=5)}
"""How old the beats may be that count."""
_WORDS = {TICK: "the bot worked", POLLING: "Telegram answered"}
_CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Health:
    """The verdict, and a line that gives the reasons."""

    is_well: bool
    reasons: str


def judge(beats: Mapping[str, datetime], now: datetime) -> Health:
    """The health of a bot with these beats."""
    is_well = all(name in beats and -_CLOCKS_DIFFER <= now - beats[name] <= LIMITS[name] for name in LIMITS)
    return Health(is_well, ", ".join(f"{_WORDS[name]} {ago(beats.get(name), now)}" for name in LIMITS))


def ago(moment: datetime | None, now: datetime) -> str:
    """`4 s ago`, `12 min ago`, `3 h ago`, `5 days ago`, `never`."""
    if moment is None:
        return "never"
    seconds = int((now - moment).total_seconds())
    if seconds < 0:
        return f"at {moment:%Y-%m-%d %H:%M} UTC, which is to come"
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit} ago"
    return f"{seconds} s ago"
