"""Which words can be in a term of the field, and which can end one; by lists and suffixes, not by a tagger.

Invariant: what papers say of themselves ("novel", "outperform", "state-of-the-art") is in no term.
"""

import re
from functools import lru_cache
from typing import Final

from bot.reading.words import FUNCTION_WORDS

_TRADE: Final = frozenset(
    re.split(
        r"\s+",
        ", builds cases govern governs incorrect keep key play plays presents principled second share sharing "
        "supports tests",
    )
)
_NO_NOUN = re.compile(
    r".*(?:ly|ed|able|ible|ous|ful|less|ive|ory|est|[^e]al|ic|ent|ant|ary|ing)|based|driven|aware|guided|free|level|wise|scale|end|"
    r"time|large|high|low"
)
_NOUN_ALL_THE_SAME = re.compile(
    r".*(?:agent|content|gradient|movement|component|management|environment|moment|alignment|treatment|assessment|segment|event|"
    r"patient|student|accident|intent|signal|material|animal|proposal|retrieval|removal|approval|manifold|traffic|topic|music|metric|"
    r"logic|graphic|arithmetic|boundary|vocabulary|library|summary|dictionary|trajectory|memory|theory|history|laboratory|category|"
    r"inventory|feed|seed|speed|objective|narrative|primitive|table|variable|assembly|anomaly|supply|family|forest|test|request|"
    r"interest|variant|assistant|plant|fabric|clinic|semantic|rubric|"
    r"learning|reasoning|training|model+ing|processing|planning|sampling|scheduling|forecasting|pruning|tuning|clustering|embedding|"
    r"encoding|decoding|mining|prompting|rendering|tracking|routing|pricing|testing|editing|matching|ranking|hashing|imaging|sensing|"
    r"computing|engineering|driving|grounding|parsing|coding|grasping|mapping|marking|merging|steering|gating|counting|streaming|"
    r"programming|splatting|boosting|painting|understanding|averaging|monitoring|shaping|scaling|manufacturing|drawing|casting|"
    r"calling|dubbing|hacking|sharing|warping|smoothing|labeling|labelling|captioning|profiling|fuzzing|searching|string|ring|king)"
)


@lru_cache(maxsize=20_000)
def is_of_a_term(word: str) -> bool:
    """Whether a word can be part of a term."""
    lower = word.lower()
    if len(word) < 2 or not word[0].isalpha() or lower in FUNCTION_WORDS:
        return False
    return lower not in _TRADE and lower.removesuffix("s") not in _TRADE and lower.removesuffix("d") not in _TRADE


@lru_cache(maxsize=20_000)
def ends_a_term(word: str) -> bool:
    """Whether a term can end with this word, as far as its suffix tells."""
    lower = word.lower()
    return not _NO_NOUN.fullmatch(lower) or bool(_NOUN_ALL_THE_SAME.fullmatch(lower)) or is_name(word)


def is_name(word: str) -> bool:
    """Whether a word is written like a name: `LoRA`, `GPT-4`, `ControlCity`."""
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])
