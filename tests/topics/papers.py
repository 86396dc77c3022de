"""Papers and queries for the tests of this room."""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bot.model.paper import Paper, PaperId
from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term

_DATA = Path(__file__).parent.parent / "data"


def paper(
    number: str = "2510.00001",
    title: str = "A title",
    abstract: str = "An abstract.",
    authors: Iterable[str] = ("Jane Doe",),
    categories: Iterable[str] = ("cs.LG",),
) -> Paper:
    """A paper of which only the given parts matter."""
    names = tuple(categories)
    return Paper(PaperId(number), 1, title, tuple(authors), abstract, names, names[0])


def _from_row(row: dict[str, Any]) -> Paper:
    return paper(row["id"], row["title"], row["abstract"], row["authors"], row.get("categories", ["cs.CV"]))


@cache
def corpus() -> tuple[Paper, ...]:
    """5,100 papers over ten announcement days of October 2025."""
    with gzip.open(_DATA / "two-weeks-2025-10.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(_from_row(json.loads(line)) for line in lines)


def example_papers() -> tuple[Paper, ...]:
    """The ten papers of the example post on diffusion models, as metadata."""
    lines = (_DATA / "example-papers.jsonl").read_text("utf-8").splitlines()
    return tuple({row["id"]: _from_row(row) for row in map(json.loads, lines)}.values())


_WORDS = st.sampled_from(
    ["model", "models", "diffusion", "policy", "or", "not", "a", "transformer", "graph", "4o", "émile", "模型"]
)
_LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(
        Term,
        st.sampled_from([None, Field.TITLE, Field.AUTHOR, Field.ABSTRACT]),
        st.lists(_WORDS, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Term, st.none(), st.tuples(st.sampled_from(["mod", "diff", "tra"])), st.just(True)),
    st.builds(Category, st.sampled_from(["cs", "cs.CV", "cs.LG", "math", "math-ph", "q-bio.BM"])),
)


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(children, min_size=2, max_size=4).map(tuple)
    return st.one_of(st.builds(And, parts), st.builds(Or, parts), st.builds(Not, children))


nodes: st.SearchStrategy[Node] = st.recursive(_LEAVES, _branches, max_leaves=12)
