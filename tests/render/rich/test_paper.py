"""A paper in full as a rich message."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.locales import Locales
from bot.model.fulltext import Figure
from bot.model.reading import Reading
from bot.render.classic import paper_messages
from bot.render.rich.figures import Pictures
from bot.render.rich.paper import rich_paper
from bot.sandbox.rich.message import read as read_rich
from bot.sandbox.wire import Json
from tests.render.rich.reading import formulas, kinds, length, read
from tests.render.samples import SITE, corpus, examples, hostile, model_reading_of, reading_of

LOCALE = Locales.load().get("en")
CREDIT = "A. Author, arXiv:2409.17058v1, CC BY 4.0"


def told(reading: Reading, *figures: Figure) -> str:
    message = rich_paper(examples()[0], reading, LOCALE, SITE, pictures=Pictures(figures, CREDIT))
    assert message is not None
    return message.html


def figure(number: int) -> Figure:
    return Figure(f"Figure {number}", f"Figure {number}: what it shows", number, b"png")


def test_a_full_reading_has_all_parts_and_its_evidence_as_notes() -> None:
    html = told(model_reading_of(examples()[0]))
    assert kinds(read(html)) >= {"heading", "list", "details", "reference", "reference_link", "footer"}
    summaries = re.findall(r"<summary>(.*?)</summary>", html)
    assert summaries[:4] == ["Background", "Earlier methods and their problems", "Method", "Tasks and results"]
    assert summaries[-1] == "Abstract"
    assert all("<tg-reference" not in fold for fold in re.findall(r"<details>.*?</details>", html))
    assert len(re.findall("<tg-reference", html)) == 4


def test_what_the_paper_does_not_say_is_called_absent() -> None:
    text = str(read(told(reading_of(examples()[0], sections={}))))
    assert "the abstract does not say" in text
    assert "Not said in the abstract" in text


def test_the_keys_are_those_of_the_classic_reading_without_what_is_shown() -> None:
    paper = examples()[0]
    reading = reading_of(paper)
    classic = {key.data or key.url for row in paper_messages(paper, reading, LOCALE, SITE)[-1].buttons for key in row}
    for figures, gone in (((), {f"ev:below:{paper.id}"}), ((figure(1),), {f"ev:below:{paper.id}", f"fig:{paper.id}"})):
        message = rich_paper(paper, reading, LOCALE, SITE, pictures=Pictures(figures, "credit"))
        assert message is not None
        assert {key.data or key.url for row in message.buttons for key in row} == classic - gone
        assert message.spare[:-1] == tuple(paper_messages(paper, reading, LOCALE, SITE))
        assert "classic" in message.spare[-1].html


@pytest.mark.parametrize(("count", "block"), [(1, "photo"), (3, "slideshow"), (14, "slideshow")])
def test_figures_are_a_slideshow_with_captions_and_credit(count: int, block: str) -> None:
    figures = tuple(map(figure, range(1, count + 1)))
    html = told(reading_of(examples()[0]), *figures)
    media = [
        {"id": name, "media": {"type": "photo", "media": f"attach://{name}"}}
        for name in Pictures(figures, CREDIT).named()
    ]
    message = read_rich({"html": html, "media": media}, _photo, {})
    (shown,) = [each for each in message["blocks"] if each["type"] == block]
    assert len(shown.get("blocks", [shown])) == min(count, 10)
    assert "Figure 1" in str(shown["caption"]["text"])
    assert shown["caption"]["credit"] == CREDIT


def test_formulas_are_typeset_outside_the_folds_alone() -> None:
    papers = [paper for paper in corpus() if re.search(r"\$[^$]*\\frac|\$[^$]*\\mathcal", paper.abstract)][:25]
    found = 0
    for paper in papers:
        message = rich_paper(paper, reading_of(paper), LOCALE, SITE)
        assert message is not None
        found += len(formulas(read(message.html)))
        assert not any("tg-math" in fold for fold in re.findall(r"<details>.*?</details>", message.html))
    assert found > 10


@pytest.mark.parametrize("number", range(10))
def test_a_hostile_paper_makes_a_message_that_telegram_takes_or_none(number: int) -> None:
    paper = list(hostile())[number]
    for reading in (reading_of(paper), model_reading_of(paper)):
        message = rich_paper(paper, reading, LOCALE, SITE)
        if message is not None:
            assert length(read(message.html)) <= 32_768


def test_what_is_too_large_for_a_message_is_not_made() -> None:
    paper = replace(examples()[0], abstract="word " * 7_000)
    assert rich_paper(paper, reading_of(examples()[0]), LOCALE, SITE) is None


def _photo(kind: str, source: Any) -> Json:
    assert kind == "photo"
    return {"photo": [source["media"]]}
