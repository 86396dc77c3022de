"""A sentence without the words that only tie it to its neighbours.

Invariant: what is left is the end of the sentence, word for word; only its first letter may turn into a capital.
Clauses are never cut: that damages sentences.
"""

import re

_WORK = r"(?:paper|work|study|article|letter|report|thesis|dissertation|survey|review|chapter|note|manuscript|research)"
_LINKING = (
    r"here|specifically|concretely|moreover|furthermore|additionally|finally|therefore|thus|hence|consequently|accordingly|"
    r"notably|importantly|overall|however|nevertheless|nonetheless|besides|also|lastly|crucially|then|next|first|second|"
    r"third|firstly|secondly|thirdly|remarkably|meanwhile|subsequently|ultimately|likewise|similarly|interestingly|"
    r"surprisingly|particularly|critically|in addition|in particular|in response|in contrast|in summary|in conclusion|"
    r"in short|in fact|in light of (?:this|these)|in this (?:context|setting|regard|vein)|as a (?:result|consequence)|"
    r"as a (?:first step|solution)|to (?:this|that) end|to do (?:so|this)|for this (?:purpose|reason|end)|"
    r"more (?:specifically|precisely|concretely|importantly)|on the other hand|at the same time"
)
_SOLVE = (
    r"address|tackle|overcome|solve|bridge|fill|mitigate|resolve|alleviate|remedy|close|meet|handle|answer|combat|counter|"
    r"circumvent|remediate|fix|relax|rectify|narrow|study|investigate|explore|test|achieve|cope with|deal with"
)
_BACK = r"(?:this|these|that|those|the above)\b[^,.;:()$]{0,60}"
_LEAD_IN = re.compile(
    rf"(?:(?:in|with|through|throughout) (?:this|the present|the current|our) (?:\w+ )?{_WORK}(?:,|(?= (?:we|i)\b))|"
    rf"(?:{_LINKING}),|"
    r"(?:here|then|thus|therefore|hence|finally)(?= (?:we|i)\b)|"
    rf"to (?:\w+ly )?(?:{_SOLVE}) (?:(?:such|it|them)\b|{_BACK})[^,.;:()$]{{0,60}},|"
    rf"(?:motivated|inspired|guided|driven|informed) by {_BACK},|"
    rf"(?:based|building|drawing) (?:up)?on {_BACK},"
    r")\s*(?=\S)",
    re.IGNORECASE,
)
_MOST_LEAD_INS = 3


def without_lead_in(sentence: str) -> str:
    """`sentence` from its first word that says something: "To this end, we propose X." becomes "We propose X."."""
    rest = sentence
    for _ in range(_MOST_LEAD_INS):
        match = _LEAD_IN.match(rest)
        if not match:
            break
        rest = rest[match.end() :]
    return _capitalised(rest) if rest is not sentence else sentence


def _capitalised(text: str) -> str:
    """With a capital, unless the first word has one of its own inside (`nnU-Net`)."""
    first = text.split(maxsplit=1)[0]
    return text if any(letter.isupper() for letter in first) else text[0].upper() + text[1:]
