"""What a paper says it does without, and what it does not claim to be the first at.

Invariant: only what the source says in so many words counts: a thing it does without, a kind of work that exists.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.reading.checking.alignment import passages
from bot.reading.checking.concepts import concepts, stem
from bot.reading.checking.stances import denied

_WITHOUT = re.compile(
    r"\b(?:(?:eliminat|remov|obviat|avoid|circumvent|bypass)\w* the need (?:for|to|of)|"
    r"without (?:the need (?:for|to|of)|requiring|needing|using|relying on|resorting to|any)|"
    r"do(?:es)? not (?:require|need|rely on|use|depend on)|no need (?:for|to)|"
    r"dispens\w+ with|free of|removing the (?:need|reliance on)) (?P<thing>(?:[\w-]+[ ,]?){1,7})",
    re.IGNORECASE,
)
_END = re.compile(r"[,;.]|\b(?:while|because|since|so|but|by|with|from|for|at|in|on|when|unlike|that|which)\b")
_USES = re.compile(
    r"\b(?:us(?:es|ing)|employ(?:s|ing)?|leverag(?:es|ing)|reli(?:es|ed) on|relying on|requires|needs|"
    r"utiliz(?:es|ing)|depends on)\b|"
    r"(?:通过)?(?:使用|采用|利用|借助|运用)|依赖|需要",
    re.IGNORECASE,
)
_REACH, _REACH_CHINESE = 40, 10
_LATIN = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*")
_OTHERS = re.compile(
    r"\b(?:existing|previous|prior|baselines?|conventional|traditional|other|unlike|than|instead|compared|each)\b|"
    r"现有|以往|传统|基线|相比|比|每个|不同于",
    re.IGNORECASE,
)
_GENERAL_WORDS: Final = (
    "model method use training data additional extra new learn process performance computation concept approach image "
    "target task inference feature network cost time large"
)
_GENERAL: Final = frozenset(map(stem, _GENERAL_WORDS.split()))

_FIRST_CLAIMED = re.compile(
    r"首次|首个(?!阶段)|第一个(?!阶段|模块|部分|是)|首创|率先|"
    r"\b(?:the|for the|its?|world's) first\b(?! (?:stage|step|part|phase|author|to second))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\bfirst\b(?!ly\b)|\bnever before\b|首次|首个|pioneer|unprecedented|unexplored|novel|new ", re.IGNORECASE
)
_EXISTING = re.compile(r"\b(?:among|than|over|of|with) (?:all )?(?:the )?existing ((?:[\w-]+ ){1,5})", re.IGNORECASE)


def disowned(text: str, title: str, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Things that the statement says are used, and the source's words that they are not."""
    for use in _USES.finditer(text):
        if denied(text, *use.span()) or _OTHERS.search(text) or not _of_the_paper(text[: use.start()], title):
            continue
        chinese = "\u3400" <= use[0][0] <= "\u9fff"
        reach = use.end() + (_REACH_CHINESE if chinese else _REACH)
        thing = [word for word in concepts(text) if use.end() <= word.start < reach]
        for source in sources:
            for match in _WITHOUT.finditer(source):
                words = _END.split(match["thing"])[0]
                without = {stem for word in concepts(words)[-2:] for stem in word.stems} - _GENERAL
                shared = [word for word in thing if word.stems & without]
                if shared:
                    yield text[use.start() : shared[-1].end], match[0].strip()


def first_at(text: str, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """`首次` where the source compares itself with existing work of the very kind."""
    claimed = _FIRST_CLAIMED.search(text)
    if claimed is None or any(_FIRST.search(source) for source in sources):
        return
    for passage in passages(text, sources):
        existing = _EXISTING.search(passage.text)
        if existing and {stem for word in concepts(existing[1]) for stem in word.stems} & {
            stem for word in concepts(text) for stem in word.stems
        }:
            yield text[claimed.start() : claimed.end() + 20], existing[0].strip()


def _of_the_paper(before: str, title: str) -> bool:
    """Whether no other work's name stands before the word."""
    named = _LATIN.findall(before)
    return (
        not named or named[-1] in title or len(named[-1]) == 1 or named[-1] in {"We", "The", "Our", "It", "This", "In"}
    )
