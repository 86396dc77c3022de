"""`paper` and `topics`: one paper in three formats, and trying queries."""

import json

import pytest

from bot.cli import COMMANDS
from bot.sandbox.arxiv.faults import Fault
from bot.topics.catalogue import Catalogue
from tests.commands.conftest import Shell
from tests.road.conftest import Row

PAPER_KEYS = {
    *("id", "version", "title", "authors", "abstract", "categories", "primary_category", "published", "updated"),
    *("comment", "journal_ref", "doi", "license", "reading"),
}
READING_KEYS = {
    *("id", "version", "language", "summary", "summary_evidence", "key_takeaways", "sections", "keywords", "links"),
    *("coverage", "reader", "cut", "title", "affiliations", "made"),
}


@pytest.fixture
def diffusion(monday: list[Row]) -> Row:
    """A paper on diffusion models."""
    return next(row for row in monday if "diffusion model" in row["title"].lower())


async def test_paper_prints_three_formats(shell: Shell, diffusion: Row) -> None:
    text, html, as_json = [
        await shell.papergram("paper", diffusion["id"], "--format", form) for form in ("text", "html", "json")
    ]
    assert (text.status, html.status, as_json.status) == (0, 0, 0)
    assert diffusion["id"] in text.out
    assert "<b>" not in text.out
    assert f"{shell.arxiv.url}/abs/{diffusion['id']}v" in html.out
    paper = json.loads(as_json.out)
    assert paper.keys() == PAPER_KEYS
    reading = paper["reading"]
    assert reading.keys() == READING_KEYS
    for key in ("id", "title", "authors", "abstract", "categories"):
        assert paper[key] == diffusion[key]
    evidence = [reading["summary_evidence"], *(claim["evidence"] for claim in reading["key_takeaways"])]
    assert all(sentence in diffusion["abstract"] for sentences in evidence for sentence in sentences)
    assert len(evidence) > 2


async def test_a_paper_is_fetched_once(shell: Shell, diffusion: Row) -> None:
    first = await shell.papergram("paper", f"https://arxiv.org/pdf/{diffusion['id']}v1.pdf")
    asked = len(shell.arxiv.requests)
    shell.arxiv.fail(Fault.UNAVAILABLE, times=20)
    assert await shell.papergram("paper", diffusion["id"]) == first
    assert len(shell.arxiv.requests) == asked


@pytest.mark.parametrize(("typed", "told"), [("2409.99999", "arXiv has no paper 2409.99999"), ("??", "“??”")])
async def test_a_paper_that_is_not_there_is_one_line(shell: Shell, typed: str, told: str) -> None:
    done = await shell.papergram("paper", typed)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("papergram: ")
    assert told in done.err
    assert done.err.count("\n") == 1


async def test_explain_says_why_and_why_not(shell: Shell, diffusion: Row) -> None:
    found = await shell.papergram("topics", "explain", '"diffusion model" NOT cat:math', diffusion["id"])
    assert (found.status, found.err) == (0, "")
    assert f"✓ {diffusion['id']} matches" in found.out
    assert "title: " in found.out
    other = await shell.papergram("topics", "explain", "au:nobody", diffusion["id"])
    assert (other.status, f"✗ {diffusion['id']} does not match" in other.out) == (0, True)


async def test_explain_takes_a_topic_of_the_catalogue(shell: Shell, diffusion: Row) -> None:
    topic = Catalogue.load().get("diffusion-models")
    assert topic is not None
    by_slug = await shell.papergram("topics", "explain", topic.slug, diffusion["id"])
    assert by_slug == await shell.papergram("topics", "explain", topic.query, diffusion["id"])
    assert "✓" in by_slug.out.splitlines()[0]


@pytest.mark.parametrize("words", [("explain", "a AND (", "2409.17058"), ("check", "a AND (")])
async def test_a_query_that_cannot_be_read_is_pointed_at(shell: Shell, words: tuple[str, ...]) -> None:
    done = await shell.papergram("topics", *words)
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[1:] == ["a AND (", "      ^"]
    assert shell.arxiv.requests == []


async def test_check_shows_how_a_query_is_read(shell: Shell) -> None:
    done = await shell.papergram("topics", "check", "(gan or ti:nerf) -cat:cs")
    assert (done.status, done.out, done.err) == (0, "✓ (gan OR ti:nerf) -cat:cs\n", "")


async def test_list_needs_no_settings(shell: Shell) -> None:
    shell.environ["PAPERGRAM_TELEGRAM__TOKEN"] = "no token"
    done = await shell.papergram("topics", "list")
    assert (done.status, done.err) == (0, "")
    assert all(topic.slug in done.out for topic in Catalogue.load())


async def test_without_a_command_all_are_shown(shell: Shell) -> None:
    done = await shell.papergram()
    assert (done.status, done.out) == (2, "")
    assert all(f"    {command.name} " in done.err for command in COMMANDS)
