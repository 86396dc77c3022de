"""What a new topic is called before anybody names it.

Invariant: a name is one line, not empty, of `LONGEST` characters at most.
"""

from bot.topics.nodes import Term, positive_leaves
from bot.topics.syntax import parse

LONGEST = 60


def name_of(query: str) -> str:
    """The first wanted words of `query`: `Diffusion models, protein design`."""
    leaves = positive_leaves(parse(query))
    texts = [leaf.text.rstrip("*") if isinstance(leaf, Term) else leaf.name for leaf in leaves]
    return tidy(", ".join(dict.fromkeys(texts)))


def tidy(name: str) -> str:
    """`name` as a name; where nothing is left of it, an ellipsis."""
    line = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rstrip(" ,") + "…"
    return line[:1].upper() + line[1:] if line else "…"
