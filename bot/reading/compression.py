"""A sentence without the words that only tie it to its neighbours, and without its asides.

Invariant: nothing is added and the order is kept: what is left is the sentence without a lead-in ("In this paper, …"),
asides in brackets and the "then" or "further" of "we then show"; only the first letter may turn into a capital. Clauses
are never cut, formulas and links never touched: that damages sentences.
"""

import re

_WORK = r"(?:paper|work|study|article|letter|report|thesis|dissertation|survey|review|chapter|note|manuscript|research)"
_LINKING = (
    r"here|specifically|concretely|moreover|furthermore|additionally|finally|therefore|thus|hence|consequently|"
    r"accordingly|"
    r"notably|importantly|overall|however|nevertheless|nonetheless|besides|also|lastly|crucially|then|next|first|"
    r"second|"
    r"third|firstly|secondly|thirdly|remarkably|meanwhile|subsequently|ultimately|likewise|similarly|interestingly|"
    r"surprisingly|particularly|critically|in addition|in particular|in response|in contrast|in summary|in conclusion|"
    r"in short|in fact|in light of (?:this|these)|in this (?:context|setting|regard|vein)|as a (?:result|consequence)|"
    r"as a (?:first step|solution)|to (?:this|that) end|to do (?:so|this)|for this (?:purpose|reason|end)|"
    r"more (?:specifically|precisely|concretely|importantly)|on the other hand|at the same time|as such|in (?:this|"
    r"our) (?:way|manner|direction)|in doing so|by doing so|"
    r"to summari[sz]e|in other words|for this|along the way"
)
_SOLVE = (
    r"address|tackle|overcome|solve|bridge|fill|mitigate|resolve|alleviate|remedy|close|meet|handle|answer|combat|"
    r"counter|"
    r"circumvent|remediate|fix|relax|rectify|narrow|study|investigate|explore|test|achieve|cope with|deal with|"
    r"support|enable|"
    r"demonstrate|facilitate|evaluate|validate|verify|understand|realize|accomplish|improve|reduce|avoid|assess|"
    r"illustrate|"
    r"examine|approach|remove|eliminate|prevent|reach|help|do"
)
_BACK = r"(?:this|these|that|those|the above)\b[^,.;:()$]{0,60}"
_LEAD_IN = re.compile(
    rf"(?:(?:in|with|through|throughout) (?:this|the present|the current|our) (?:\w+ )?{_WORK}(?:,|(?= (?:we|i)\b))|"
    rf"(?:{_LINKING}),|"
    r"(?:here|then|thus|therefore|hence|finally)(?= (?:we|i)\b)|"
    rf"to (?:\w+ly )?(?:{_SOLVE}) (?:(?:such|it|them)\b|{_BACK})[^,.;:()$]{{0,60}},|"
    rf"(?:motivated|inspired|guided|driven|informed|encouraged|prompted) by {_BACK},|"
    rf"(?:leveraging|following|exploiting|given|in light of|in view of) {_BACK},(?= (?:we|i)\b)|"
    rf"(?:based|building|drawing) (?:up)?on {_BACK},"
    r")\s*(?=\S)",
    re.IGNORECASE,
)
_MOST_LEAD_INS = 3
_ASIDE = re.compile(
    r"(?P<held>\$[^$]*\$|\\\w+(?:\{[^{}]*\})?|https?://\S+)|\s+(?:\([^()]*\)|\[[^\[\]]*\])(?=[\s,.;:!?]|$)"
)
_POINTS_AT = re.compile(
    r"(?:\b(?:of|in|on|by|to|from|with|for|at|as|than|see|via|using|into|between|the|an?|and|or|is|are|was|were|"
    r"eqs?\.?|"
    r"equations?|figs?\.?|tables?|sections?|sec\.|condition|problem|property|type|case|class|level)|[,:;=+<>*/^_&-])$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\b(we) (?:then|further|also|additionally|furthermore) (?=[a-z]+\b(?!,))", re.IGNORECASE)
_FEWEST_WORDS = 4
_LONGEST = 2000


def compressed(sentence: str, title: str = "") -> str:
    """`sentence` without lead-in and asides; names that `title` gives stay. With too little left, all asides stay."""
    plain = without_lead_in(sentence)
    short = _FURTHER.sub(r"\1 ", _without_asides(plain, title))
    return short if len(short.split()) >= _FEWEST_WORDS else plain


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


def _without_asides(text: str, title: str) -> str:
    """Without what stands in brackets, unless brackets nest, a word points at it, or a name in it is used elsewhere."""
    if ("(" not in text and "[" not in text) or len(text) > _LONGEST:
        return text
    kept: list[str] = []
    start = 0
    for match in _ASIDE.finditer(text):
        if match["held"] is None and _is_aside(text, match.start(), match.end(), title):
            kept.append(text[start : match.start()])
            start = match.end()
    return "".join([*kept, text[start:]])


def _is_aside(text: str, start: int, end: int, title: str) -> bool:
    before, inside, after = text[:start], text[start:end].strip()[1:-1], text[end:]
    if before.count("(") != before.count(")") or before.count("[") != before.count("]") or _POINTS_AT.search(before):
        return False
    return not before[-1:].isdigit() and "$" not in inside and not _is_name(inside, f"{after} {title}")


def _is_name(inside: str, elsewhere: str) -> bool:
    """Whether the brackets give a name that the rest of the sentence or the title uses."""
    name = inside.strip().removesuffix("s")
    return " " not in name and name in elsewhere
