"""What the extractive reader reaches: one-line summaries on SciTLDR-A, roles of sentences on CSAbstruct, time.

    python -m benchmarks.bench_reading SCITLDR CSABSTRUCT [--part dev] [--corpus CORPUS]

The folders hold `SciTLDR-A.<part>.jsonl` (Cachola et al., 2020) and `<part>.jsonl` (Cohan et al., 2019), both
Apache-2.0. CORPUS (gzipped arXiv metadata, a paper a line) adds the abstracts that print their own headings, by
cross-validation: the weights in the package have seen them. It needs the extra `train`.

Per paper the reference with the highest ROUGE-1 counts. ROUGE rewards copying, so this is a gate against regressions,
not a claim of quality; choose on train, look at dev, keep test shut.
"""

import argparse
import asyncio
import importlib
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.reading.extractive import ExtractiveReader
from bot.reading.headings import LabelledSentence, labelled
from bot.reading.reader import Source
from bot.reading.roles import Role, roles
from bot.reading.trained import FOLDER

Row = dict[str, Any]
System = Callable[[Row], str]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CUE = re.compile(r"\bwe (?:propose|present|introduce|show)\b", re.IGNORECASE)
CONFIDENT = 0.75
KINDS = ("rouge1", "rouge2", "rougeL")


def rows(path: Path) -> list[Row]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read(row: Row) -> Reading:
    """The reading of one SciTLDR paper: its sentences are put together again first."""
    abstract = " ".join(row["source"])
    paper = Paper(PaperId("2409.17058"), 1, row["title"], (), abstract, ("cs.LG",), "cs.LG")
    return asyncio.run(ExtractiveReader().read(Source(paper), "en", NOW))


def reader_line(row: Row) -> str:
    summary = read(row).summary
    return summary.text if summary else ""


def cue_line(row: Row) -> str:
    return next((sentence for sentence in row["source"] if CUE.search(sentence)), str(row["source"][0]))


def best_line(row: Row) -> str:
    """The oracle: the sentence with the highest ROUGE-1."""
    sentences = [part.text for part in labelled(" ".join(row["source"]))]
    return max(sentences, key=lambda line: max(score["rouge1"].fmeasure for score in scores(row, line)))


SYSTEMS: dict[str, System] = {
    "lead-1": lambda row: str(row["source"][0]),
    "title": lambda row: str(row["title"]),
    "cue rule": cue_line,
    "extractive reader": reader_line,
    "best single sentence (oracle)": best_line,
}


@cache
def scorer() -> Any:
    return importlib.import_module("rouge_score.rouge_scorer").RougeScorer(list(KINDS), use_stemmer=True)


def scores(row: Row, line: str) -> list[Any]:
    """The scores of a line against each reference."""
    return [scorer().score(target, line) for target in row["target"]]


def rouge(papers: Iterable[Row], system: System) -> tuple[float, float, float]:
    """ROUGE-1, 2 and L (F1, stemmed, in percent), averaged over the papers."""
    best = [max(scores(row, system(row)), key=lambda score: score["rouge1"].fmeasure) for row in papers]
    one, two, longest = (100 * statistics.fmean(score[kind].fmeasure for score in best) for kind in KINDS)
    return one, two, longest


def f1(gold: list[Role], found: list[Role]) -> tuple[float, float]:
    """Micro F1 (which is accuracy here) and macro F1, in percent."""
    per_role = []
    for role in Role:
        both = sum(one is other is role for one, other in zip(gold, found, strict=True))
        either = gold.count(role) + found.count(role)
        per_role.append(2 * both / either if either else 0.0)
    right = sum(one is other for one, other in zip(gold, found, strict=True))
    return 100 * right / len(gold), 100 * statistics.fmean(per_role)


def role_scores(abstracts: Iterable[Row], confidence: float) -> tuple[float, float]:
    """Micro and macro F1 over the sentences on which annotators agreed at least this much (0 to 1)."""
    gold: list[Role] = []
    found: list[Role] = []
    for row in abstracts:
        said = roles([LabelledSentence(sentence, None) for sentence in row["sentences"]])
        for label, role, sure in zip(row["labels"], said, row["confs"], strict=True):
            if sure >= confidence:
                gold.append(Role(label))
                found.append(role)
    return f1(gold, found)


def on_headings(folder: Path, corpus: Path) -> str:
    """What roles learned without them make of the abstracts that print headings, these removed."""
    corpora, validate = (importlib.import_module(f"benchmarks.training.{name}") for name in ("corpora", "validate"))
    structured = corpora.with_headings(corpus)
    found = validate.foretold([*corpora.csabstruct(folder / "train.jsonl"), *structured])
    return f"{validate.scored(structured, found[-len(structured) :])} ({len(structured)} abstracts)"


def milliseconds(papers: Iterable[Row]) -> float:
    """CPU time of the median reading."""
    times = []
    for row in papers:
        started = time.process_time()
        read(row)
        times.append(1000 * (time.process_time() - started))
    return statistics.median(times)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scitldr", type=Path, help="the folder with SciTLDR-A.<part>.jsonl")
    parser.add_argument("csabstruct", type=Path, help="the folder with <part>.jsonl")
    parser.add_argument("--part", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--corpus", type=Path, help="papers-2025-h2.jsonl.gz")
    chosen = parser.parse_args()
    papers = rows(chosen.scitldr / f"SciTLDR-A.{chosen.part}.jsonl")
    abstracts = rows(chosen.csabstruct / f"{chosen.part}.jsonl")
    print(f"| one-line summary, SciTLDR-A {chosen.part} ({len(papers)} papers) | R1 | R2 | RL |\n|---|---|---|---|")
    for name, system in SYSTEMS.items():
        print(f"| {name} | " + " | ".join(f"{score:.1f}" for score in rouge(papers, system)) + " |")
    print(f"\n| roles, CSAbstruct {chosen.part} ({len(abstracts)} abstracts) | micro F1 | macro F1 |\n|---|---|---|")
    for name, confidence in (("all sentences", 0.0), (f"annotators' confidence of {CONFIDENT} or more", CONFIDENT)):
        micro, macro = role_scores(abstracts, confidence)
        print(f"| {name} | {micro:.1f} | {macro:.1f} |")
    if chosen.corpus:
        print(f"\nPrinted headings, held out by cross-validation: {on_headings(chosen.csabstruct, chosen.corpus)}")
    size = sum(weights.stat().st_size for weights in FOLDER.iterdir())
    print(f"\n{milliseconds(papers):.2f} ms of CPU time per abstract (median); weights of {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
