"""What stands in the sections of a paper, counted and made comparable.

Invariant: every feature is between 0 and 1: a count per hundred words, against a count that is typical of a text full
of it, so that long and short sections compare.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.fulltext import cue_words
from bot.fulltext.cue_words import compiled


class Cue(StrEnum):
    """What is counted."""

    CITATIONS = "citations"
    NUMBERS = "numbers"
    FORMULAS = "formulas"
    OURS = "ours"
    PAST = "past"
    OTHERS = "others"
    MAKING = "making"
    DOING = "doing"
    MEASURING = "measuring"
    FINDING = "finding"
    MOTIVE = "motive"
    PLAN = "plan"
    LOOKING_BACK = "looking-back"
    LIMITS = "limits"
    THANKS = "thanks"
    ENTRIES = "entries"


_CITATION = (
    r"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]"
    r"|\b[A-Z][\w’'-]+(?: et al\.?| and [A-Z][\w’'-]+)?,? [(\[]?(?:19|20)\d\d[a-z]?[)\];,]"
    r"|\bet al\."
)
_NUMBER = r"(?<![\w.\[])\d+(?:\.\d+)?(?: ?%|\\%|×)|(?<![\w.\[])\d+\.\d+(?![\w.])|±|\\pm|σ\b"
_FORMULA = r"\$[^$]+\$|[=∈≤≥∑∏∫∂∇→↦⊂∀∃⊗≈≡]|[α-ωΓΔΘΛΞΠΣΦΨΩ]"
_ENTRY = re.compile(
    r"\s*(?:\[[\w+’'.-]{1,12}\]|\(?\d{1,3}[.)\]])\s*[A-Z“\"]"  # [12] Doe
    r"|[A-Z][\w’'-]+,? (?:[A-Z]\.[ ,-]*)+|(?:[A-Z]\.[ -]?)+[A-Z][\w’'-]+"  # Doe, J. or J. Doe
)
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_LONGEST_ENTRY = 600
_FEWEST_ENTRIES = 3
_LEAST_HUNDREDS = 0.4

_PATTERNS: dict[Cue, tuple[re.Pattern[str], float]] = {
    Cue.CITATIONS: (re.compile(_CITATION), 3.0),
    Cue.NUMBERS: (re.compile(_NUMBER), 3.0),
    Cue.FORMULAS: (re.compile(_FORMULA), 6.0),
} | {
    cue: (compiled(words), full)
    for cue, (words, full) in {
        Cue.OURS: cue_words.OURS,
        Cue.PAST: cue_words.PAST,
        Cue.OTHERS: cue_words.OTHERS,
        Cue.MAKING: cue_words.MAKING,
        Cue.DOING: cue_words.DOING,
        Cue.MEASURING: cue_words.MEASURING,
        Cue.FINDING: cue_words.FINDING,
        Cue.MOTIVE: cue_words.MOTIVE,
        Cue.PLAN: cue_words.PLAN,
        Cue.LOOKING_BACK: cue_words.LOOKING_BACK,
        Cue.LIMITS: cue_words.LIMITS,
        Cue.THANKS: cue_words.THANKS,
    }.items()
}


def word_count(paragraphs: Sequence[str]) -> int:
    """Words between spaces."""
    return sum(len(text.split()) for text in paragraphs)


def cues_of(paragraphs: Sequence[str], exhibits: int = 0) -> dict[Cue, float]:
    """The features of a text. `exhibits` are its tables and figures."""
    text = "\n".join(paragraphs)
    hundreds = max(word_count(paragraphs) / 100, _LEAST_HUNDREDS)
    found = {cue: min(1.0, len(pattern.findall(text)) / hundreds / full) for cue, (pattern, full) in _PATTERNS.items()}
    found[Cue.NUMBERS] = min(1.0, found[Cue.NUMBERS] + min(exhibits, 3) / 10)
    found[Cue.ENTRIES] = _entries(paragraphs)
    return found


def is_bibliography(paragraphs: Sequence[str]) -> bool:
    """Whether most of these are entries of a bibliography."""
    return _entries(paragraphs) > 0.5  # noqa: PLR2004 - most


def _entries(paragraphs: Sequence[str]) -> float:
    """The share of paragraphs that look like entries of a bibliography: short, names in front, a year in them."""
    if len(paragraphs) < _FEWEST_ENTRIES:
        return 0.0
    short = [text for text in paragraphs if len(text) < _LONGEST_ENTRY]
    return sum(bool(_ENTRY.match(text) and _YEAR.search(text)) for text in short) / len(paragraphs)
