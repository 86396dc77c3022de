"""What an import did, for a terminal and as JSON.

Invariant: nothing that stands in a stranger's file can steer the terminal; the JSON has everything.
"""

from collections.abc import Iterator

from bot.imports.outcome import Became, Imported, TakenEntry, TakenFile
from bot.model.finding import Finding
from bot.render.json import Json
from bot.render.text import clean, clipped

_LONGEST = 100
_TOLD = {Became.REPEATED: "passed over", Became.FAILED: "not taken"}


def imported_text(done: Imported) -> str:
    """Each paper with its findings, what could not be taken, and a line of numbers at the end."""
    lines = [line for file in done.files for line in _file(file)]
    return "\n".join([*lines, *([""] if lines else []), *_totals(done)]) + "\n"


def imported_json(done: Imported) -> Json:
    """All of it."""
    counts = done.counts
    return {
        "posts": done.posts,
        "papers": {one.value: counts[one] for one in Became},
        "new_papers": done.new_papers,
        "completed": done.completed,
        "findings": done.findings,
        "posted_again": [
            {"post": title, "paper": paper, "places": list(places)}
            for (title, paper), places in done.posted_again.items()
        ],
        "dry_run": done.is_dry,
        "arxiv": done.unasked or None,
        "files": [_file_json(file) for file in done.files],
    }


def _file(file: TakenFile) -> Iterator[str]:
    name = clean(file.path)
    if file.fault:
        yield f"{name}: {clean(file.fault)}"
    elif not file.entries:
        yield f"{name}: {'written by Papergram itself' if file.is_own else 'no old post'}, passed over."
    else:
        yield f"{name}: “{clean(file.post)}” of {file.day}, by {clean(file.reader) or 'nobody it names'}"
    for remark in file.remarks:
        yield f"  line {remark.line}: {clean(remark.text)}"
    for entry in file.entries:
        yield from _entry(entry)


def _entry(entry: TakenEntry) -> Iterator[str]:
    title = clipped(clean(entry.title), _LONGEST)
    if entry.why:
        became = _TOLD.get(entry.became, entry.became.value)
        yield f"  line {entry.line}: {entry.paper or 'no id'} {title}: {became}. {clean(entry.why)}"
        return
    yield f"  {entry.paper} {title} ({entry.became.value}): {len(entry.findings)} findings"
    yield from (f"    {_finding(one)}" for one in entry.findings)


def _finding(one: Finding) -> str:
    said = f" “{clipped(clean(one.text), _LONGEST)}”" if one.text else ""
    return f"{one.kind.value} {clean(one.where)}{said}: {clean(one.reason)}"


def _totals(done: Imported) -> Iterator[str]:
    counts = done.counts
    failed = sum(bool(file.fault) for file in done.files)
    other = len(done.files) - done.posts - failed
    if done.unasked:
        yield f"Not all metadata could be asked for: {clean(done.unasked)}"
    if done.completed:
        yield f"{done.completed} papers completed by arXiv."
    for (title, paper), places in done.posted_again.items():
        yield f"{paper} stands in {len(places)} posts of “{clean(title)}”: {', '.join(places)}."
    taken = ", ".join(f"{counts[one]} {one.value}" for one in Became if counts[one])
    yield (
        f"{done.posts} posts: {taken or 'no papers'}; {done.new_papers} papers that were not known, "
        f"{done.findings} findings; {failed} files failed, {other} passed over."
    )
    if done.is_dry:
        yield "Nothing was written: this was a dry run."
    elif not counts[Became.NEW] + counts[Became.CHANGED]:
        yield "Nothing has changed."


def _file_json(file: TakenFile) -> Json:
    remarks: list[Json] = [{"line": one.line, "text": one.text} for one in file.remarks]
    return {
        "file": file.path,
        "error": file.fault or None,
        "own": file.is_own,
        "post": file.post or None,
        "day": file.day.isoformat() if file.day else None,
        "reader": file.reader or None,
        "remarks": list(remarks),
        "papers": [_entry_json(one) for one in file.entries],
    }


def _entry_json(entry: TakenEntry) -> Json:
    return {
        "line": entry.line,
        "paper": entry.paper or None,
        "title": entry.title,
        "became": entry.became.value,
        "why": entry.why or None,
        "new_paper": entry.is_new_paper,
        "findings": [
            {"where": one.where, "kind": one.kind.value, "text": one.text, "reason": one.reason}
            for one in entry.findings
        ],
    }
