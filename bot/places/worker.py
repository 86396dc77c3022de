"""The process that looks places up: a line with a question in JSON comes in, a line with what was found goes out.

It ends when nobody writes to it any more.
"""

import json
import sys
from dataclasses import asdict


def main() -> None:
    """`{"named": "Munich"}` or `{"near": [48.1, 11.6]}`, until standard input ends."""
    from bot.places import gazetteer  # noqa: PLC0415 - its names are for the process alone

    for line in sys.stdin.buffer:
        question = json.loads(line)
        answer = gazetteer.named(question["named"]) if "named" in question else gazetteer.nearest(*question["near"])
        sys.stdout.buffer.write(json.dumps(asdict(answer)).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
