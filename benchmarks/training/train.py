"""Learn the weights that the extractive reader carries, and write them into the package.

    python -m benchmarks.training.train SCITLDR CSABSTRUCT CORPUS

SCITLDR holds `SciTLDR-A.train.jsonl`, CSABSTRUCT `train.jsonl`, CORPUS is a gzipped file of arXiv metadata, a paper a
line. No dev and no test part is opened. The same input gives the same bytes; `weights.json` notes their checksums.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training import roles, salience
from benchmarks.training.corpora import csabstruct, lines, scitldr, sha256, with_headings
from benchmarks.training.salience import quantised
from bot.reading import trained
from bot.reading.features import BUCKETS
from bot.reading.words import STEM_BUCKETS, bucket, stems

_DIGITS = 4
_RAREST = 255
_PER_LOG = 32


def learn_roles(csabstruct_train: Path, corpus: Path) -> dict[str, Any]:
    """Write the roles' table; the small weights are returned."""
    field = roles.learn([*csabstruct(csabstruct_train), *with_headings(corpus)])
    table, scale = quantised(field.weights[:BUCKETS])
    (trained.FOLDER / trained.ROLES_TABLE).write_bytes(np.ascontiguousarray(table.T).tobytes())
    named = dict(zip(roles.PLACES, field.weights[BUCKETS:].tolist(), strict=True))
    places = {name: [round(weight, _DIGITS) for weight in row] for name, row in named.items()}
    return {"scale": scale, "places": places, "steps": [[round(step, _DIGITS) for step in row] for row in field.steps]}


def learn_rarity(corpus: Path) -> None:
    """Write how rare stems are: the logarithm of abstracts per abstract with such a stem, times 32, up to 255."""
    count, seen = 0, Counter[int]()
    for row in lines(corpus):
        count += 1
        seen.update({bucket(stem) for stem in stems(row["abstract"])})
    logs = [math.log(count / max(1, seen[number])) for number in range(STEM_BUCKETS)]
    table = bytes(min(_RAREST, round(_PER_LOG * log)) for log in logs)
    (trained.FOLDER / trained.RARITY_TABLE).write_bytes(table)


def learn_salience(scitldr_train: Path) -> dict[str, Any]:
    """Write the salience table, by the roles and rarity written before; the small weights are returned."""
    learned = salience.learn(scitldr(scitldr_train))
    table, scale = quantised(learned.table)
    (trained.FOLDER / trained.SALIENCE_TABLE).write_bytes(table.tobytes())
    return {"scale": scale, "named": {name: round(weight, _DIGITS) for name, weight in learned.named.items()}}


def write(noted: dict[str, Any], sources: list[Path]) -> None:
    """Write `weights.json`: the small weights, and the checksums of what was read and written."""
    tables = (trained.ROLES_TABLE, trained.RARITY_TABLE, trained.SALIENCE_TABLE)
    checksums = {
        "tables": {name: sha256(trained.FOLDER / name) for name in tables if (trained.FOLDER / name).exists()},
        "learned_from": {source.name: sha256(source) for source in sources},
    }
    (trained.FOLDER / "weights.json").write_text(json.dumps({**checksums, **noted}, indent=1) + "\n", "utf-8")
    trained.role_weights.cache_clear()
    trained.rarity.cache_clear()


def main() -> None:
    """Learn roles and rarity, then salience, which builds on both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scitldr", type=Path, help="the folder with SciTLDR-A.train.jsonl")
    parser.add_argument("csabstruct", type=Path, help="the folder with train.jsonl")
    parser.add_argument("corpus", type=Path, help="papers-2025-h2.jsonl.gz")
    chosen = parser.parse_args()
    papers, abstracts = chosen.scitldr / "SciTLDR-A.train.jsonl", chosen.csabstruct / "train.jsonl"
    sources = [papers, abstracts, chosen.corpus]
    noted = {"roles": learn_roles(abstracts, chosen.corpus)}
    learn_rarity(chosen.corpus)
    write(noted, sources)
    noted["salience"] = learn_salience(papers)
    write(noted, sources)
    for table in sorted(trained.FOLDER.iterdir()):
        print(f"{table.name}: {table.stat().st_size:,} bytes, sha256 {sha256(table)}")


if __name__ == "__main__":
    main()
