"""A plain sentence as a query: "diffusion models for protein design, not reviews, from Baker's lab".

Words between prepositions and commas are phrases that are all wanted; what stands behind "not" or "without" is not;
"by" and "from" with a name ask for an author, a category's code or "in" with its name for a category. A Chinese name of
a topic in the catalogue stands for its English one.

Invariant: what comes out is a query that can be read, made of words of the sentence (or of the catalogue's for them);
else QuerySyntaxError is raised.
"""

import re
from functools import cache

from bot.topics import sentence_words as marks
from bot.topics.catalogue import Catalogue
from bot.topics.categories import taxonomy
from bot.topics.editing import any_of, author, category, every, phrase, written
from bot.topics.nodes import Node, Not
from bot.topics.syntax import MAX_LENGTH, parse
from bot.topics.words import split_words

_LONGEST_PHRASE = 3
"""Words; more of them rarely stand side by side, so they are looked for one by one."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LAB = ("lab", "group", "team", "student", "people", "work", "paper")


def understood(sentence: str, catalogue: Catalogue) -> str:
    """The query that `sentence` means. Raises QuerySyntaxError where it says nothing that is wanted, or too much."""
    if len(sentence) > MAX_LENGTH:
        parse(sentence)
    rest, authors = _authors(" ".join(sentence.translate(_PLAIN).split()), catalogue)
    rest, categories = _categories(rest)
    wanted, unwanted = _said(rest, catalogue)
    filters = [any_of(group) for group in (authors, categories) if group]
    nodes = [*wanted, *filters, *(Not(node) for node in unwanted)]
    if not wanted and not filters:
        nodes = [phrase(word) for word in split_words(sentence)] if not unwanted else nodes
    return written(every(nodes)) if nodes else written(phrase(sentence))


_PLAIN = {ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("‘"): "'", 0x3000: " "}


def _categories(text: str) -> tuple[str, list[Node]]:
    """The text without the categories in it, and these."""
    found: list[Node] = []

    def by_code(match: re.Match[str]) -> str:
        if taxonomy().find(match["code"]) is None:
            return match[0]
        found.append(category(match["code"]))
        return " , "

    def by_name(match: re.Match[str]) -> str:
        if not split_words(text.replace(match[0], " ")):
            return match[0]
        found.extend(category(code) for code in _codes()[match["name"].lower()])
        return " , "

    text = marks.CATEGORY.sub(by_code, text)
    return _named().sub(by_name, text), found


@cache
def _codes() -> dict[str, list[str]]:
    """Categories by their English names in lower case; machine learning has two."""
    codes: dict[str, list[str]] = {}
    for code, names in taxonomy().names.items():
        if "." in code:
            codes.setdefault(names["en"].lower(), []).append(code)
    return codes


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_codes(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:in|category)\s+(?:the (?:field|area) of )?(?P<name>{names})(?=\s*(?:[,;.]|$))", re.IGNORECASE
    )


def _authors(text: str, catalogue: Catalogue) -> tuple[str, list[Node]]:
    """The text without the authors in it, and these."""
    found: list[Node] = []

    def take(match: re.Match[str]) -> str:
        names, lab = marks.NAMES.split(match["names"]), match["lab"] or ""
        is_lab = any(word in match[0].replace(match["names"], "") for word in _LAB)
        is_acronym = any(sum(char.isupper() for char in name) > 1 and " " not in name for name in names)
        is_other = is_acronym or match[0].startswith("of") or any(catalogue.find(name) for name in names)
        if is_other and not (is_lab or lab):
            return match[0]
        found.extend(author(name) for name in names)
        return " , "

    def take_chinese(match: re.Match[str]) -> str:
        found.append(author(match["latin"] or match["name"]))
        return "，"

    return marks.AUTHOR_ZH.sub(take_chinese, marks.AUTHOR.sub(take, text)), found


def _said(text: str, catalogue: Catalogue) -> tuple[list[Node], list[Node]]:
    """What is wanted and what is not."""
    wanted: list[Node] = []
    unwanted: list[Node] = []
    for clause in marks.CLAUSES.split(text):
        before, *after = marks.WITHOUT.split(clause)
        before = marks.LEAD_IN.sub("", before)
        wanted += _phrases(before, catalogue)
        for part in after:
            items = [_phrases(item, catalogue) for item in marks.ITEMS.split(part)]
            unwanted += [every(item) for item in items if item]
    return wanted, unwanted


def _phrases(text: str, catalogue: Catalogue) -> list[Node]:
    """The phrases of `text`; where it says `or`, one of several."""
    found: list[Node] = []
    for part in marks.PHRASES.split(text):
        either = [node for choice in marks.EITHER.split(part) if (node := _phrase(choice, catalogue)) is not None]
        if either:
            found.append(any_of(either))
    return found


def _phrase(text: str, catalogue: Catalogue) -> Node | None:
    """What is left of `text` without the words around it that say nothing."""
    if _HAN.search(text):
        return _chinese(marks.NOISE_ZH.sub(" ", text).strip(), catalogue)
    words = marks.HEADS.sub("", text.strip(" \"'-–—:()")).split()
    while words and _bare(words[0]) in marks.KINDS:
        words.pop(0)
    while words and _bare(words[-1]) in marks.KINDS:
        words.pop()
    kept = [word for word in words if split_words(word)]
    if not kept:
        return None
    telling = [word for word in kept if _bare(word) not in marks.KINDS]
    if len(telling) <= _LONGEST_PHRASE:
        return phrase(" ".join(kept))
    return every([phrase(word) for word in telling])


def _chinese(text: str, catalogue: Catalogue) -> Node | None:
    if not split_words(text):
        return None
    if text in marks.WORD_ZH:
        return any_of([phrase(word) for word in marks.WORD_ZH[text]])
    topic = catalogue.find(text)
    if topic is None or topic.names["zh"] != text:
        return phrase(text)
    return any_of([phrase(name) for name in re.split(r"\s*(?:,|\band\b)\s*", topic.names["en"]) if split_words(name)])


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()").lower()
