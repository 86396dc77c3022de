"""Documents are read by real processes that may fail, and end."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.errors import FullTextUnavailable
from bot.fulltext.apart import Apart
from bot.fulltext.limits import Limits
from bot.model.fulltext import PartKind, TextSource
from bot.model.paper import Paper, PaperId
from bot.model.reading import Fallback
from tests.fulltext.made import FILLER, article, section

PAPER = Paper(PaperId("2510.00001"), 2, "Lanterns", ("Ada Lovelace",), "We count.", ("cs.LG",), "cs.LG")
PAGE = article(section("Introduction", FILLER * 4))


async def refused(apart: Apart, content: bytes, what: str = "html") -> FullTextUnavailable:
    with pytest.raises(FullTextUnavailable) as error:
        await apart.text(what, PAPER, content)
    return error.value


async def test_a_page_comes_back_as_the_text_of_its_paper() -> None:
    text = await Apart().text("html", PAPER, PAGE)
    assert (text.paper, text.version, text.source, text.pages) == (PAPER.id, 2, TextSource.HTML, None)
    assert (text.parts[0].kind, text.parts[0].heading) == (PartKind.ABSTRACT, "Abstract")
    assert text.affiliations == ("University of Lanterns",)
    assert [part.heading for part in text.body] == ["Introduction"]


async def test_a_refusal_of_the_reader_keeps_its_sentence() -> None:
    error = await refused(Apart(), b"<html><p>HTML is not available for the source.</p></html>")
    assert (str(error), error.why) == ("arXiv has no HTML of this paper.", Fallback.NO_TEXT)


async def test_a_document_that_takes_all_memory_is_unreadable() -> None:
    bomb = PAGE.replace(b"</article>", b"<p class='ltx_p'>" + b"&amp;<b>x</b>" * 4_000_000 + b"</p></article>")
    error = await refused(Apart(Limits(megabytes=200)), bomb)
    assert (str(error), error.why) == ("The document of this paper cannot be read.", Fallback.UNREADABLE)


async def test_a_document_that_takes_too_long_is_given_up() -> None:
    slow = article(section("Long", "<i>a" * 200_000))
    began = time.monotonic()
    error = await refused(Apart(Limits(seconds=0.02)), slow)
    assert (str(error), error.why) == ("The document of this paper takes too long to read.", Fallback.UNREADABLE)
    assert time.monotonic() - began < 3


async def test_nesting_without_end_harms_nobody() -> None:
    text = await Apart().text("html", PAPER, article(section("Deep", FILLER * 4 + "<span>" * 100_000)))
    assert text.body[0].paragraphs[0].startswith("Every night")


async def test_who_gives_up_leaves_no_process_behind() -> None:
    before = children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await Apart().text("html", PAPER, article(section("Long", FILLER * 20_000)))
    assert children() <= before


def children() -> set[str]:
    """The processes whose parent this one is, where the system tells."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return set(listed.read_text().split()) if listed.exists() else set()


async def test_documents_wait_for_their_turn() -> None:
    apart = Apart(at_once=1)
    texts = await asyncio.gather(*(apart.text("html", PAPER, PAGE) for _ in range(3)))
    assert len({text.parts for text in texts}) == 1


async def test_the_worker_sees_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spy = tmp_path / "python"
    seen = tmp_path / "seen"
    spy.write_text(f"#!/bin/sh\nenv > {seen}\nexit 1\n")
    spy.chmod(0o755)
    monkeypatch.setenv("PAPERGRAM_TELEGRAM__TOKEN", "123456789:secret")
    monkeypatch.setattr(sys, "executable", str(spy))
    await refused(Apart(), PAGE)
    assert "secret" not in seen.read_text()
    assert "PAPERGRAM" not in seen.read_text()


def test_the_worker_starts_with_next_to_nothing() -> None:
    loaded = "import sys, bot.fulltext.worker; print(sorted(m for m in sys.modules if m.split('.')[0] in %s))"
    heavy = {"lxml", "pypdfium2", "asyncio", "sqlite3", "pydantic", "requests", "numpy"}
    ran = subprocess.run([sys.executable, "-c", loaded % heavy], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_an_answer_is_one_line_of_json_before_anything_else() -> None:
    job = {"what": "html", "paper": "2510.00001", "version": 1, "authors": [], "megabytes": 512, "cpu_seconds": 10}
    ran = subprocess.run(
        [sys.executable, "-m", "bot.fulltext.worker"],
        input=json.dumps(job).encode() + b"\n" + PAGE,
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout.splitlines()[0])["text"]["paper"] == "2510.00001"
    assert ran.stderr == b""
