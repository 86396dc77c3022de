"""BibTeX from metadata, for biber (UTF-8) or in ASCII.

Invariant: every entry parses, has braces in balance, and says nothing that arXiv does not.
Source: arXiv's “Hypertex/BibTeX” page: `eprint`, `archiveprefix`, `primaryclass`.
"""

from collections.abc import Iterator, Sequence

from bot.model.paper import Paper
from bot.render import tex
from bot.render.authors import Author, authors
from bot.render.citekey import key, keys
from bot.render.text import clean
from bot.render.venue import month_of, venue_of, year_of

MOST_COPIED = 256
"""Characters that a key can copy (Bot API, `CopyTextButton`)."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WIDTH = 13


def bibtex(papers: Sequence[Paper], *, is_ascii: bool = False) -> str:
    """A file of entries, in order, each with a key of its own."""
    pairs = zip(papers, keys(papers), strict=True)
    return "\n".join(entry(paper, name, is_ascii=is_ascii) for paper, name in pairs)


def entry(paper: Paper, name: str, *, is_ascii: bool = False) -> str:
    """One entry under the key `name`, a line each field, and a line feed at the end."""
    lines = [f"  {field:<{_WIDTH}} = {value}," for field, value in _fields(paper, is_ascii=is_ascii)]
    return "\n".join([f"@{_kind(paper)}{{{name},", *lines, "}", ""])


def brief(paper: Paper) -> str:
    """The entry on one line without what its id leads to; empty where it is too long to be copied by a key."""
    kept = ("title", "author", "year", "eprint", "archiveprefix")
    fields = ",".join(f"{field}={value}" for field, value in _fields(paper) if field in kept)
    text = f"@misc{{{key(paper)},{fields}}}"
    return text if len(text) <= MOST_COPIED else ""


def _kind(paper: Paper) -> str:
    venue = venue_of(paper)
    if venue is None:
        return "misc"
    return "inproceedings" if venue.is_meeting else "article"


def _fields(paper: Paper, *, is_ascii: bool = False) -> Iterator[tuple[str, str]]:
    venue = venue_of(paper)
    yield "title", f"{{{tex.title(paper.title, is_ascii=is_ascii)}}}"
    names = [_name(one, is_ascii=is_ascii) for one in authors(paper.authors)]
    if names:
        yield "author", f"{{{' and '.join(names)}}}"
    if venue is not None:
        yield "booktitle" if venue.is_meeting else "journal", f"{{{tex.plain(venue.name, is_ascii=is_ascii)}}}"
        yield from (
            (field, f"{{{value}}}")
            for field, value in (("volume", venue.volume), ("number", venue.number), ("pages", venue.pages))
            if value
        )
    yield "year", f"{{{year_of(paper)}}}"
    if venue is None:
        yield "month", _MONTHS[month_of(paper)[1] - 1]
    yield "eprint", f"{{{paper.id}}}"
    yield "archiveprefix", "{arXiv}"
    if paper.primary_category:
        yield "primaryclass", f"{{{paper.primary_category}}}"
    doi = first_doi(paper)
    if doi:
        yield "doi", f"{{{doi}}}"
    yield "url", f"{{https://arxiv.org/abs/{paper.id}}}"


def first_doi(paper: Paper) -> str:
    """The DOI, the first of several, without what would end a field; empty where there is none."""
    doi = next(iter(clean(paper.doi or "").split()), "").rstrip(".,;")
    return doi.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _name(author: Author, *, is_ascii: bool) -> str:
    """`van der Maaten, Laurens`, `Roe, Jr., John`, `{ATLAS Collaboration}`."""
    family, given = (tex.plain(part, is_ascii=is_ascii) for part in (author.family, author.given))
    if author.is_whole:
        return f"{{{family}}}"
    return ", ".join(filter(None, (f"{author.particle} {family}".strip(), author.suffix, given)))
