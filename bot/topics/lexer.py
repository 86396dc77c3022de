"""A query cut into tokens, each knowing its place.

Invariant: every character that is not white space belongs to exactly one token. Full-width forms and all kinds of
quotation marks are read as their plain counterparts, one for one, so that places stay true.
"""

import re
from enum import Enum, auto
from typing import NamedTuple

from bot.errors import QuerySyntaxError

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys(map(ord, "“”„‟«»「」『』《》〝〞〟"), ord('"'))
_PLAIN |= dict.fromkeys(map(ord, "\u3000\u00a0"), ord(" "))
_PLAIN |= dict.fromkeys(map(ord, "‐‑‒–—−"), ord("-"))

_TOKEN = re.compile(
    r"""
      (?P<open>\() | (?P<close>\))
    | (?P<phrase>"[^"]*"\*?) | (?P<unclosed>")
    | (?P<minus>(?<![^\s(:-])-(?=[^\s)]))
    | (?P<field>[^\W\d_]+:)
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a token is. In lower case `and`, `or`, `not` are words; whether they are operators the parser decides."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    WORD = auto()
    PHRASE = auto()
    END = auto()


_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_KINDS = {"open": Kind.OPEN, "close": Kind.CLOSE, "phrase": Kind.PHRASE, "minus": Kind.NOT, "field": Kind.FIELD}


class Token(NamedTuple):
    """`text` is the plain form; the token stands at `start` up to `end` (exclusive) in the query as typed."""

    kind: Kind
    text: str
    start: int
    end: int


def tokenize(query: str) -> list[Token]:
    """The tokens of `query`, an END token last.

    Raises QuerySyntaxError at a quotation mark that is never closed.
    """
    plain = query.translate(_PLAIN)
    tokens = [_token(match, query) for match in _TOKEN.finditer(plain)]
    return [*tokens, Token(Kind.END, "", len(query), len(query))]


def _token(match: re.Match[str], query: str) -> Token:
    group, text = match.lastgroup or "", match[0]
    if group == "unclosed":
        raise QuerySyntaxError("query-open-quote", query, match.start())
    kind = _KINDS.get(group) or _OPERATORS.get(text, Kind.WORD)
    return Token(kind, text, match.start(), match.end())
