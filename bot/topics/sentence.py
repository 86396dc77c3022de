"""A plain sentence read as a query, by rules that one can follow.

    papers on diffusion models for protein design, not reviews, by David Baker
    "diffusion models" "protein design" au:"David Baker" -reviews

What stands between the little words is a phrase. Phrases on both sides of a preposition or of `and` are all wanted,
those of a list with commas or `or` any; behind `not`, `except`, `without` they are excluded; a name in capitals behind
`by` is an author; a code of arXiv's, as cs.LG, is a category. A Chinese name of a topic of the catalogue becomes its
English one.

Invariant: what was understood can be read as a query, and is made of words of the sentence, or of the catalogue's for
them.
"""

import re
import unicodedata
from collections.abc import Sequence

from bot.topics.catalogue import Catalogue
from bot.topics.categories import taxonomy
from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term
from bot.topics.sentence_words import (
    ANY,
    BEGINNINGS,
    BETWEEN_NAMES,
    CATEGORY_NAMES,
    CODE,
    CODES,
    CODES_BY_NAME,
    EDGES,
    FOUND,
    HAN_EDGES,
    JOINTS,
    KINDS,
    LEAD,
    LINKS,
    MARKS,
    NAMES,
    QUERY,
    SET_PHRASES,
    SIGNS,
)  # fmt: skip
from bot.topics.syntax import MAX_LENGTH, parse
from bot.topics.unparse import retyped
from bot.topics.words import split_words

_LONGEST_PHRASE = 3
_INNER = "-.'’+/ "
_PLAIN = str.maketrans("，；：。！？‐‑–—", ",;:.!?----")


def understood(sentence: str, catalogue: Catalogue) -> str:
    """The query that `sentence` means.

    Raises QuerySyntaxError where it is longer than a query may be, has too many words, or says nothing that is wanted.
    """
    if len(sentence) > MAX_LENGTH:
        parse(sentence)
    node = _Sentence(catalogue).read(sentence)
    query = retyped(node) if node is not None else f'"{_plain(sentence)}"'
    parse(query)
    return query


def is_query(words: str) -> bool:
    """Whether `words` use a sign or an operator of the topic language, and are not the beginning of a sentence."""
    return QUERY.search(words) is not None or (SIGNS.search(words) is not None and LEAD.search(words) is None)


