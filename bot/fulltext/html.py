"""arXiv's HTML, which LaTeXML makes of a paper's source, as an outline.

Invariant: only what the authors wrote is read, never the site's own pages: an answer without a converted paper in it
is no text. Source: the class names of "LaTeXML: the manual" (math.nist.gov/~BMiller/LaTeXML/manual) as arXiv uses them.
"""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from bot.errors import FullTextUnavailable
from bot.fulltext.front import front_lines
from bot.fulltext.inline import Element, Words, classes, plain, tidied, visible, words_of
from bot.fulltext.outline import Outline, Passage
from bot.model.fulltext import PartKind, TextLink
from bot.model.reading import Fallback

_LEVELS = {"ltx_part": 1, "ltx_chapter": 1, "ltx_section": 1, "ltx_appendix": 1, "ltx_index": 1, "ltx_glossary": 1}
_LEVELS |= {"ltx_bibliography": 1, "ltx_acknowledgements": 1, "ltx_subsection": 2, "ltx_subsubsection": 3}
_KNOWN = {"ltx_bibliography": PartKind.REFERENCES, "ltx_acknowledgements": PartKind.ACKNOWLEDGEMENTS}
_KNOWN |= {"ltx_abstract": PartKind.ABSTRACT, "ltx_appendix": PartKind.APPENDIX}
_KNOWN |= {"ltx_index": PartKind.APPENDIX, "ltx_glossary": PartKind.APPENDIX}
_RUN_IN = frozenset({"ltx_paragraph", "ltx_subparagraph", "ltx_theorem", "ltx_proof", "ltx_part"})
_EXHIBITS = frozenset({"ltx_figure", "ltx_table", "ltx_float"})
_LEFT_OUT = frozenset(
    {"ltx_authors", "ltx_dates", "ltx_keywords", "ltx_classification", "ltx_TOC", "ltx_title", "ltx_listing"}
    | {"ltx_tabular", "ltx_picture", "ltx_pagination", "ltx_page_footer", "ltx_page_header", "ltx_note", "ltx_tag"}
    | {"ltx_rdf", "ltx_ERROR"}
)
_SILENT_TAGS = frozenset({"button", "script", "style", "nav", "img", "svg", "head", "dialog", "header", "footer"})
_NUMBER = re.compile(r"^(?:(?:Appendix|Part|Chapter)\s+)?(?:\d+|[A-Z]|[IVX]+)(?:\.\d+)*[.:]?\s+(?=\S)")
_LEAST_WORDS = 150
_MOST_ERRORS = 0.02


