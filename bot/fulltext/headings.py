"""What a section's heading says of its kind, where it says anything.

A usual heading counts much, a usual word in an unusual one little: "Methods" is a method, "Methods for X: a survey of
prior approaches" is named after the methods of others. Only what is no body of a paper is known by its heading alone.
"""

import re

from bot.fulltext.cue_words import compiled
from bot.model.fulltext import NO_BODY, PartKind

_CERTAIN, _USUALLY, _EXACT, _PART = 5.0, 2.0, 1.3, 0.4
_BY_PLACE = frozenset({PartKind.INTRODUCTION, PartKind.CONCLUSION})

_USUAL: dict[PartKind, str] = {
    PartKind.ABSTRACT: "abstract",
    PartKind.INTRODUCTION: "introduction(?: and (?:motivation|overview|related work|background))? | motivation",
    PartKind.RELATED_WORK: """
        (?:related|prior|previous) (?:works?|research|studies|literature) | (?:literature )?(?:review|survey) |
        background and related works? | related works? and background | state of the art""",
    PartKind.METHOD: """
        (?:the |our )?(?:proposed )?(?:methods?|methodology|approach|algorithm|framework|model|system) | theory |
        model architecture | materials and methods | methods? and materials |
        experimental (?:setup|methods?|apparatus) | (?:statistical )?(?:methods?|analysis) |
        main (?:results?|theorems?)""",
    PartKind.EXPERIMENTS: """
        experiments?(?: and \\w+)? | evaluations?(?: and \\w+)? | results?(?: and \\w+)? |
        ablation stud(?:y|ies) |
        (?:main|experimental|numerical|simulation|empirical) (?:results?|study|evaluation|simulations?)(?: and \\w+)? |
        (?:simulations?|performance evaluation)""",
    PartKind.DISCUSSION: """
        (?:general )?discussions? | limitations? | discussions? and limitations? | limitations? and \\w+(?: \\w+)?""",
    PartKind.CONCLUSION: """
        conclu(?:sions?|ding remarks)(?:,? (?:and|&) .{1,40})? | (?:summary|discussions?),? (?:and|&) .{1,40} |
        outlook | summary""",
    PartKind.ACKNOWLEDGEMENTS: """
        acknowledge?ments?(?: and \\w+(?: \\w+)*)? | funding | author contributions? | contributions? of authors |
        (?:conflicts? of|competing) interests? | data (?:and code )?availability(?: statement)? |
        code availability | ethics statement | ethical considerations | (?:broader )?impact statement |
        declarations? | credit authorship.* | disclosure of funding | reproducibility statement""",
    PartKind.REFERENCES: "references(?: and notes)? | bibliography | works cited | literature cited",
    PartKind.APPENDIX: """
        appendi(?:x|ces)(?: [a-z])?(?:[.:] .*)? | supplementa(?:ry|l) (?:materials?|information) | supplement.*""",
}
_WORDS: dict[PartKind, str] = {
    PartKind.INTRODUCTION: "introduction | motivation",
    PartKind.RELATED_WORK: """
        related | prior | previous | surveys? | literature | review | existing | state[- ]of[- ]the[- ]art |
        earlier | history""",
    PartKind.METHOD: """
        methods? | methodology | approach | algorithms? | architecture | framework | model(?:ing|ling)? | design |
        proposed | derivation | formulation | construction | proofs? | formalism | setup""",
    PartKind.EXPERIMENTS: """
        experiments? | evaluation | results? | ablations? | comparisons? | benchmarks? | performance | findings |
        simulations? | datasets?""",
    PartKind.DISCUSSION: "discussion | limitations? | implications | broader impacts? | threats to validity",
    PartKind.CONCLUSION: "conclusions? | concluding | outlook | future work | summary",
    PartKind.APPENDIX: "appendix | supplementary",
}
_USUAL_PATTERNS = {kind: compiled(words) for kind, words in _USUAL.items()}
_WORD_PATTERNS = {kind: compiled(words) for kind, words in _WORDS.items()}
_NUMBER = re.compile(r"^(?:section\s+)?(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.:)]?\s+(?=\S)", re.IGNORECASE)


def heading_votes(heading: str) -> dict[PartKind, float]:
    """How much the heading speaks for which kinds; empty for most headings."""
    text = _NUMBER.sub("", heading).strip(" .:")
    usual = [kind for kind, pattern in _USUAL_PATTERNS.items() if pattern.fullmatch(text)]
    if usual:
        return {kind: _CERTAIN if kind in NO_BODY else _USUALLY if kind in _BY_PLACE else _EXACT for kind in usual}
    return {kind: _PART for kind, pattern in _WORD_PATTERNS.items() if pattern.search(text)}
