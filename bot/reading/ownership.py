"""Whether an address in the text of a paper is the authors' own, told by the words before it.

Invariant: what is not called the authors' own is somebody else's; a repository that is used, followed or compared with
is never shown as the paper's.
"""

import re

from bot.reading.urls import Address

_THING = (
    r"(?:(?:source |full |training |reference )?codes?|code ?base|implementations?|software|repositor(?:y|ies)|repo|"
    r"scripts|weights|checkpoints?|models?|data|datasets?|benchmarks?|toolkit|package|materials?|notebooks?|videos?|demos?)"
)
_OPEN = (
    r"(?:available|released?|releasing|open[- ]?sourced?|public(?:ly)?|published|provided|accessible|accessed|found|"
    r"hosted|shared|downloaded|deposited|obtained)"
)
_OTHERS = re.compile(
    r"\b(?:based (?:up)?on|buil(?:t|ds?) (?:up)?on|adapted from|borrowed?|taken from|downloaded from|obtained from|"
    r"modif\w+|follow(?:s|ing|ed)?|their|(?:the )?authors[’'] |original|baselines?|e\.g\.|such as|similar to|"
    r"compared? (?:to|with)|et al)",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(?:we (?:also )?(?:use[ds]?|adopt\w*|employ\w*|utili[sz]e\w*|rely|train|evaluate|fine-?tune)|using|official|"
    r"library|pre-?trained|from|via|with|(?:code|implementation)s? (?:of|by|for) (?!this|the paper|all|reproduc))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"\b(?:our|we (?:also |will |have |publicly )*(?:release|make|provide|open[- ]?source|publish|share)\w*|"
    rf"(?:the |an )?accompanying)\b[^.]*\b{_THING}\b"
    rf"|\b{_THING}\b[^.]*\b(?:of|for|in|with) this (?:paper|work|article|study)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    rf"\b{_THING}\b[^.]{{0,60}}\b(?:is|are|will be|has been|have been|can be)\b[^.]{{0,40}}\b{_OPEN}\b"
    rf"|\b{_THING},? {_OPEN}\b"
    rf"|(?:^|[.;:,(]\s*)(?:project page|github|{_THING}(?:(?:,| and| &) {_THING})*)\s*(?:link|url)?\s*[:=]\s*$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\b(?:project|our|this paper[’']s|accompanying|supplementary)\b[^.]{0,30}"
    r"\b(?:web ?-?pages?|pages?|web ?-?sites?|home ?page|videos?|demos?|blog)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z\])’”\"][.!?])\s+(?=[A-Z])")
_SHORT = 15
_LEAST_NAME = 4


def is_own_code(address: Address, title: str) -> bool:
    """Whether the words before call it the authors', or it is named as the paper's title names their work."""
    words = _last_words(address.before)
    if _OTHERS.search(words):
        return False
    if _OURS.search(words) or _is_named_after(address, title):
        return True
    return bool(_OFFERED.search(words)) and not _USED.search(words)


def is_own_page(address: Address) -> bool:
    """Whether the words before call it the project's page."""
    words = _last_words(address.before)
    return bool(_PAGE.search(words)) and not _OTHERS.search(words)


def _last_words(before: str) -> str:
    """The sentence that the address stands in or behind."""
    sentences = _SENTENCE_END.split(before.strip())
    return sentences[-1] if len(sentences[-1]) >= _SHORT else " ".join(sentences[-2:])


def _is_named_after(address: Address, title: str) -> bool:
    """`github.com/lab/S3Diff` for "S3Diff: …"."""
    name, colon, _ = title.partition(":")
    wanted = _letters(name)
    repository = _letters(address.path.rstrip("/").rpartition("/")[2].removesuffix(".git"))
    is_name = bool(colon) and len(name.split()) <= 2 and len(wanted) >= _LEAST_NAME  # noqa: PLR2004 - a name, no phrase
    return is_name and wanted == repository


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
