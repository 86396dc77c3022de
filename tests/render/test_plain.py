"""The same digest for a terminal and for programs."""

import json
import re

from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Quiet
from bot.render.json import digest_json, paper_json
from bot.render.plain import digest_text, paper_text
from tests.render.samples import NAMES, SITE, corpus, digest_of, examples, hostile, reading_of

EN = Locales.load().get("en")


def test_plain_text_has_no_tags_and_keeps_the_width() -> None:
    text = digest_text(digest_of(corpus()[:20]), EN, NAMES, Length.TAKEAWAYS, SITE, width=60)
    assert re.findall(r"</?(?:b|i|a|code|blockquote)[ >]|&(?:amp|lt|gt|quot);|[\u2068\u2069]", text) == []
    assert [line for line in text.split("\n") if len(line) > 60 and " " in line.strip()] == []


def test_plain_text_writes_links_out() -> None:
    text = digest_text(digest_of([examples()[8]]), EN, NAMES, Length.SUMMARY, SITE)
    assert "\nhttps://arxiv.org/abs/2409.01322v3\n" in text
    assert "\nPDF: https://arxiv.org/pdf/2409.01322v3\ncode: https://github.com/MACderRu/Guide-and-Rescale\n" in text
    assert text.endswith("\n\n12 more papers\n")


def test_plain_text_of_a_quiet_day_gives_the_reason() -> None:
    digest = digest_of([], quiet=Quiet.WEEKEND, more=0)
    assert digest_text(digest, EN, NAMES, Length.SUMMARY, SITE).endswith("arXiv announces nothing at the weekend.\n")


def test_a_paper_in_plain_text_has_its_parts_in_order() -> None:
    text = paper_text(examples()[0], reading_of(examples()[0]), EN, SITE)
    parts = [
        "Keywords",
        "Summary",
        "Takeaways",
        "Background",
        "Earlier methods",
        "Method",
        "Tasks and results",
        "  Abstract",
    ]
    places = [text.index(f"\n{part}") for part in parts]
    assert places == sorted(places)


def test_hostile_papers_pass() -> None:
    papers = list(hostile())
    text = digest_text(digest_of(papers), EN, NAMES, Length.TAKEAWAYS, SITE)
    assert "1. <script>alert('x')</script> & <b" in text
    assert "\x00" not in text
    text.encode()


def test_json_holds_everything_and_nothing_is_rendered() -> None:
    digest = digest_of(corpus()[:3])
    value = json.loads(json.dumps(digest_json(digest)))
    assert value["day"] == "2025-10-07"
    assert [entry["title"] for entry in value["entries"]] == [entry.paper.title for entry in digest.entries]
    assert value["entries"][0]["matches"][0] == {"topic": "diffusion", "terms": ["diffusion", "score-based"]}
    assert value["entries"][0]["reading"]["summary"]
    assert paper_json(corpus()[0])["published"] == "2025-10-06T15:00:00+00:00"
