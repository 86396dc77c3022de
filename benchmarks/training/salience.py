"""Learn which sentence of an abstract would be the best one-line summary, from SciTLDR's training part."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from benchmarks.training.corpora import Summarised
from benchmarks.training.ranking import Floats, fit
from bot.reading.compression import compressed
from bot.reading.features import BUCKETS
from bot.reading.headings import labelled
from bot.reading.roles import cast
from bot.reading.salience import WORD, features

STRENGTH = 0.2
SHARPNESS = 12.0
_KINDS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True)
class Learned:
    """A weight per bucket, and one per named feature."""

    table: Floats
    named: dict[str, float]


def learn(papers: Sequence[Summarised]) -> Learned:
    """Weights such that a sentence's share of the softmax follows its ROUGE (mean of 1, 2 and L, in percent)."""
    starts, columns, values = [0], list[int](), list[float]()
    column: dict[str, int] = {}
    worth: list[float] = []
    lengths: list[int] = []
    for paper in papers:
        parts = labelled(paper.abstract)
        texts = [part.text for part in parts]
        for _, buckets, named in features(paper.title, texts, cast(parts)):
            columns += [*sorted(buckets), *(column.setdefault(name, BUCKETS + len(column)) for name in named)]
            values += [*[WORD] * len(buckets), *named.values()]
            starts.append(len(columns))
        worth += rouge(paper, [compressed(text, paper.title) for text in texts])
        lengths.append(len(texts))
    matrix = csr_matrix((values, columns, starts), shape=(len(starts) - 1, BUCKETS + len(column)))
    weights = fit(matrix, np.array(worth), np.array(lengths), strength=STRENGTH, sharpness=SHARPNESS)
    return Learned(weights[:BUCKETS], {name: float(weights[number]) for name, number in sorted(column.items())})


def chosen(paper: Summarised, learned: Learned) -> str:
    """The summary that these weights, not yet rounded, would choose."""
    parts = labelled(paper.abstract)
    texts = [part.text for part in parts]
    scores = [
        WORD * sum(learned.table[bucket] for bucket in buckets)
        + sum(learned.named.get(name, 0.0) * value for name, value in named.items())
        for _, buckets, named in features(paper.title, texts, cast(parts))
    ]
    return compressed(texts[int(np.argmax(scores))], paper.title)


def rouge(paper: Summarised, candidates: Sequence[str]) -> list[float]:
    """The mean ROUGE F1 (0 to 1) of each candidate against the target that it meets best."""
    scorer = importlib.import_module("rouge_score.rouge_scorer").RougeScorer(list(_KINDS), use_stemmer=True)
    found = []
    for line in candidates:
        scores = [scorer.score(target, line) for target in paper.targets]
        best = max(scores, key=lambda score: score["rouge1"].fmeasure)
        found.append(float(np.mean([best[kind].fmeasure for kind in _KINDS])))
    return found


def quantised(weights: Floats) -> tuple[NDArray[np.int8], float]:
    """The weights as signed bytes, and what to multiply them with."""
    scale = float(np.abs(weights).max()) / 127
    return np.rint(weights / scale).astype(np.int8), scale
