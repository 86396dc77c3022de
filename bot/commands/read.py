"""`papergram read --jsonl`: papers on standard input, readings on standard output, a JSON line each, in the same order.

A line in: `{"id", "title", "abstract", "comment"?, "text"?}`; `abstract` may be a list of sentences. A line out is the
reading, with the role of each sentence of the abstract; for a line that cannot be read `{"error": …}`.
"""

import asyncio
import json
import os
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from bot.config import Settings
from bot.errors import ModelFailed, SettingsError
from bot.fulltext.assemble import assembled
from bot.fulltext.outline import Outline, Passage
from bot.model.paper import Paper, PaperId
from bot.model.reading import CORE_SECTIONS, Claim, Fallback, Reading, Section
from bot.reading.extractive import SentenceRoles, read_aligned
from bot.reading.reader import Reader, Source

_AT_ONCE = 8
_FORM = 'a line is a JSON object with "id", "title" and "abstract"'

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A paper that was asked for: `name` is its id as it was given."""

    name: str
    source: Source
    sentences: tuple[str, ...] | None


def main(args: Namespace) -> int:
    """Read every line; 1 when some could not be read. Raises SettingsError for a model that is not set."""
    return asyncio.run(_read_all(args, sys.stdin.buffer))


async def _read_all(args: Namespace, lines: Iterable[bytes]) -> int:
    failed = 0
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    async with _reader(args) as reader:
        while batch := list(islice(numbered, _AT_ONCE)):
            for answer in await asyncio.gather(*(_answer(*one, reader, args.language) for one in batch)):
                failed += "error" in answer
                sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode(errors="replace") + b"\n")
            sys.stdout.buffer.flush()
    return 1 if failed else 0


async def _answer(number: int, text: bytes, reader: Reader | None, language: str) -> Json:
    try:
        line = _line(json.loads(text.removeprefix(b"\xef\xbb\xbf")))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        sys.stderr.write(f"papergram: line {number}: {error}; {_FORM}\n")
        return {"error": f"line {number}: {_FORM}"}
    now = datetime.now(UTC)
    reading, aligned = read_aligned(line.source, language, now, line.sentences)
    if reader is not None:
        try:
            reading = await reader.read(line.source, language, now)
        except ModelFailed as error:
            sys.stderr.write(f"papergram: line {number}: {error}\n")
            reading = replace(reading, fallback=Fallback.MODEL)
    return _json(line, reading, aligned)


@asynccontextmanager
async def _reader(args: Namespace) -> AsyncIterator[Reader | None]:
    """The model's reader where that is asked for."""
    if args.reader != "llm":
        yield None
        return
    from bot.reading.desk import generative_reader, language_model  # noqa: PLC0415 - the other reader needs no settings

    settings = Settings.load(args.config, os.environ)
    model = language_model(settings)
    if model is None:
        raise SettingsError("llm.model is not set: name a model, or read with --reader extractive.")
    try:
        yield generative_reader(settings, model)
    finally:
        await model.aclose()


def _line(given: Mapping[str, Any]) -> Line:
    name, abstract = _string(str(given["id"])), given["abstract"]
    sentences = tuple(map(_string, abstract)) if isinstance(abstract, list) else None
    whole = _string(abstract) if sentences is None else " ".join(sentences)
    comment = _string(given.get("comment")) or None
    paper = Paper(PaperId(name), 1, _string(given["title"]), (), whole, (), "", comment=comment)
    return Line(name, _source(paper, _string(given.get("text"))), sentences)


def _string(value: object) -> str:
    """A string, empty for none. Half a surrogate pair, which UTF-8 cannot hold, becomes a question mark."""
    if not isinstance(value, str | None):
        raise TypeError(f"{value!r} is no text")
    return (value or "").encode(errors="replace").decode()


def _source(paper: Paper, text: str) -> Source:
    """The paper, with its plain text where that is given: paragraphs between empty lines."""
    paragraphs = tuple(" ".join(block.split()) for block in text.split("\n\n") if block.strip())
    if not paragraphs:
        return Source(paper)
    outline = Outline((Passage(1, "", paragraphs),))
    return Source(paper, assembled(outline, paper=paper.id, version=1, authors=()))


def _json(line: Line, reading: Reading, aligned: SentenceRoles) -> Json:
    links, shown = reading.links, _shown(reading)
    answer: Json = {
        "id": line.name,
        "summary": reading.summary.text if reading.summary else None,
        "summary_evidence": list(reading.summary.evidence) if reading.summary else [],
        "key_takeaways": [{"text": claim.text, "evidence": list(claim.evidence)} for claim in reading.takeaways],
        "sections": {section.value: _text(reading, section) for section in shown},
        "section_evidence": {
            section.value: _evidence(reading.sections.get(section, ())) for section in _shown(reading)
        },
        "roles": [role.value for role in aligned.roles],
        "sentences": list(aligned.sentences),
        "keywords": list(reading.keywords),
        "links": {"code": list(links.code), "project": list(links.project), "venue": links.venue},
        "coverage": {"depth": reading.depth.value, "pages": reading.pages},
        "language": reading.language,
        "title": reading.title,
        "reader": reading.reader,
        "cut": reading.cut,
    }
    return answer | ({"fallback": reading.fallback.value} if reading.fallback else {})


def _shown(reading: Reading) -> list[Section]:
    return [section for section in Section if section in CORE_SECTIONS or section in reading.sections]


def _text(reading: Reading, section: Section) -> str | None:
    """A section's claims as one text; None where there are none."""
    return " ".join(claim.text for claim in reading.sections.get(section, ())) or None


def _evidence(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(sentence for claim in claims for sentence in claim.evidence))
