"""A post taken apart by the skeleton of the old daily posts, whatever language its labels are in.

front matter · `>` lines · `# DATE …` · per paper: `## title` · `**Authors:…**` · abstract · links · `**Summary**`
· `**Key Takeaways**` · 1–8, of which 6 has (1)–(4) and 8 has (1)–(2) · `<details>`
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.archive.seen import markdown_seen

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SECTION = re.compile(r"(?:#{2,6} )?([1-8])\. ?(.*)")
_PART = re.compile(r"(?:#{2,6} )?(?:[-*] ?)?(?:\*\*)?[(（]([1-9])[)）](?:\*\*)? ?(.*)")
_LABEL = re.compile(r"([^:：]{1,40})[:：] ?(.*)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_ADDRESS = re.compile(r"https?://[^\s\"'<>()（）\[\]，。；、”“]+")
_ITEM = re.compile(r"(?:- |\d+\. )(.*)")


@dataclass(slots=True)
class Numbered:
    """A numbered section, or a part of one: its label, and the lines below or beside it."""

    label: str
    lines: list[str] = field(default_factory=list)
    parts: dict[int, "Numbered"] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All that it says, its parts with it."""
        return "\n".join([*self.lines, *(part.text for part in self.parts.values())]).strip()

    @property
    def links(self) -> list[tuple[str, str]]:
        """Words and addresses of its links; an address that is no link is its own words."""
        found = _LINK.findall(self.text)
        bare = _ADDRESS.findall(_LINK.sub(" ", self.text))
        return [(str(words), str(address)) for words, address in found] + [(each, each) for each in bare]


@dataclass(slots=True)
class Entry:
    """What a post has of a paper. `head` are the lines between the authors and the summary."""

    title: str
    authors: str = ""
    head: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    takeaways: list[str] = field(default_factory=list)
    sections: dict[int, Numbered] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    bullets: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """What a reader, man or machine, wrote: summary, takeaways and sections."""
        return "\n".join([*self.summary, *self.takeaways, *(one.text for one in self.sections.values())])


@dataclass(slots=True)
class Skeleton:
    """A whole post. `fields` are the lines of its front matter, without the dashes; `source` is its Markdown."""

    fields: list[str]
    notices: list[str]
    heading: str
    entries: list[Entry]
    lines: list[str]
    source: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the front matter's fields, in order."""
        return [line.partition(":")[0] for line in self.fields if line[:1].isalpha()]


def taken_apart(post: str) -> Skeleton:
    """The skeleton of a post in Markdown, with front matter."""
    _, front, body = post.lstrip().split("---\n", 2)
    return of_lines(front.splitlines(), markdown_seen(body), body)


def of_lines(fields: list[str], lines: Sequence[str], source: str = "") -> Skeleton:
    """The skeleton of what is seen of a post."""
    notices = [line[2:] for line in lines if line.startswith("> ")]
    heading = next((line[2:] for line in lines if line.startswith("# ")), "")
    starts = [place for place, line in enumerate(lines) if line.startswith("## ")]
    ends = [*starts[1:], len(lines)] if starts else []
    entries = [_entry(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Skeleton(fields, notices, heading, entries, list(lines), source)


def _entry(lines: Sequence[str]) -> Entry:
    entry = Entry(lines[0][3:], lines=list(lines))
    place: list[str] = entry.head
    section: Numbered | None = None
    for line in lines[1:]:
        bold = _BOLD.fullmatch(line)
        if line == "<details>":
            place = entry.details
        elif line == "</details>":
            place = section.lines if section else entry.head
        elif place is entry.details:
            place.append(line)
        elif bold and not entry.authors:
            entry.authors = bold[1]
        elif bold and section is None and len(entry.labels) < 2:
            entry.labels.append(bold[1])
            place = entry.summary if len(entry.labels) == 1 else entry.takeaways
        elif found := _opened(line, entry, section, place):
            section, place = found
        elif place is entry.takeaways:
            item = _ITEM.fullmatch(line)
            if item:
                entry.bullets.add("dash" if line.startswith("-") else "number")
                place.append(item[1])
            elif not bold:
                place.append(line)
        else:
            place.append(line)
    return entry


def _opened(line: str, entry: Entry, section: Numbered | None, place: list[str]) -> tuple[Numbered, list[str]] | None:
    """The section, and where its lines go, if `line` opens a section or a part of one."""
    if part := _PART.fullmatch(line):
        if section is None:
            return None
        one = _labelled(part[2])
        section.parts.setdefault(int(part[1]), one)
        return section, one.lines
    found = _SECTION.fullmatch(line)
    if not found or len(entry.labels) < 2:
        return None
    number = int(found[1])
    is_next = number > max(entry.sections, default=0) and _LABEL.match(found[2])
    if not is_next or (place is entry.takeaways and _is_item(line, entry)):
        return None
    one = _labelled(found[2])
    entry.sections[number] = one
    return one, one.lines


def _is_item(line: str, entry: Entry) -> bool:
    """Whether a numbered line among takeaways goes on with their numbers."""
    return bool(entry.takeaways) and line.startswith(f"{len(entry.takeaways) + 1}. ")


def _labelled(text: str) -> Numbered:
    found = _LABEL.match(text)
    if not found:
        return Numbered("", [text] if text else [])
    return Numbered(found[1].strip("* "), [found[2]] if found[2].strip("* ") else [])
