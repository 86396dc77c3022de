"""Full texts as JSON, for the store and for the pipe to a worker.

Invariant: what is written is read back equal.
"""

from typing import Any

from bot.model.fulltext import FullText, Part, PartKind, TextLink, TextSource
from bot.model.paper import PaperId

Json = dict[str, Any]


def text_to_json(text: FullText) -> Json:
    """A full text as an object of lists and strings."""
    return {
        "paper": str(text.paper),
        "version": text.version,
        "source": text.source.value,
        "pages": text.pages,
        "parts": [[part.kind.value, part.heading, list(part.paragraphs)] for part in text.parts],
        "affiliations": list(text.affiliations),
        "links": [[link.url, link.before] for link in text.links],
    }


def text_from_json(written: Json) -> FullText:
    """The text again. Raises KeyError, TypeError or ValueError when it is none."""
    return FullText(
        paper=PaperId(written["paper"]),
        version=written["version"],
        source=TextSource(written["source"]),
        pages=written["pages"],
        parts=tuple(Part(PartKind(kind), heading, tuple(texts)) for kind, heading, texts in written["parts"]),
        affiliations=tuple(written["affiliations"]),
        links=tuple(TextLink(url, before) for url, before in written["links"]),
    )
