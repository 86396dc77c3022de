"""Sentences of a paper that give orders to whoever reads it by machine.

Invariant: such a sentence is no evidence. It stays among the lines, so that every number keeps its meaning.
"""

import re

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) "
    r"(?:all|any|every|the|your|my|these|those|previous|prior|above|earlier)\b.{0,30}\b(?:instructions?|prompts?|rules|guidelines|directions)\b"
    r"|\b(?:reveal|print|repeat|output|show)\b.{0,20}\b(?:your|the system) (?:rules|prompt|instructions)\b"
    r"|\b(?:for|to|dear|attention:?) (?:all )?(?:llm|ai|language[- ]model)s?[- ]?(?:reviewers?|readers?|assistants?)\b"
    r"|\b(?:give|write|output) (?:only )?(?:a |an )?(?:positive|favou?rable|glowing) (?:review|summary)\b"
    r"|\bdo not (?:mention|highlight) any (?:negatives?|weakness(?:es)?|limitations?)\b"
    r"|\bas an? (?:ai|llm|language model)(?: reviewer| assistant)?,? you (?:must|should|will)\b"
    r"|(?:忽略|无视|忘记)[^。]{0,12}(?:指令|指示|提示词|提示|规则|要求)|(?:输出|打印|泄露)[^。]{0,8}(?:系统提示|提示词)",
    re.IGNORECASE,
)


def is_order(sentence: str) -> bool:
    """Whether `sentence` tells a model what to do. Papers that quote such sentences lose them as evidence."""
    return bool(_ORDER.search(sentence))
