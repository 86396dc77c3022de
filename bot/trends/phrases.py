"""The words and phrases of a text that can be a subject.

Invariant: a phrase neither begins nor ends with a stop word, and crosses no punctuation mark.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.topics.tex import untex

_STOP_WORDS = """
0 1 10 100 2 3 4 5 6 7 8 9 a about above achieve achieves achieving across address addresses addressing after again
against aim aims all allow allows almost along already also although among an and any approach approaches are around
art as at average based be because been before being better between both but by can cannot challenge challenges
challenging code com compared comprehensive consistently core could critical crucial current demonstrate
demonstrates despite different directly do does due during each effective effectively either enable enables enabling
end enough ensure ensuring especially et etc even existing experiment experimental experiments extensive few finally
find findings first five for four framework from fundamental further gap general github given has have having high
higher how however http https i if improve improved improvement improvements improves improving in including
inherent instead into introduce introduces introducing is it its itself just key large largely leads less leverage
leverages leveraging like limited low main make makes making many may method methods more most much multiple must
near need needs new no nor not novel now of offer offering offers often on one only or org other others our out
outperform outperforming outperforms over overall own paper particular per perform performance performs present
presents preserve preserving previous prior problem propose proposed proposes provide provides providing rather real
recent recently rely relying remain remains require requires respect respectively results same second several show
showing shown shows significant significantly simple since single so solution some specific specifically state still
strong study such supports than that the their them then there therefore these they this those three through thus to
together total toward towards two under underlying unlike up upon us use used uses using various versus very via was
we well were what when where whether which while who whose why widely will with within without work works world
would www yet you your
"""
_STOP = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARK = re.compile(r"[.,;:!?()\[\]{}“”\"—–/|]+(?:\s|$)|[()\[\]:;]")
_SHORTEST, _LONGEST = 3, 30


def phrases(text: str) -> set[str]:
    """The words and the phrases of two words, in lower case, each once."""
    found: set[str] = set()
    for clause in _MARK.split(untex(text).lower()):
        words = _WORD.findall(clause)
        found.update(word for word in words if _can_stand_alone(word))
        found.update(_pairs(words))
    return found


def _pairs(words: list[str]) -> Iterator[str]:
    for first, second in pairwise(words):
        if _can_end(first) and _can_end(second):
            yield f"{first} {second}"


def _can_stand_alone(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word not in _STOP and not word.isdigit() and not word.endswith("ly")


def _can_end(word: str) -> bool:
    return (
        word not in _STOP and len(word) <= _LONGEST and len(word) > 1 and not word.isdigit() and not word.endswith("ly")
    )
