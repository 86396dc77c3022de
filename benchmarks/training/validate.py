"""What the learned weights reach on abstracts that they were not learned from: cross-validation on the training parts.

    python -m benchmarks.training.validate SCITLDR CSABSTRUCT CORPUS

Choices (features, strengths) are made by these figures; the dev parts are looked at afterwards. Abstracts that occur
twice in a part fall into one fold.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.training import roles, salience
from benchmarks.training.corpora import LabelledAbstract, Summarised, csabstruct, scitldr, with_headings
from bot.reading.chain import likeliest
from bot.reading.roles import Role

FOLDS = 4
_SURE = 0.75
_ROLES = list(Role)


def fold(text: str) -> int:
    """The fold of an abstract, by its first words."""
    return crc32(text[:80].lower().encode()) % FOLDS


def foretold(abstracts: Sequence[LabelledAbstract]) -> list[list[Role]]:
    """The roles of each abstract's sentences, by weights learned on the other folds."""
    found: list[list[Role]] = [[] for _ in abstracts]
    folds = [fold(one.sentences[0]) for one in abstracts]
    for number in range(FOLDS):
        field = roles.learn([one for one, own in zip(abstracts, folds, strict=True) if own != number])
        for place, own in enumerate(folds):
            if own == number:
                scores = (roles.chains([abstracts[place]]).features @ field.weights).tolist()
                found[place] = [_ROLES[label] for label in likeliest(scores, field.steps.tolist())]
    return found


def scored(abstracts: Sequence[LabelledAbstract], found: Sequence[Sequence[Role]], sure: float = 0.0) -> str:
    """Micro and macro F1 and the recall of results, over the sentences whose annotators were as `sure`, or surer."""
    pairs = [
        (gold, role)
        for one, said in zip(abstracts, found, strict=True)
        for gold, role, certain in zip(one.roles, said, one.sure, strict=True)
        if certain >= sure
    ]
    micro = np.mean([gold is role for gold, role in pairs])
    per_role = []
    for role in _ROLES:
        both = sum(gold is said is role for gold, said in pairs)
        either = sum((gold is role) + (said is role) for gold, said in pairs)
        per_role.append(2 * both / max(1, either))
    recall = np.mean([said is Role.RESULT for gold, said in pairs if gold is Role.RESULT])
    return f"micro {100 * micro:.1f}, macro {100 * np.mean(per_role):.1f}, result recall {recall:.2f}"


def summary_score(papers: Sequence[Summarised]) -> float:
    """The mean of ROUGE-1, 2 and L, in percent, of the chosen sentences. The roles below are those in the package."""
    reached: list[float] = []
    for number in range(FOLDS):
        learned = salience.learn([one for one in papers if fold(one.abstract) != number])
        own = [one for one in papers if fold(one.abstract) == number]
        reached.extend(salience.rouge(one, [salience.chosen(one, learned)])[0] for one in own)
    return 100 * float(np.mean(reached))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scitldr", type=Path, help="the folder with SciTLDR-A.train.jsonl")
    parser.add_argument("csabstruct", type=Path, help="the folder with train.jsonl")
    parser.add_argument("corpus", type=Path, help="papers-2025-h2.jsonl.gz")
    given = parser.parse_args()
    abstracts, structured = csabstruct(given.csabstruct / "train.jsonl"), with_headings(given.corpus)
    found = foretold([*abstracts, *structured])
    print("CSAbstruct:", scored(abstracts, found[: len(abstracts)]))
    print(f"CSAbstruct, annotators' confidence of {_SURE} or more:", scored(abstracts, found[: len(abstracts)], _SURE))
    print(f"printed headings of {len(structured)} abstracts:", scored(structured, found[len(abstracts) :]))
    print(f"SciTLDR-A: {summary_score(scitldr(given.scitldr / 'SciTLDR-A.train.jsonl')):.2f}")


if __name__ == "__main__":
    main()
