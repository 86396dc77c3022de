"""What a document may cost to read: memory, time, and size of file.

Invariant: a process under these limits ends; it never takes the bot's memory or writes to a disk.
"""

from contextlib import suppress
from dataclasses import dataclass

_FILES = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document: address space in MB, seconds of the processor, seconds on the clock."""

    megabytes: int = 1024
    cpu_seconds: int = 40
    seconds: float = 60.0


def impose(limits: Limits) -> None:
    """Bind this process, for the rest of its life. Where the system has no such limits (Windows), the clock must do."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    size = limits.megabytes << 20
    for name, value in {
        "RLIMIT_AS": size,
        "RLIMIT_CPU": limits.cpu_seconds,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": _FILES,
    }.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            with suppress(ValueError, OSError):  # a lower limit is there already, or the system refuses this one
                resource.setrlimit(kind, (value, value))
