"""The numbered block of an entry, cut into its parts.

Invariant: whatever the block says stands below some heading, in order; a line is never dropped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.imports.labels import OTHER, TOP, conclusion_role, summary_role, top_roles
from bot.imports.old_post import OldSection

_TOP = re.compile(
    r"\s{0,3}(?P<sign>#{1,6}\s*|\*\*\s*)?(?:(?P<number>\d{1,2})\s*[.、．)）:：]\s*)?(?:\*\*)?\s*", re.DOTALL
)
_LABEL = re.compile(r"(?P<label>[^:：]{1,40}?)\s*(?:\*\*)?\s*(?:[:：]\s*(?:\*\*)?|$)", re.DOTALL)
_WORD = re.compile(r"(?P<label>[A-Za-z]{3,12}|[\u4e00-\u9fff]{2,4})\s+(?=\S)")
_BEFORE = r"\s*(?:[-*•+·]\s*)?(?:#{1,6}\s*)?(?:\*{1,2})?\s*"
_ITEM = re.compile(rf"{_BEFORE}[(（]\s*(?P<number>\d)\s*[)）]\s*(?:\*{{1,2}})?\s*")
_BULLET = re.compile(rf"{_BEFORE}(?:(?:\d\s*[.、)）]|[①-⑨])\s*)?")
_INLINE = re.compile(
    r"(?:^|(?<=[。；;.!！?？\n]))\s{0,20}(?P<label>(?:创新点|创新性|性能|工作量)方面[:：，,]|"
    r"(?:创新点|创新性|性能|工作量|[Ii]nnovation(?: point)?s?|[Pp]erformance|[Ww]orkload)\s{0,20}[:：])"
)
_SEEN = 200
"""So much of a line is looked at for a heading: nobody can make that slow."""
_LAST_WITH_PROSE = TOP["urls"]


@dataclass
class _Part:
    heading: str
    role: str
    lines: list[str] = field(default_factory=list)


def is_start(line: str) -> bool:
    """Whether a numbered block begins here although nothing stands before it: `1. Title:`, or `7. Methods:` alone."""
    found = _top(line, "")
    if found is None:
        return False
    role, number, _, rest = found
    return number is not None and (role == "title" or (number == TOP[role] and not rest.strip()))


def sections(lines: Iterable[str]) -> tuple[OldSection, ...]:
    """The parts of a block. What stands before the first heading has an empty one."""
    parts = [part for top in _tops(lines) for part in _below(top)]
    return tuple(
        OldSection(part.heading, text, part.role)
        for part in parts
        if (text := "\n".join(part.lines).strip()) or part.heading
    )


def _tops(lines: Iterable[str]) -> list[_Part]:
    """The block cut at the headings 1 to 8."""
    parts, last = [_Part("", OTHER)], 0
    for line in lines:
        found = _top(line, parts[-1].role)
        if found is not None and _is_next(found, line, parts[-1].role, last):
            role, number, heading, rest = found
            parts.append(_Part(heading, role, [rest]))
            last = number or TOP[role]
        else:
            parts[-1].lines.append(line)
    return parts


def _top(line: str, current: str) -> tuple[str, int | None, str, str] | None:
    """Role, number, heading as printed, and what follows on the line; of two roles the one after `current`."""
    match = _TOP.match(line, 0, _SEEN)
    if match is None:
        return None
    label = _label(line, match.end())
    roles = top_roles(label["label"]) if label else ()
    if not roles and match["number"]:
        label = _WORD.match(line, match.end(), _SEEN)
        roles = top_roles(label["label"]) if label else ()
    if not roles or label is None:
        return None
    role = next((one for one in roles if TOP[one] > TOP.get(current, 0)), roles[0])
    heading = line[: label.end()].replace("*", "").strip(" \t#:：")
    return role, int(match["number"]) if match["number"] else None, heading, line[label.end() :]


def _label(line: str, start: int) -> re.Match[str] | None:
    return _LABEL.match(line, start, start + _SEEN)


def _is_next(found: tuple[str, int | None, str, str], line: str, current: str, last: int) -> bool:
    """Whether this heading can follow: never back, and a number that does not fit only where nothing else speaks."""
    role, number, _, rest = found
    rank, before = TOP[role], TOP.get(current, 0)
    if rank <= before:
        return False
    if number is None:
        return line.lstrip().startswith(("#", "**")) or (rank <= TOP["summary"] and before <= _LAST_WITH_PROSE)
    return number == rank or number > last or (rank == before + 1 and not rest.strip())


def _below(top: _Part) -> list[_Part]:
    if top.role == "summary":
        return _items(top, by_number=True)
    if top.role == "conclusion":
        return [part for item in _items(top, by_number=False) for part in _judged(item)]
    return [top]


def _items(top: _Part, *, by_number: bool) -> list[_Part]:
    """A part cut at its items `(1)`, `(2)`, and at labels of the conclusion that stand at the head of a line."""
    parts, last = [_Part(top.heading, top.role)], 0
    for line in top.lines:
        item = _ITEM.match(line, 0, _SEEN)
        number = int(item["number"]) if item else 0
        if item and number > last:
            last = number
            heading, label, rest = _headed(line, item.end())
            role = summary_role(label, number) if by_number else _concluding(label, number)
            parts.append(_Part(heading, role, [rest]))
        elif not by_number and (found := _labelled(line)):
            parts.append(found)
        else:
            parts[-1].lines.append(line)
    return parts


def _headed(line: str, start: int) -> tuple[str, str, str]:
    """An item's heading as printed, the label in it, and the rest; a sentence that goes on is no label."""
    label = _label(line, start)
    if label is None or re.search(r"[。；;，,]", label["label"]) or not re.search(r"[:：]", label[0]):
        return line[:start].replace("*", "").strip(" \t#-•+·"), "", line[start:]
    return line[: label.end()].replace("*", "").strip(" \t#-•+·:："), label["label"], line[label.end() :]


def _concluding(label: str, number: int) -> str:
    return conclusion_role(label) or ("significance" if number == 1 else "conclusion")


def _labelled(line: str) -> _Part | None:
    bullet = _BULLET.match(line, 0, _SEEN)
    label = _label(line, bullet.end() if bullet else 0)
    if label is None or not re.search(r"[:：]", label[0]):
        return None
    role = conclusion_role(label["label"])
    return _Part(label["label"].strip(" *"), role, [line[label.end() :]]) if role else None


def _judged(part: _Part) -> Iterator[_Part]:
    """What judges novelty, performance and workload in one paragraph, cut into these."""
    text = "\n".join(part.lines)
    found = list(_INLINE.finditer(text))
    roles = {conclusion_role(match["label"].rstrip(":：，, ")) for match in found} | {part.role}
    if not found or len(roles - {"conclusion", "significance", None}) < len(("two", "labels")):
        yield part
        return
    yield _Part(part.heading, part.role, [text[: found[0].start()]])
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        label = match["label"].rstrip(":：，, ")
        yield _Part(label, conclusion_role(label) or part.role, [text[match.end() : end]])
