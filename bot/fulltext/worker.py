"""A process of its own that reads one document: `python -m bot.fulltext.worker`.

A line of JSON (a `Job`) and then the document come in on standard input; a line of JSON and then the pictures go out on
standard output: `{"text": …}`, `{"figures": [{…, "size": bytes}]}`, or `{"refused": why, "reason": sentence}`.

Invariant: limits bind before the first byte of the document is read; whatever goes wrong ends this process only.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any

from bot.fulltext.limits import Limits, impose


@dataclass(frozen=True, slots=True)
class Job:
    """What to read. `what` is `html` or `pdf` for the text, `figures` for those of a PDF."""

    what: str
    paper: str
    version: int
    authors: tuple[str, ...]
    megabytes: int
    cpu_seconds: int


def main() -> None:
    """Read, work, answer, end."""
    written = json.loads(sys.stdin.buffer.readline())
    job = Job(**(written | {"authors": tuple(written["authors"])}))
    impose(Limits(job.megabytes, job.cpu_seconds))
    content = sys.stdin.buffer.read()
    head, pictures = answered(job, content)
    out = sys.stdout.buffer
    out.write(json.dumps(head, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    for picture in pictures:
        out.write(picture)
    out.flush()


def answered(job: Job, content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The answer to a job: its head and the pictures that follow it."""
    from bot.errors import FullTextUnavailable  # noqa: PLC0415 - after the limits

    try:
        return _figures(content) if job.what == "figures" else (_text(job, content), [])
    except FullTextUnavailable as error:
        return {"refused": error.why.value, "reason": str(error)}, []


def _text(job: Job, content: bytes) -> dict[str, Any]:
    from bot.fulltext.assemble import assembled  # noqa: PLC0415 - after the limits, and only what this job needs
    from bot.fulltext.text_json import text_to_json  # noqa: PLC0415
    from bot.model.paper import PaperId  # noqa: PLC0415

    pages = None
    if job.what == "html":
        from bot.fulltext.html import read_html  # noqa: PLC0415

        outline = read_html(content)
    else:
        from bot.fulltext.pdf_outline import outline_of_pdf  # noqa: PLC0415

        outline, pages = outline_of_pdf(content)
    text = assembled(outline, paper=PaperId(job.paper), version=job.version, authors=job.authors, pages=pages)
    return {"text": text_to_json(text)}


def _figures(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    from bot.fulltext.pdf.figures import find_figures  # noqa: PLC0415

    figures = find_figures(content)
    head = [
        {"label": each.label, "caption": each.caption, "page": each.page, "size": len(each.png)} for each in figures
    ]
    return {"figures": head}, [each.png for each in figures]


if __name__ == "__main__":
    main()
