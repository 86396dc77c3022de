"""What the commands that serve a sandbox share."""

import asyncio
import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import PapergramError


@contextmanager
def needs_sandbox() -> Iterator[None]:
    """Say what to do when the sandbox's libraries are missing or its port is taken; raises PapergramError."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise PapergramError(
            f"The sandbox needs {error.name}: install it with pip install 'papergram[sandbox]'."
        ) from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PapergramError("That port is taken. Name another with --port, or none for any that is free.") from error


async def until_stopped() -> None:
    """Return at SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    await stopped.wait()
