"""Work in a process of its own, which gives its memory back when it ends and knows no secret.

Invariant: the process is gone when its answer, its deadline or the caller's giving up has come.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import bot

_PLACES = os.pathsep.join(dict.fromkeys([str(Path(bot.__file__).parents[1]), *filter(None, sys.path)]))
_NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class NoAnswer(Exception):
    """The process failed, or took too long."""


async def answer_of(module: str, content: bytes, seconds: float, variables: Iterable[str] = ()) -> bytes:
    """What `module`, run as a program, writes for `content`; it is given these `variables` of the environment.

    Raises NoAnswer.
    """
    worker = await begin(module, variables)
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await worker.communicate(content)
    except TimeoutError as error:
        raise NoAnswer(f"{module} took longer than {seconds:g} s") from error
    finally:
        await end(worker)
    if worker.returncode or not answer:
        raise NoAnswer(f"{module} ended with {worker.returncode}")
    return answer


async def begin(module: str, variables: Iterable[str] = ()) -> Process:
    """Run `module` as a program that reads and writes; whoever begins it ends it."""
    needed = [name for name in (*_NEEDED, *variables) if name in os.environ]
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-B", "-m", module),
        stdin=PIPE,
        stdout=PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": _PLACES} | {name: os.environ[name] for name in needed},
        start_new_session=True,
    )


async def end(worker: Process) -> None:
    """Kill it, unless it has ended."""
    with suppress(ProcessLookupError):
        worker.kill()
    await worker.wait()
