"""Which sentences of a full text can be shown: whole ones, in prose.

Invariant: fragments, formulas, captions, rows of tables, theorems and what only points elsewhere are none.
"""

import re

from bot.reading.words import FUNCTION_WORDS

_SHORTEST, _LONGEST = 45, 420
_FEWEST_WORDS, _MOST_WORDS = 8, 65
_START = re.compile(r"[\"“‘'(]?[A-Z$]")
_END = re.compile(r"[A-Za-z0-9%$)\]}][\"”’')\]]*[.!?][\"”’')\]]*$")
_APART = re.compile(
    r"(?:tab(?:le|\.)|fig(?:ure|\.|s\.)|algorithm|theorem|lemma|proposition|corollary|definition|remark|proof|example|"
    r"equation|eq\.|appendix|listing|footnote|copyright|permission|arxiv|preprint|keywords?|\d+[.)]?|"
    r"[ivx]+[.)])\s*\(?[\dA-Z.:]|"
    r"(?:©|\*|†|‡|•)",
    re.IGNORECASE,
)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:the (?:rest|remainder) of (?:this|the) (?:paper|work|article)|(?:is|are) organi[sz]ed as follows|"
    r"as follows[.:]|"
    r"(?:in|see) (?:the )?(?:appendix|supplementary|supplement)|(?:section|sec\.|appendix|§) ?[\dA-Z]\S* "
    r"(?:describes|presents|discusses|introduces|concludes|reviews|gives|shows|provides|contains|covers))\b|"
    r"^(?:in )?(?:section|sec\.|appendix) \S+,? |(?:shown|listed|given|reported|seen|summari[sz]ed|presented|"
    r"illustrated|found) in "
    r"(?:tab|fig|the (?:tab|fig)|appendix)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(
    r"\(cid:|\ufffd|[a-z]-\s[a-z]|\.{3,}|[=<>∈∑∫≤≥]\s*[^\s]{0,3}\s*[=<>∈∑∫≤≥]|\s[.,;]\s|,,|(?:\b\w\b\s+){4}|"
    r"[=∈∑∫√≡∀∃⊂⟨⟩`]|[+−±] (?:and|or|in|for|production|channel)|\b(?:of|the|at|and) [+−±≤≥<>]|\bthe ,"
)
_LEANS = re.compile(
    r"^(?:it|they|its|their|these|those|this|such|he|she|both|another|the (?:first|second|third|former|latter|other)|"
    r"as (?:can be|we can|shown|seen)|also|in (?:this|that|these|the former|the latter) (?:case|setting|way|sense|"
    r"experiment|model|"
    r"formalism|framework)\w*|for (?:this|these) (?:purpose|reason)s?|here|hence|thus|therefore|note|recall)\b"
    r"(?! (?:\w+ )?(?:paper|work|study|article|letter|survey|thesis|review))|"
    r"\b(?:fig|tab|eq|sec|alg)s?\. ?\(?\d|\b(?:figure|table|equation|section|algorithm|appendix|theorem|"
    r"lemma)s? \(?[\dA-Z]\b",
    re.IGNORECASE,
)
_LETTERS = 0.68
_FUNCTION_WORDS = 0.15
_CAPITALS = 0.4


def is_prose(sentence: str) -> bool:
    """Whether the sentence is whole, says something by itself, and is neither formula, table nor caption."""
    if not _SHORTEST <= len(sentence) <= _LONGEST or not _START.match(sentence) or not _END.search(sentence):
        return False
    if sentence.count("(") != sentence.count(")") or sentence.count("[") != sentence.count("]"):
        return False
    if _APART.match(sentence) or _BROKEN.search(sentence) or _POINTS_ELSEWHERE.search(sentence):
        return False
    return _reads_on(sentence)


def _reads_on(sentence: str) -> bool:
    found = _WORD.findall(sentence)
    if not _FEWEST_WORDS <= len(found) <= _MOST_WORDS or sum(map(len, found)) < _LETTERS * len(
        sentence.replace(" ", "")
    ):
        return False
    capitals = sum(word[0].isupper() for word in found)
    said = sum(word in FUNCTION_WORDS for word in found)
    return capitals <= _CAPITALS * len(found) and said >= _FUNCTION_WORDS * len(found)


def leans_back(sentence: str) -> bool:
    """Whether the sentence needs the one before it, or a figure, to be understood."""
    return bool(_LEANS.search(sentence))
