"""An outline made into the full text of a paper.

Invariant: parts come in reading order; what their sections hold is asked of the words (see `kinds`). A heading without
words below it, its own or those of its subsections, is no part.
"""

from collections.abc import Sequence
from itertools import chain, zip_longest

from bot.fulltext.affiliations import affiliations_of
from bot.fulltext.letters import parted
from bot.fulltext.outline import Outline, own_links
from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.paper import PaperId


def assembled(
    outline: Outline, *, paper: PaperId, version: int, authors: Sequence[str], pages: int | None = None
) -> FullText:
    """The text of `paper`. `authors` are all of them, as arXiv names them; `pages` is None for HTML."""
    told = parted(outline.passages)
    cited = [link.url for passage, kind in told if kind is PartKind.REFERENCES for link in passage.links]
    printed = chain(outline.links, *(passage.links for passage in outline.passages))
    return FullText(
        paper=paper,
        version=version,
        source=TextSource.HTML if pages is None else TextSource.PDF,
        pages=pages,
        parts=tuple(
            Part(kind, passage.heading, passage.paragraphs)
            for (passage, kind), after in zip_longest(told, told[1:])
            if passage.paragraphs or (passage.heading and after and after[0].level > passage.level)
        ),
        affiliations=affiliations_of(authors, outline.front),
        links=own_links(printed, cited),
    )
