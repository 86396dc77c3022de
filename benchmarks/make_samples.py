"""Makes the two collections of announcements in the repository from one file of the same rows.

    python benchmarks/make_samples.py ROWS.jsonl.gz

ROWS holds one JSON object a line, ordered by the day on which arXiv announced the paper. The result depends on the
rows alone: the same rows give the same bytes. The README.md beside each collection describes it.
"""

import gzip
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TEST_ROWS = ROOT / "tests/data/two-weeks-2025-10.jsonl.gz"
SAMPLE = ROOT / "bot/sandbox/arxiv/sample/announcements.jsonl.gz"

KEYS = (
    "id", "version", "title", "authors", "abstract", "categories", "primary_category", "announced", "comment",
    "published", "updated", "journal_ref", "doi",
)  # fmt: skip
SAMPLE_DAYS = 5
PAPERS_PER_DAY = 330
CROWDED = frozenset({"cs.LG", "cs.CV", "cs.CL", "cs.AI"})
REVISIONS_PER_DAY = 2
CROSS_LISTS = 2

Row = dict[str, Any]


def main(source: str) -> None:
    rows = [{key: row[key] for key in KEYS if row.get(key) is not None} for row in _read(Path(source))]
    _write(TEST_ROWS, rows)
    _write(SAMPLE, sample(rows))


def sample(rows: list[Row]) -> list[Row]:
    """The first days, thinned, with revisions and cross-lists that are made up for the demonstration."""
    days: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        days[row["announced"]].append(row)
    chosen: list[Row] = []
    cross_lists = CROSS_LISTS
    fresh: list[Row] = []  # papers of earlier days that have not come back yet, in order of rank
    for day in sorted(days)[:SAMPLE_DAYS]:
        kept = {row["id"] for row in sorted(days[day], key=_rank)[:PAPERS_PER_DAY]}
        new = [row for row in days[day] if row["id"] in kept]
        chosen += new
        revised, others = fresh[:REVISIONS_PER_DAY], fresh[REVISIONS_PER_DAY:]
        crossed = others[: min(cross_lists, 1)]
        chosen += [row | {"announced": day, "kind": "replace", "version": row.get("version", 1) + 1} for row in revised]
        chosen += [_cross_listed(row, day) for row in crossed]
        cross_lists -= len(crossed)
        fresh = sorted(others[len(crossed) :] + new, key=_rank)
    return chosen


def _cross_listed(row: Row, day: str) -> Row:
    added = next(name for name in ("stat.ML", "cs.AI", "cs.LG") if name not in row["categories"])
    return row | {"announced": day, "kind": "cross", "categories": [*row["categories"], added]}


def _rank(row: Row) -> tuple[bool, str]:
    return row["primary_category"] in CROWDED, hashlib.sha256(row["id"].encode()).hexdigest()


def _read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _write(path: Path, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
