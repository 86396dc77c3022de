"""Where in the text a passage stands that a model names as evidence.

Invariant: what is found is a row of verbatim sentences of the text; a passage that fits two of them is not found.
"""

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate

from bot.reading.checking.folding import bare
from bot.reading.checking.ground import Ground
from bot.reading.words import stems

_SHORTEST, _ALIKE, _AHEAD = 12, 0.8, 0.08
_CANDIDATES, _SHARED = 3, 0.5
_ELLIPSIS = re.compile(r"\s*(?:\[?(?:\.\.\.|…)\]?)\s*")


def locate(passage: str, ground: Ground) -> str | None:
    """The sentences of `ground` that hold `passage`; None where it stands nowhere, or is too short to tell.

    White space, case, TeX, ligatures, hyphens and quotation marks make no difference. An ellipsis stands for words left
    out. A passage with a few other words is found where only one sentence is nearly the same.
    """
    pieces = [piece for piece in _ELLIPSIS.split(passage) if bare(piece)]
    if not pieces:
        return None
    spans = [_span(bare(piece), ground) or _nearly(piece, ground) for piece in pieces]
    places = sorted({place for span in spans if span for place in range(*span)})
    return " ".join(ground.sentences[place] for place in places) if all(spans) else None


def _span(wanted: str, ground: Ground) -> tuple[int, int] | None:
    """From, to of the sentences in which the letters of `wanted` stand in a row."""
    if wanted in ground.bares:
        place = ground.bares.index(wanted)
        return place, place + 1
    if len(wanted) < _SHORTEST:
        return None
    whole = "".join(ground.bares)
    start = whole.find(wanted)
    if start < 0:
        return None
    starts = [0, *accumulate(map(len, ground.bares))]
    return bisect_right(starts, start) - 1, bisect_right(starts, start + len(wanted) - 1)


def _nearly(passage: str, ground: Ground) -> tuple[int, int] | None:
    """The one sentence that is `passage` but for a few words."""
    wanted = stems(passage)
    shared = sorted(
        ((len(wanted & stems(sentence)), place) for place, sentence in enumerate(ground.sentences)), reverse=True
    )
    near = [place for count, place in shared[:_CANDIDATES] if wanted and count >= _SHARED * len(wanted)]
    words = passage.lower().split()
    ranked = sorted(((_likeness(words, ground.sentences[place]), place) for place in near), reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    best, place = ranked[0]
    rivals = [score for score, other in ranked[1:] if ground.bares[other] != ground.bares[place]]
    return None if rivals and best - rivals[0] < _AHEAD else (place, place + 1)


def _likeness(words: list[str], sentence: str) -> float:
    """The share of `words` that `sentence` has in the same order."""
    matcher = SequenceMatcher(a=words, b=sentence.lower().split(), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(words))
