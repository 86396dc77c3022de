"""The process that looks up one place: a question in JSON comes in, what was found goes out."""

import json
import sys
from dataclasses import asdict


def main() -> None:
    """`{"named": "Munich"}` or `{"near": [48.1, 11.6]}` from standard input."""
    from bot.places import gazetteer  # noqa: PLC0415 - its names are for the process alone

    question = json.loads(sys.stdin.buffer.read())
    answer = gazetteer.named(question["named"]) if "named" in question else gazetteer.nearest(*question["near"])
    sys.stdout.buffer.write(json.dumps(asdict(answer)).encode())


if __name__ == "__main__":
    main()
