"""Sentences of an abstract that say nothing on its subject: where the code is, who holds the rights, a withdrawal.

Invariant: a sentence on what was done or found is no notice, even where it names a link.
"""

import re

_AVAILABLE = (
    r"(?:(?:is|are|was|were|has been|have been|be|been|made|all) )*(?:\w+ly )?(?:open[- ]?sourced|available|"
    r"accessible|released|"
    r"published|shared|hosted|found|provided|public)"
)
_THINGS = (
    r"(?:codes?|source|codebase|implementations?|scripts?|software|datasets?|data|models?|weights|checkpoints?|"
    r"materials?|resources|benchmarks?|demos?|videos?|project|samples|repository|website|web ?page|page|toolkit|"
    r"library)"
)
_NOTICE = re.compile(
    rf"(?:(?:the|our|all|more|additional|source|full|project|an?|this|these|supplementary|corresponding|its|and|both|"
    rf"&) )*"
    rf"{_THINGS}\b[^.;:]{{0,80}}?\b{_AVAILABLE}\b(?: (?:at|on|in|from|here|upon|via|under|through|online|for|to)\b.*|"
    rf"[.:]?$)|"
    rf"{_THINGS}(?: \w+){{0,2}}\s*:\s|"
    r"we (?:will |also )?(?:publicly )?(?:release|open-source|share|provide|make)\b[^.]{0,80}?(?:\bat\b|\bhttp|"
    r"available|public)|"
    r".*\b(?:withdrawn|retracted)\b|"
    r".*\b(?:all rights reserved|accepted (?:at|to|by|for)|to appear in)\b|"
    r"(?:©|\(c\)|copyright\b|key ?words\b|index terms\b)|"
    r"(?:\W|https?://\S+|www\.\S+|here)+$",
    re.IGNORECASE,
)


_LINKED = re.compile(
    r"\b(?:avail?ai?a?ble|accessible|released?|open[- ]?sourced?|public|found|provided|maintained|accessed|shared|"
    r"updated|visit|see|refer to|at|page|code|codebase)\b[^.;]{0,60}(?:https?://|www\.|\\href|github\.com)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:introduc|propos|present|develop|implement|validat|evaluat|show|demonstrat|adopt|collect|test|train|achiev)\w*\b",
    re.IGNORECASE,
)


def is_notice(sentence: str) -> bool:
    """Whether the sentence is such a notice."""
    if _NOTICE.match(sentence):
        return True
    link = _LINKED.search(sentence)
    return link is not None and not _TELLS.search(sentence, 0, link.end())