def read_html(content: bytes) -> Outline:
    """The outline of a page of arXiv's.

    Raises FullTextUnavailable: NO_TEXT when it holds no converted paper ("HTML is not available for the source"),
    UNREADABLE when what it holds is empty or mostly conversion errors.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(content, parser) if content.strip() else None
    article = None if root is None else next((e for e in root.iter("article") if "ltx_document" in classes(e)), None)
    if article is None:
        raise FullTextUnavailable("arXiv has no HTML of this paper.", Fallback.NO_TEXT)
    outline = _Walk(article).outline()
    length = sum(len(text.split()) for passage in outline.passages for text in passage.paragraphs)
    errors = sum("ltx_ERROR" in classes(element) for element in article.iter())
    if length < _LEAST_WORDS or errors > length * _MOST_ERRORS:
        raise FullTextUnavailable("arXiv's HTML of this paper is empty or broken.", Fallback.UNREADABLE)
    return outline


class _Draft:
    """A passage that is being filled."""

    def __init__(self, level: int, heading: str, known: PartKind | None) -> None:
        self.level, self.heading, self.known = level, heading, known
        self.paragraphs: list[str] = []
        self.links: list[TextLink] = []
        self.exhibits = 0

    def done(self) -> Passage:
        return Passage(self.level, self.heading, tuple(self.paragraphs), self.known, self.exhibits, tuple(self.links))


class _Walk:
    """One pass over an article."""

    def __init__(self, article: Element) -> None:
        self._article = article
        self._drafts = [_Draft(1, "", None)]
        self._captions: list[str] = []

    def outline(self) -> Outline:
        front = front_lines(self._article)
        for block in self._article.iter("div"):
            if "ltx_authors" in classes(block):
                self._drafts[0].links += words_of(block).links
        self._children(self._article)
        passages = (draft.done() for draft in self._drafts)
        kept = tuple(passage for passage in passages if passage.paragraphs or passage.heading or passage.links)
        return Outline(kept, front, captions=tuple(self._captions))

    def _children(self, parent: Element) -> None:
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in _SILENT_TAGS:
                self._block(child, classes(child))

    def _block(self, child: Element, names: frozenset[str]) -> None:
        if names & _EXHIBITS:
            self._exhibit(child)
        elif level := next((_LEVELS[name] for name in names if name in _LEVELS), 0):
            self._section(child, names, level)
        elif "ltx_abstract" in names:
            self._section(child, names, 1)
            self._drafts.append(_Draft(1, "", None))
        elif names & _RUN_IN:
            self._run_in(child)
        elif names & _LEFT_OUT:
            return
        elif names & {"ltx_para", "ltx_p", "ltx_equation", "ltx_equationgroup"} or child.tag == "p":
            self._paragraph(child)
        elif "ltx_bibitem" in names:
            self._cite(child)
        elif "ltx_item" in names:
            self._item(child)
        else:
            self._children(child)

    def _section(self, child: Element, names: frozenset[str], level: int) -> None:
        known = next((_KNOWN[name] for name in names if name in _KNOWN), None)
        if known is None and level > 1 and self._drafts[-1].known is PartKind.APPENDIX:
            known = PartKind.APPENDIX
        self._drafts.append(_Draft(level, _heading(child), known))
        self._children(child)

    def _run_in(self, child: Element) -> None:
        """A heading that begins its paragraph, as those of theorems do."""
        heading, first = _heading(child, keep_number=True), len(self._drafts[-1].paragraphs)
        draft = self._drafts[-1]
        self._children(child)
        if heading and draft is self._drafts[-1] and len(draft.paragraphs) > first:
            stop = "" if heading.endswith((".", ":", "?", "!")) else "."
            draft.paragraphs[first] = f"{heading}{stop} {draft.paragraphs[first]}"

    def _exhibit(self, child: Element) -> None:
        self._drafts[-1].exhibits += 1
        for caption in child.iter("figcaption"):
            words = words_of(caption)
            self._drafts[-1].links += words.links
            if words.text:
                self._captions.append(words.text)

    def _paragraph(self, para: Element) -> None:
        """A paragraph with the formulas displayed in it; lists and figures in it stand for themselves."""
        parts: list[Words] = []
        for child in _flow(para):
            names = classes(child)
            if child.tag == "p" or names & {"ltx_p", "ltx_equation", "ltx_equationgroup"}:
                before = " ".join(part.text for part in parts)
                parts.append(words_of(child, before))
            else:
                self._keep(parts)
                parts = []
                self._block(child, names)
        self._keep(parts)

    def _item(self, item: Element) -> None:
        tag = next((_mark(each) for each in item if "ltx_tag" in classes(each)), "")
        first, draft = len(self._drafts[-1].paragraphs), self._drafts[-1]
        self._children(item)
        if tag and draft is self._drafts[-1] and len(draft.paragraphs) > first:
            draft.paragraphs[first] = f"{tag} {draft.paragraphs[first]}"

    def _cite(self, item: Element) -> None:
        words = words_of(item)
        self._drafts[-1].links += words.links
        if words.text:
            self._drafts[-1].paragraphs.append(words.text)

    def _keep(self, parts: list[Words]) -> None:
        draft = self._drafts[-1]
        text = tidied(" ".join(part.text for part in parts))
        notes = chain.from_iterable(part.notes for part in parts)
        draft.paragraphs += [each for each in (text, *notes) if each]
        draft.links += chain.from_iterable(part.links for part in parts)


def _flow(para: Element) -> Iterator[Element]:
    if para.tag == "p" or classes(para) & {"ltx_p", "ltx_equation", "ltx_equationgroup"}:
        yield para
        return
    yield from (child for child in para if isinstance(child.tag, str) and child.tag not in _SILENT_TAGS)


def _mark(tag: Element) -> str:
    """The mark of a list's item where it says something: `(i)`, `Step 1.`, but no bullet."""
    text = visible(tag)
    return text if any(map(str.isalnum, text)) else ""


def _heading(section: Element, *, keep_number: bool = False) -> str:
    title = next((child for child in section if "ltx_title" in classes(child)), None)
    if title is None:
        return ""
    words = plain(title)
    if keep_number:
        return words
    tag = next((each for each in title.iter("span") if "ltx_tag" in classes(each)), None)
    number = visible(tag) if tag is not None else ""
    if number and words.startswith(number):
        return words[len(number) :].strip()
    return _NUMBER.sub("", words) if tag is None else words
