r"""Formulas that pass Markdown, Nunjucks and typographic quotes unhurt: white space is free in mathematics.

Invariant: what is written means the same mathematics, holds no sign on which Markdown or a template acts, and is left
to Unicode where that cannot be had.
"""

import re

from bot.render.rich.formulas import is_typeset

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|'+|\.\.\.|\s+|.", re.DOTALL)
_WRITTEN = {
    r"\{": r"\lbrace ", r"\}": r"\rbrace ", r"\,": r"\thinspace ", r"\;": r"\ ", r"\:": r"\ ", r"\!": "",
    r"\|": r"\Vert ", r"\ ": r"\ ", "...": r"\ldots ", "<": r"\lt ", ">": r"\gt ", "|": r"\vert ", "_": " _ ",
    "*": " * ", "{": "{ ", "[": "[ ", "]": " ] ", "-": "- ", "!": "! ", ":": ": ",
}  # fmt: skip
_FORBIDDEN = re.compile(r"[`&#%$~@\"]|\\[^A-Za-z\s]|\{\{|\{%|\{#|\]\(|--")


def formula(source: str) -> str | None:
    """`$…$` for the TeX between dollars; None where it is better shown in Unicode."""
    if not is_typeset(source):
        return None
    written = " ".join("".join(map(_token, _TOKEN.findall(source))).split())
    if not written or written[0] in "_*" or _FORBIDDEN.search(written):
        return None
    return f"${written}$"


def _token(token: str) -> str:
    if token[0] == "'":
        return "^{ " + r"\prime " * len(token) + "}"
    return _WRITTEN.get(token, token)