class _Sentence:
    """One reading, from left to right. What is found beforehand is put aside, a character in its place."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._aside: dict[str, Node] = {}
        self._wanted: list[Node] = []
        self._limits: list[Node] = []
        self._excluded: list[Node] = []

    def read(self, text: str) -> Node | None:
        """What it asks for; None where it says nothing."""
        text = CODES.sub(lambda found: self._put_aside(_categories(found[0]), 0xE000), text.translate(_PLAIN))
        text = CATEGORY_NAMES.sub(lambda found: self._put_aside(_in_field_of(found["name"]), 0xE000), text)
        text = SET_PHRASES.sub(lambda found: self._put_aside(_phrase(found[0]), 0xE080), text)
        text = self._named_in_chinese(text)
        start = place = 0
        is_excluded = False
        while mark := MARKS.search(text, place):
            place = mark.end()
            names = NAMES.match(text, place) if mark["by"] else None
            if mark["by"] and names is None:
                continue
            has_words = self._take(text[start : mark.start()], is_excluded=is_excluded)
            if names is not None or mark["codes"]:
                limit = _authors(names[0]) if names is not None else self._aside[mark["codes"]]
                is_not = is_excluded and not has_words
                (self._excluded if is_not else self._limits).append(limit)
                place = names.end() if names is not None else place
            is_excluded = bool(mark["not"])
            start = place
        self._take(text[start:], is_excluded=is_excluded)
        return self._whole()

    def _whole(self) -> Node | None:
        wanted = [part for node in self._wanted for part in (node.parts if isinstance(node, And) else (node,))]
        parts = list(dict.fromkeys([*wanted, *self._limits, *map(Not, self._excluded)]))
        return _joined(And, parts)

    def _take(self, clause: str, *, is_excluded: bool) -> bool:
        """Note what a clause says; whether it says anything."""
        groups = [group for words in LINKS.split(clause) if (group := self._group(words, is_excluded=is_excluded))]
        whole = _joined(And, groups)
        if whole is None:
            return False
        if is_excluded:
            self._excluded += whole.parts if isinstance(whole, Or) else [whole]
        else:
            self._wanted.append(whole)
        return True

    def _group(self, words: str, *, is_excluded: bool) -> Node | None:
        """A list of phrases, all of them wanted, or any."""
        pieces = JOINTS.split(words)
        phrases = [node for piece in pieces[::2] if (node := self._phrase(piece, is_excluded=is_excluded)) is not None]
        is_any = is_excluded or any(_is_any(joint) for joint in pieces[1:-1:2])
        return _joined(Or if is_any else And, phrases)

    def _phrase(self, text: str, *, is_excluded: bool) -> Node | None:
        nodes = [self._aside[piece] if piece in self._aside else _words(piece) for piece in _pieces(text)]
        return _joined(Or if is_excluded else And, [node for node in nodes if node is not None])

    def _named_in_chinese(self, text: str) -> str:
        """Topics of the catalogue and kinds of papers by their English names, the longest first."""
        names = {topic.names["zh"]: _english(topic.names["en"]) for topic in self._catalogue}
        kinds = {kind: _joined(Or, [Term(None, (word,)) for word in words]) for kind, words in KINDS.items()}
        for name, node in sorted((names | kinds).items(), key=lambda one: -len(one[0])):
            if name in text and node is not None:
                text = text.replace(name, self._put_aside(node, 0xE080))
        return text

    def _put_aside(self, node: Node, first: int) -> str:
        sign = chr(first + sum(ord(one) >= first for one in self._aside if ord(one) < first + 0x80))
        self._aside[sign] = node
        return sign


def _categories(text: str) -> Node:
    found = [taxonomy().find(code) for code in CODE.findall(text)]
    node = _joined(Or, [Category(name, name) for name in found if name is not None])
    assert node is not None
    return node


def _in_field_of(name: str) -> Node:
    node = _joined(Or, [Category(code, code) for code in CODES_BY_NAME[name.lower()]])
    assert node is not None
    return node


def _phrase(text: str) -> Node:
    return Term(None, split_words(text), text=text)


def _authors(text: str) -> Node:
    names = [re.sub("['’]s?$", "", name.strip(" .")) for name in BETWEEN_NAMES.split(text.strip())]
    terms = [Term(Field.AUTHOR, words, text=_plain(name)) for name in names if (words := split_words(name))]
    node = _joined(Or, terms)
    assert node is not None
    return node


def _english(name: str) -> Node | None:
    """`Flow matching and consistency models` as any of both."""
    return _joined(Or, [node for part in JOINTS.split(name.lower())[::2] if (node := _words(part)) is not None])


def _words(text: str) -> Node | None:
    """A phrase, or all of its words where they are too many to stand side by side."""
    words = HAN_EDGES.sub("", _plain(text)).split()
    while words and words[0].lower() in BEGINNINGS:
        words.pop(0)
    while words and words[-1].lower() in EDGES:
        words.pop()
    if len(words) > _LONGEST_PHRASE:
        return _joined(And, [term for word in words if (term := _term(word)) is not None])
    return _term(" ".join(words))


def _term(text: str) -> Term | None:
    text = text.strip(_INNER)
    words = split_words(text)
    return Term(None, words, text=text) if words else None


def _plain(text: str) -> str:
    """Letters, digits, and what stands inside of words."""
    return "".join(
        char if char.isalnum() or char in _INNER or unicodedata.category(char).startswith("M") else " " for char in text
    )


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split(f"({FOUND})", text) if piece.strip()]


def _is_any(joint: str) -> bool:
    return re.fullmatch(ANY, joint, re.IGNORECASE) is not None


def _joined(kind: type[And] | type[Or], nodes: Sequence[Node]) -> Node | None:
    """The nodes as one, those of the same kind opened up, each once."""
    flat = [inner for node in nodes for inner in (node.parts if isinstance(node, kind) else (node,))]
    unlike = tuple(dict.fromkeys(flat))
    return kind(unlike) if len(unlike) > 1 else next(iter(unlike), None)
