"""A query as arXiv itself is asked: for its API, for feeds, and back.

Invariant: a query that arXiv could not be asked in the same meaning has no address. Source: the arXiv API user's
manual, "Query Interface" and its appendix on search_query: prefixes, AND, OR, ANDNOT, parentheses, phrases.
"""

from urllib.parse import parse_qs, quote, urlsplit

from bot.topics.nodes import And, Category, Node, Not, Or, Term
from bot.topics.syntax import parse
from bot.topics.unparse import unparse

_API, _LISTINGS = "https://export.arxiv.org/api/query", "https://rss.arxiv.org/rss"
_LONGEST = 6_000
_RESULTS = "&sortBy=submittedDate&sortOrder=descending&max_results=50"
_HOSTS = ("arxiv.org",)


def feed_url(query: str) -> str | None:
    """Where a feed reader finds the query: the listing where it is only of categories, else the API; None where arXiv
    cannot be asked that. Raises QuerySyntaxError."""
    node = parse(query)
    parts = node.parts if isinstance(node, Or) else (node,)
    names = [part.name for part in parts if isinstance(part, Category)]
    if len(names) == len(parts):
        return f"{_LISTINGS}/{'+'.join(names)}"
    asked = _asked(node)
    url = f"{_API}?search_query={quote(asked, safe='')}{_RESULTS}" if asked else ""
    return url if 0 < len(url) <= _LONGEST else None


def query_of(url: str) -> str | None:
    """The query of a feed of arXiv's, or None for another address. Raises QuerySyntaxError."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if not any(host == one or host.endswith(f".{one}") for one in _HOSTS):
        return None
    asked = parse_qs(parts.query).get("search_query", [""])[0]
    if asked:
        return unparse(parse(asked.replace("ANDNOT", "NOT").replace("all:", "")))
    folder, _, names = parts.path.strip("/").rpartition("/")
    if folder not in ("rss", "atom", "rss.xml"):
        return None
    return unparse(parse(" OR ".join(f'cat:"{name}"' for name in names.split("+") if name)))


def _asked(node: Node) -> str | None:
    """`node` in the API's language, or None: there a NOT stands only behind something that is wanted."""
    match node:
        case Category(name):
            return f"cat:{name}" if "." in name else f"cat:{name}.*"
        case Term():
            return _term(node)
        case Or(parts):
            return _joined(" OR ", [_asked(part) for part in parts])
        case And(parts):
            wanted = _joined(" AND ", [_asked(part) for part in parts if not isinstance(part, Not)])
            unwanted = [_asked(part.part) for part in parts if isinstance(part, Not)]
            if wanted is None or not wanted or None in unwanted:
                return None
            return f"({wanted}{''.join(f' ANDNOT {part}' for part in unwanted)})" if unwanted else wanted
        case Not():
            return None


def _joined(operator: str, parts: list[str | None]) -> str | None:
    if None in parts:
        return None
    known = [part for part in parts if part is not None]
    return f"({operator.join(known)})" if len(known) > 1 else "".join(known)


def _term(term: Term) -> str | None:
    words = " ".join(term.words) + "*" * term.prefix
    if term.prefix and len(term.words) > 1:
        return None
    asked = f'"{words}"' if len(term.words) > 1 else words
    return f"{term.field}:{asked}" if term.field else f"(ti:{asked} OR abs:{asked})"
