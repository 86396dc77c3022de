"""`make bench`: one table of what things cost, as it stands in `docs/benchmarks.md`. It takes about two minutes."""

import asyncio
import logging
from collections.abc import Iterator

from benchmarks import parts, startup
from benchmarks.ceiling import ceilings
from benchmarks.corpus import corpus_rows, wishes
from benchmarks.replay import replay

CHATS = 200


def main() -> None:
    """Measure one thing after the other and print its line as soon as it is known."""
    logging.disable(logging.CRITICAL)
    print("| what | cost |\n|---|---|", flush=True)
    for what, cost in _figures():
        print(f"| {what} | {cost} |", flush=True)


def _figures() -> Iterator[tuple[str, str]]:
    yield "`papergram --help`", f"{1000 * startup.until_help():.0f} ms"
    yield "`papergram run` until it asks for updates", f"{startup.until_poll():.1f} s"
    yield "`papergram demo --terminal` until its first digest is read", f"{startup.until_digest():.1f} s"
    yield "fetch, record and complete a listing of 1,500 papers", f"{parts.ingesting(1_500):.1f} s of CPU"
    yield "match 2,000 topics against 1,500 papers", f"{1000 * parts.matching(1_500, 2_000):.0f} ms of CPU"
    yield "read one abstract", f"{1000 * parts.reading(500):.1f} ms of CPU"
    yield "render a digest of 15 papers", f"{1000 * parts.rendering(15):.1f} ms of CPU"
    for what, done in ceilings():
        rate = f"{done.messages / done.seconds:,.0f}/s"
        cost = f"{done.messages / done.cpu_seconds:,.0f} per CPU second, {done.peak_mib:.0f} MiB"
        yield f"{what}, {done.messages:,} over 200 connections", f"{rate}, {cost}"
    yield from _replayed()


def _replayed() -> Iterator[tuple[str, str]]:
    rows = corpus_rows()
    outcome = asyncio.run(replay(rows, wishes(CHATS)))
    what = f"two weeks of arXiv ({len(rows):,} papers) for {CHATS} chats"
    shown = sum(map(len, outcome.shown))
    twice = sum(times > 1 for papers in outcome.shown for times in papers.values())
    yield f"{what}: {outcome.messages:,} messages", f"{outcome.seconds:.0f} s, {outcome.cpu_seconds:.0f} s of CPU"
    yield "– papers shown, and how many of them twice", f"{shown:,}, {twice}"
    yield "– peak memory; the store afterwards", f"{outcome.peak_mib:.0f} MiB; {outcome.store_mib:.0f} MiB"


if __name__ == "__main__":
    main()
