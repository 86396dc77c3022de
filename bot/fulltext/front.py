"""The lines between a page's title and its abstract, with what is raised in them.

Invariant: footnotes to names (thanks, equal contribution, mail) are no lines; those that hold institutes are.
"""

from bot.fulltext.inline import Element, classes, folded
from bot.fulltext.outline import Line, Run

_SKIPPED = frozenset({"ltx_contact_name", "ltx_note_type", "ltx_tag_note", "ltx_ERROR", "sr-only"})
_OWN_LINES = frozenset({"ltx_contact", "ltx_creator", "ltx_author_notes", "ltx_p", "ltx_personname", "ltx_para"})
_ASIDE = frozenset({"ltx_role_thanks", "ltx_role_email", "ltx_role_orcid", "ltx_role_dedicatory", "ltx_role_url"})
_INSTITUTES = frozenset(
    {"ltx_role_institutetext", "ltx_role_affiliationtext", "ltx_role_affiliation", "ltx_role_institute"}
)
_SILENT_TAGS = frozenset({"button", "script", "style", "img", "svg"})


def front_lines(article: Element) -> tuple[Line, ...]:
    """The lines of the block of authors, as the page breaks them, and the notes of institutes."""
    reader = _Reader()
    for block in article.iter("div", "span"):
        names = classes(block)
        if "ltx_authors" in names:
            reader.descend(block, raised=False)
        elif names & _INSTITUTES and "ltx_note" in names:
            reader.note(block)
        reader.end()
    return tuple(reader.lines)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._runs: list[Run] = []

    def descend(self, element: Element, *, raised: bool) -> None:
        self._say(element.text, raised)
        for child in element:
            if isinstance(child.tag, str):
                self._read(child, raised)
            self._say(child.tail, raised)

    def note(self, element: Element) -> None:
        """What a note says, once: the page holds its mark twice."""
        content = next((each for each in element.iter() if "ltx_note_content" in classes(each)), element)
        self.end()
        self.descend(content, raised=False)
        self.end()

    def end(self) -> None:
        """Close the line."""
        line = tuple(Run(text, run.raised) for run in self._runs if (text := folded(run.text)))
        self._runs = []
        if line:
            self.lines.append(line)

    def _read(self, child: Element, raised: bool) -> None:
        names = classes(child)
        is_note = "ltx_note" in names  # those of institutes are read for themselves
        if child.tag in _SILENT_TAGS or is_note or names & (_SKIPPED | _ASIDE):
            return
        if child.tag == "br":
            self.end()
        elif child.tag == "math":
            tex = child.get("alttext") or ""
            is_script = tex.lstrip("{} ").startswith("^")
            self._say("".join(char for char in tex if char not in "^{}$ ") if is_script else tex, is_script)
        elif names & _OWN_LINES:
            self.end()
            self.descend(child, raised=raised)
            self.end()
        else:
            self.descend(child, raised=raised or child.tag == "sup")

    def _say(self, text: str | None, raised: bool) -> None:
        if not text or not text.strip():
            return
        if self._runs and self._runs[-1].raised == raised:
            self._runs[-1] = Run(f"{self._runs[-1].text} {text}", raised)
        else:
            self._runs.append(Run(text, raised))
