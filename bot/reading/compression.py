"""A sentence without the words that only tie it to its neighbours.

Invariant: what is left is the end of the sentence, word for word; only its first letter may turn into a capital.
Clauses are never cut: that damages sentences.
"""

import re

_WORK = (
    r"(?:paper|work|study|article|letter|report|thesis|dissertation|survey|review|chapter|note|manuscript|research|"
    r"position\ paper)"
)
_LEAD_IN = re.compile(
    rf"""(?:
      (?:in|with|through|throughout)\ (?:this|the\ present|the\ current|our)\ (?:\w+\ )?{_WORK}(?:,|(?=\ (?:we|i
      |the\ authors)\b))
    | (?:here|specifically|concretely|moreover|furthermore|additionally|finally|therefore|thus|hence|consequently
    |accordingly
        |notably|importantly|overall|however|nevertheless|nonetheless|besides|also|lastly|crucially|then|next|first
        |second|third
        |firstly|secondly|thirdly|remarkably|meanwhile|subsequently|ultimately|likewise|similarly|interestingly
        |surprisingly|particularly|critically),
    | (?:here|then|thus|therefore|hence|finally)(?=\ (?:we|i)\b)
    | (?:in\ (?:addition|particular|response|contrast|summary|conclusion|short|fact|light\ of\ (?:this|these)
    |this\ (?:context|setting|regard|vein))
        |as\ a\ (?:result|consequence|first\ step|solution)|to\ (?:this|that)\ end|to\ do\ (?:so|this)
        |for\ this\ (?:purpose|reason|end)
        |more\ (?:specifically|precisely|concretely|importantly)|on\ the\ other\ hand|at\ the\ same\ time),
    | to\ (?:\w+ly\ )?(?:address|tackle|overcome|solve|bridge|fill|mitigate|resolve|alleviate|remedy|close|meet
    |handle|answer
        |combat|counter|circumvent|remediate|fix|relax|rectify|narrow|study|investigate|explore|test|achieve
        |cope\ with|deal\ with)
        \ (?:this|these|that|those|such|the\ above|it|them)\b[^,.;:()$]{{0,70}},
    | (?:motivated|inspired|guided|driven|informed)\ by\ (?:this|these|that|those|the\ above)\b[^,.;:()$]{{0,60}},
    | (?:based|building|drawing)\ (?:up)?on\ (?:this|these|that|those|the\ above)\b[^,.;:()$]{{0,60}},
    )\s*(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
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
