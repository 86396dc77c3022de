"""`python -m tests.chaos`: kill Papergram again and again, and say what came of it."""

import argparse
import asyncio
import secrets
import sys
import tempfile
from pathlib import Path

from tests.chaos.chaos import Chaos, Scale


def main() -> int:
    """Returns 1 when anything was lost, repeated or reordered without a reason."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--days", type=int, default=4, help="days of texts that each chat is owed")
    parser.add_argument("--mornings", type=int, default=4, help="mornings on which arXiv announces")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="to repeat a run")
    parser.add_argument("--folder", type=Path, help="where store and log are kept; else they are removed")
    asked = parser.parse_args()
    say(f"seed {asked.seed}")
    scale = Scale(asked.kills, asked.chats, asked.days, asked.mornings)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        report = asyncio.run(Chaos(folder, scale, asked.seed, say).run())
    say(str(report))
    return 1 if report.wrongs else 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
