"""How many tokens a text has, without any model's tokenizer.

Invariant: careful. For prose, tables and TeX in English, and for Chinese, the estimate is seldom below what a tokenizer
counts, and not far above. Weights fitted to a tokenizer of 49,152 pieces on abstracts and pages of papers.
"""

import re
from math import ceil
from typing import Final

_WEIGHTS: Final = (
    (re.compile(r"[A-Za-z]+"), 1.0),
    (re.compile(r"[A-Za-z]{6}"), 0.3),  # long words come in pieces
    (re.compile(r"[0-9]"), 1.4),
    (re.compile(r"[!-/:-@\[-`{-~]"), 1.0),
    (re.compile(r"[\r\n]+"), 1.0),
    (re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"), 1.1),
    (re.compile(r"[\u00c0-\u1fff]"), 0.8),  # other letters: Latin with accents, Greek, Cyrillic, Arabic
    (re.compile(r"[\u2000-\u2e7f]"), 2.0),  # signs of mathematics
    (re.compile(r"[\ud7b0-\uf8ff\ufb00-\ufeff\U00010000-\U0001ffff]"), 3.0),  # mathematical letters, emoji
)
_CARE: Final = 1.08


def count_tokens(text: str) -> int:
    """An estimate on the high side; 0 for an empty text."""
    return ceil(_CARE * sum(weight * len(pattern.findall(text)) for pattern, weight in _WEIGHTS))
