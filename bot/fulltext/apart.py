"""Documents read in processes of their own, which may crash, hang or run out of memory without anybody else.

Invariant: a document costs at most its limits; the process gets no secret (of the environment, only where libraries
are) and is gone when its answer, its deadline or the caller's giving up has come.
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from bot.apart import begin, end
from bot.errors import FullTextUnavailable
from bot.fulltext.limits import Limits
from bot.fulltext.text_json import text_from_json
from bot.fulltext.worker import Job
from bot.model.fulltext import Figure, FullText
from bot.model.paper import Paper
from bot.model.reading import Fallback

_WORKER = "bot.fulltext.worker"
_MOST_OUT = 128 << 20
_UNREADABLE = "The document of this paper cannot be read."
_TOO_LONG = "The document of this paper takes too long to read."


class Apart:
    """Reads documents, at most `at_once` at the same time. Every method raises FullTextUnavailable."""

    def __init__(self, limits: Limits | None = None, at_once: int = 2) -> None:
        self._limits = limits or Limits()
        self._turns = asyncio.Semaphore(at_once)

    async def text(self, what: str, paper: Paper, content: bytes) -> FullText:
        """The text in `content`, which is `what`: `html` or `pdf`."""
        head, _ = await self._answer(what, paper, content)
        try:
            return text_from_json(head["text"])
        except (KeyError, TypeError, ValueError) as error:
            raise FullTextUnavailable(_UNREADABLE, Fallback.UNREADABLE) from error

    async def figures(self, paper: Paper, content: bytes) -> tuple[Figure, ...]:
        """The figures of a PDF, in order."""
        head, rest = await self._answer("figures", paper, content)
        figures: list[Figure] = []
        for each in head.get("figures", ()):
            png, rest = rest[: each["size"]], rest[each["size"] :]
            figures.append(Figure(each["label"], each["caption"], each["page"], png))
        return tuple(figures)

    async def _answer(self, what: str, paper: Paper, content: bytes) -> tuple[dict[str, Any], bytes]:
        limits = self._limits
        job = Job(what, str(paper.id), paper.version, paper.authors, limits.megabytes, limits.cpu_seconds)
        async with self._turns:
            try:
                async with asyncio.timeout(limits.seconds):
                    answer = await _run(job, content)
            except TimeoutError as error:
                raise FullTextUnavailable(_TOO_LONG, Fallback.UNREADABLE) from error
        line, _, rest = answer.partition(b"\n")
        try:
            head = json.loads(line)
            if "refused" in head:
                raise FullTextUnavailable(head["reason"], Fallback(head["refused"]))
        except (ValueError, TypeError, KeyError) as error:
            raise FullTextUnavailable(_UNREADABLE, Fallback.UNREADABLE) from error
        return head, rest


async def _run(job: Job, content: bytes) -> bytes:
    """What a worker writes; nothing when it fails."""
    worker = await begin(_WORKER)
    try:
        _, answer = await asyncio.gather(_feed(worker, job, content), _heard(worker))
        return answer if await worker.wait() == 0 else b""
    finally:
        await end(worker)


async def _feed(worker: asyncio.subprocess.Process, job: Job, content: bytes) -> None:
    assert worker.stdin is not None
    with suppress(BrokenPipeError, ConnectionResetError):  # it may end without having read all
        worker.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
        worker.stdin.write(content)
        await worker.stdin.drain()
    worker.stdin.close()


async def _heard(worker: asyncio.subprocess.Process) -> bytes:
    assert worker.stdout is not None
    answer = bytearray()
    while piece := await worker.stdout.read(1 << 16):
        answer += piece
        if len(answer) > _MOST_OUT:
            return b""
    return bytes(answer)
