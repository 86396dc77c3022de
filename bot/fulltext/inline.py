"""The words of one HTML element as a reader sees them, formulas as TeX between dollar signs.

Invariant: a formula comes once, never as TeX and as MathML both; what the page hides or repeats is left out.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from bot.model.fulltext import TextLink

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it

_SILENT_TAGS = frozenset(
    {"script", "style", "button", "svg", "img", "nav", "dialog", "form", "object", "iframe", "video"}
)
_SILENT = frozenset(
    {"ltx_tag_item", "ltx_tag_equation", "ltx_tag_note", "ltx_note_mark", "ltx_note_type", "ltx_ERROR", "ltx_tabular"}
    | {"ltx_listing", "ltx_missing_citation", "ltx_missing_label", "ltx_role_footnotemark", "ltx_contact_name"}
    | {
        "ltx_figure",
        "ltx_table",
        "ltx_float",
        "ltx_picture",
        "ltx_tag_section",
        "sr-only",
        "ltx_rdf",
        "ltx_listingline",
    }
)
_PLAIN_NUMBER = re.compile(r"[+-]?[\d.,\s]+(?:\\?%)?")
_TEX_NOISE = re.compile(r"%\s*\n\s*|\\(?:displaystyle|textstyle|scriptstyle|hfill|nonumber|notag)(?![A-Za-z])\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_INTERNAL = re.compile(r"https?://(?:www\.)?arxiv\.org/html/")
_LOOSE = re.compile(r"\s[(\[]\s*[)\]]|\s+(?=[.,;:](?:\s|$))")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_WORDS_BEFORE = 80


def classes(element: Element) -> frozenset[str]:
    """The names in the element's `class`."""
    return frozenset((element.get("class") or "").split())


def folded(text: str) -> str:
    """The text with single spaces and nothing invisible."""
    return " ".join(_INVISIBLE.sub("", text).split())


def visible(element: Element) -> str:
    """All characters in `element`."""
    return folded("".join(map(str, element.itertext())))


def tidied(text: str) -> str:
    """Folded, without the gaps that formulas and citations leave which are not there."""
    return _LOOSE.sub("", folded(text))


@dataclass(slots=True)
class Words:
    """What an element says: `text`, the `notes` at its foot, and the `links` in both."""

    text: str = ""
    notes: list[str] = field(default_factory=list)
    links: list[TextLink] = field(default_factory=list)


def words_of(element: Element, before: str = "") -> Words:
    """The words of `element`; `before` are those in front of it, for its links."""
    reader = _Reader(before)
    reader.descend(element)
    reader.words.text = tidied("".join(reader.pieces))
    return reader.words


def plain(element: Element) -> str:
    """The words of `element` alone."""
    return words_of(element).text


def formula(element: Element) -> str:
    """A `math` element as `$TeX$`; numbers alone as they are; the visible signs where the page has no TeX."""
    tex = element.get("alttext")
    if tex is None:
        notes = element.iter("annotation")
        tex = next((note.text or "" for note in notes if note.get("encoding") == "application/x-tex"), None)
    if tex is None:
        return visible(element)
    tex = folded(_TEX_NOISE.sub("", tex)).replace("$", "")
    if not tex:
        return ""
    return tex.replace("\\%", "%") if _PLAIN_NUMBER.fullmatch(tex) else f"${tex}$"


class _Reader:
    """Walks one element."""

    def __init__(self, before: str) -> None:
        self.words = Words()
        self.pieces: list[str] = []
        self._before = before

    def descend(self, element: Element) -> None:
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._read(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def _read(self, child: Element) -> None:
        names = classes(child)
        if child.tag == "math":
            self.pieces.append(formula(child))
        elif child.tag in _SILENT_TAGS or names & _SILENT:
            return
        elif "ltx_note" in names:
            self._note(child)
        elif child.tag == "br":
            self.pieces.append(" ")
        elif child.tag in {"sup", "sub"}:
            self._script(child)
        else:
            if child.tag == "a":
                self._link(child)
            self.descend(child)

    def _script(self, child: Element) -> None:
        text = plain(child)
        if text and text not in _ORDINAL and "$" not in text:
            text = f"${'^' if child.tag == 'sup' else '_'}{{{text}}}$"
        self.pieces.append(text)

    def _link(self, child: Element) -> None:
        url = (child.get("href") or "").strip()
        if url.startswith(("http://", "https://")) and not _INTERNAL.match(url):
            before = folded(f"{self._before} {''.join(self.pieces)}")
            self.words.links.append(TextLink(url, before[-_WORDS_BEFORE:]))

    def _note(self, child: Element) -> None:
        """A footnote's own words come after the text; a note that is an address alone is a link and no text."""
        inner = next((each for each in child.iter() if "ltx_note_content" in classes(each)), child)
        note = words_of(inner, f"{self._before} {''.join(self.pieces)}")
        self.words.links += note.links
        is_address = len(note.links) == 1 and len(note.text.split()) <= 1
        if note.text and not is_address:
            self.words.notes.append(note.text)
        self.words.notes += note.notes
