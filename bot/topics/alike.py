"""What to ask of the index to find papers on the same things, and how they are ranked.

Invariant: whatever was typed, the question is made of words, never of operators.
"""

from collections.abc import Iterable

from bot.topics.nodes import Node, Or, Term
from bot.topics.words import split_words

_MOST_TERMS = 40
_SHORTEST = 3


def alike(keywords: Iterable[str]) -> Node | None:
    """A question for papers with any of `keywords` or of their words; None when they have no word.

    Ranked by BM25, where a rare word counts more than a common one and a whole keyword more than its words.
    """
    phrases = [split_words(keyword) for keyword in keywords]
    words = [(word,) for phrase in phrases for word in phrase if len(word) >= _SHORTEST]
    wanted = list(dict.fromkeys([*words, *filter(None, phrases)]))[:_MOST_TERMS]
    terms = tuple(Term(None, words) for words in wanted)
    return Or(terms) if len(terms) > 1 else next(iter(terms), None)
