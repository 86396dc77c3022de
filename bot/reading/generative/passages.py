"""A paper as numbered lines: what a model is shown of it, and how its numbers lead back to the paper's own words.

Invariant: a number stands for one verbatim sentence, the same one in every call on a paper. Nothing in a paper can end
the fence around it, open a line of its own, or hide from the eye.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.model.fulltext import PartKind
from bot.reading.reader import Source
from bot.reading.sentences import split

_OPEN, _CLOSE = "<paper>", "</paper>"
_TAG = re.compile(r"<(?=\s*[/|!?]|\s*(?i:paper|question|statements)\b|[a-zA-Z])|\[(?=/?INST\])")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_UNREAD = frozenset({PartKind.ABSTRACT, PartKind.ACKNOWLEDGEMENTS, PartKind.REFERENCES})
_LONGEST, _LONGEST_HEADING = 1_200, 120


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the paper, `text` verbatim."""

    number: int
    text: str

    @property
    def line(self) -> str:
        """How it is shown: `12| We propose …`."""
        return f"{self.number}| {shown(self.text)}"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the paper; `kind` is None for title and abstract."""

    heading: str
    kind: PartKind | None
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """How its heading is shown."""
        return f"## {shown(self.heading)[:_LONGEST_HEADING]}"


@dataclass(frozen=True, slots=True)
class Passages:
    """Lines of one paper, all of them or a choice."""

    blocks: tuple[Block, ...]

    def __iter__(self) -> Iterator[Passage]:
        return (passage for block in self.blocks for passage in block.passages)

    def __len__(self) -> int:
        return sum(len(block.passages) for block in self.blocks)

    @property
    def text(self) -> str:
        """The lines between their fences, with the headings of the parts."""
        lines = [line for block in self.blocks for line in (block.title, *(one.line for one in block.passages))]
        return "\n".join([_OPEN, *lines, _CLOSE])

    @property
    def opening(self) -> "Passages":
        """Title and abstract."""
        return self.where(lambda block: block.kind is None)

    @property
    def rest(self) -> "Passages":
        """All but title and abstract."""
        return self.where(lambda block: block.kind is not None)

    @property
    def body(self) -> "Passages":
        """Without title, abstract and appendix."""
        return self.where(lambda block: block.kind not in {None, PartKind.APPENDIX})

    def where(self, wanted: Callable[[Block], bool]) -> "Passages":
        """The blocks that are wanted."""
        return Passages(tuple(filter(wanted, self.blocks)))

    def only(self, numbers: Collection[int]) -> "Passages":
        """The lines with these numbers, in the paper's order."""
        chosen = (
            replace(block, passages=tuple(one for one in block.passages if one.number in numbers))
            for block in self.blocks
        )
        return Passages(tuple(block for block in chosen if block.passages))

    def around(self, numbers: Iterable[int]) -> "Passages":
        """The lines with these numbers, each with its neighbours."""
        return self.only({near for number in numbers for near in (number - 1, number, number + 1)})

    def sentences(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The verbatim sentences behind `numbers`, each once; a number that is no line's gives none."""
        known = {one.number: one.text for one in self}
        return tuple(dict.fromkeys(known[number] for number in numbers if number in known))


def passages_of(source: Source) -> Passages:
    """All that is to be read of `source`: title, abstract, then the parts of its text, the appendix last.

    References, acknowledgements and the text's own copy of the abstract are left out.
    """
    parts = [part for part in (source.text.parts if source.text else ()) if part.kind not in _UNREAD]
    parts.sort(key=lambda part: part.kind is PartKind.APPENDIX)
    named: list[tuple[str, PartKind | None, list[str]]] = [
        ("Title", None, [source.paper.title]),
        ("Abstract", None, list(_pieces([source.paper.abstract]))),
        *((part.heading or part.kind.value, part.kind, list(_pieces(part.paragraphs))) for part in parts),
    ]
    blocks, number = [], 0
    for heading, kind, sentences in named:
        passages = tuple(Passage(number + place, text) for place, text in enumerate(sentences, 1) if text.strip())
        number += len(sentences)
        if passages:
            blocks.append(Block(heading, kind, passages))
    return Passages(tuple(blocks))


def shown(text: str) -> str:
    """`text` on one line, without what cannot be seen, and without anything that looks like a tag."""
    seen = "".join(sign for sign in " ".join(text.split()) if unicodedata.category(sign) not in _INVISIBLE)
    return _TAG.sub(lambda found: "‹" if found[0] == "<" else "(", seen)


def _pieces(paragraphs: Iterable[str]) -> Iterator[str]:
    """The sentences of `paragraphs`; one that goes on and on (a table, a formula) in several pieces."""
    for sentence in (sentence for paragraph in paragraphs for sentence in split(paragraph)):
        rest = sentence
        while len(rest) > _LONGEST:
            cut = rest.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
            yield rest[:cut].strip()
            rest = rest[cut:].strip()
        if rest:
            yield rest
