"""What a new topic is called before anybody names it.

Invariant: a name is one line, not empty, of `LONGEST` characters at most.
"""

from bot.topics.nodes import Category, Term, positive_leaves
from bot.topics.syntax import parse

LONGEST = 60


def name_of(query: str) -> str:
    """The first wanted words of `query`, else its categories: `Diffusion models, protein design`."""
    leaves = list(positive_leaves(parse(query)))
    words = [leaf.text.rstrip("*") for leaf in leaves if isinstance(leaf, Term)]
    texts = words or [leaf.name for leaf in leaves if isinstance(leaf, Category)]
    return tidy(", ".join(dict.fromkeys(texts)))


def tidy(name: str) -> str:
    """`name` as a name; where nothing is left of it, an ellipsis."""
    line = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rstrip(" ,") + "…"
    return line[:1].upper() + line[1:] if line else "…"
