"""RIS from metadata, which every reference manager reads; Unicode, TeX written out.

Invariant: a value is one line, and every record ends.
"""

from collections.abc import Iterator, Sequence

from bot.model.paper import Paper
from bot.render.authors import Author, authors
from bot.render.bibtex import first_doi
from bot.render.latex import to_unicode
from bot.render.text import clean
from bot.render.venue import Venue, month_of, venue_of, year_of

_END = "\r\n"


def ris(papers: Sequence[Paper], notes: Sequence[str] = ()) -> str:
    """A file of records, in order; `notes`, where there are any, are as many."""
    pairs = zip(papers, notes or [""] * len(papers), strict=True)
    return _END.join(
        "".join(f"{tag}  - {clean(value)}{_END}" for tag, value in _lines(paper, note)) for paper, note in pairs
    )


def _lines(paper: Paper, note: str) -> Iterator[tuple[str, str]]:
    venue = venue_of(paper)
    yield "TY", _kind(venue)
    yield "TI", to_unicode(paper.title)
    yield from (("AU", _name(one)) for one in authors(paper.authors))
    yield "PY", str(year_of(paper))
    yield "DA", _date(paper, venue)
    if venue is not None:
        yield "T2", to_unicode(venue.name)
        yield from _place(venue)
    else:
        yield "PB", "arXiv"
    yield from (("DO", doi) for doi in [first_doi(paper)] if doi)
    yield "AN", f"arXiv:{paper.id}"
    yield "UR", f"https://arxiv.org/abs/{paper.id}"
    yield from (("KW", category) for category in paper.categories)
    yield from (("AB", to_unicode(text)) for text in [paper.abstract] if text)
    yield from (("N1", text) for text in [note] if text)
    yield "ER", ""


def _kind(venue: Venue | None) -> str:
    if venue is None:
        return "UNPB"
    return "CPAPER" if venue.is_meeting else "JOUR"


def _place(venue: Venue) -> Iterator[tuple[str, str]]:
    first, _, last = venue.pages.partition("--")
    found = (("VL", venue.volume), ("IS", venue.number), ("SP", first), ("EP", last))
    yield from ((tag, value) for tag, value in found if value)


def _date(paper: Paper, venue: Venue | None) -> str:
    """`2017/06/12/`, as far as it is known of what the record describes."""
    if venue is not None:
        return f"{year_of(paper)}///"
    year, month = month_of(paper)
    return f"{year}/{month:02}/{f'{paper.published.day:02}' if paper.published else ''}/"


def _name(author: Author) -> str:
    family = f"{author.particle} {author.family}".strip()
    return family if author.is_whole else ", ".join(filter(None, (family, author.given, author.suffix)))
