"""Chinese words for an index that cuts at blanks: a run of characters becomes its pairs.

Invariant: whatever stands in a text next to each other is found in it, from one character on.

SQLite's own tokenizers take a whole run for one word, or need three characters where most Chinese words have two.
`扩散模型` is indexed as `扩散 散模 模型 型` and asked for as the phrase `扩散 散模 模型`; one character
alone is a prefix.
"""

import re
from collections.abc import Iterator

from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term

_RUN = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U0002a6d6]+")
COLUMNS = {Field.TITLE: "title", Field.ABSTRACT: "words", None: "{title words}"}
"""Where a term looks. Who wrote a paper no reading says."""


def has_han(text: str) -> bool:
    """Whether there is a Chinese character or a Japanese letter in `text`."""
    return _RUN.search(text) is not None


def paired(text: str) -> str:
    """`text` as it is indexed."""
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text.lower())


def asks_readings(node: Node) -> bool:
    """Whether some of `node` is in Chinese characters, which are looked for in readings."""
    match node:
        case And(parts) | Or(parts):
            return any(map(asks_readings, parts))
        case Not(part):
            return asks_readings(part)
        case Category():
            return False
        case Term():
            return node.field in COLUMNS and any(map(has_han, node.words))


def expression(term: Term) -> str:
    """The FTS5 expression for a term with Chinese characters, over the columns `title` and `words`.

    Between characters and letters it asks for both, not for their order.
    """
    last = len(term.words) - 1
    pieces = [
        piece for place, word in enumerate(term.words) for piece in _pieces(word, is_open=term.prefix and place == last)
    ]
    return f"{COLUMNS[term.field]} : ({' AND '.join(pieces)})"


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run))]


def _pieces(word: str, *, is_open: bool) -> Iterator[str]:
    end = 0
    for run in _RUN.finditer(word):
        if run.start() > end:
            yield f'"{word[end : run.start()]}"'
        pairs = _pairs(run[0])
        yield f'"{" ".join(pairs[:-1])}"' if len(pairs) > 1 else f'"{pairs[0]}" *'
        end = run.end()
    if end < len(word):
        yield f'"{word[end:]}"' + " *" * is_open
