"""Digests, readings and lists as Telegram gets them: every message within the limits, every paper with its key."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.locales import Html, Locale, Locales
from bot.model.chat import Length
from bot.model.digest import Digest, Message, Quiet
from bot.model.paper import Paper, PaperId
from bot.model.reading import Claim, Depth, Links, Section
from bot.render.card import View
from bot.render.classic import digest_messages, list_message, number_keys, paper_messages
from tests.render.samples import NAMES, SITE, corpus, digest_of, entry_of, examples, hostile, reading_of
from tests.render.tdlib import check, parse

LOCALES = Locales.load()
EN = LOCALES.get("en")


def texts(messages: list[Message]) -> str:
    """What a reader sees, and by the way the judgement on every message."""
    return "\n\n".join(check(message).text for message in messages)


def read(paper: Paper, **changes: object) -> str:
    return texts(paper_messages(paper, reading_of(paper, **changes), EN, SITE))


def digested(papers: list[Paper], length: Length = Length.TAKEAWAYS, **changes: object) -> list[Message]:
    return digest_messages(digest_of(papers, **changes), View(EN, NAMES, length, SITE))


@pytest.mark.parametrize("length", list(Length))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_digests_of_the_corpus_keep_the_limits(length: Length, language: str) -> None:
    for start in range(0, 400, 20):
        papers = corpus()[start * 12 : start * 12 + 20]
        messages = digest_messages(digest_of(papers), View(LOCALES.get(language), NAMES, length, SITE))
        for message in messages:
            check(message)
        keys = [key.data for message in messages for row in message.buttons for key in row]
        assert keys == [*(f"p:{paper.id}" for paper in papers), "more:0:2025-10-07:20"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_readings_of_the_corpus_keep_the_limits(language: str) -> None:
    for paper in (*corpus()[::13], *examples()):
        for message in paper_messages(paper, reading_of(paper), LOCALES.get(language), SITE):
            check(message)


@pytest.mark.parametrize("paper", list(hostile()), ids=lambda paper: repr(paper.title[:12]))
def test_hostile_papers_are_only_text(paper: Paper) -> None:
    assert "javascript:" not in "".join(message.html for message in digested([paper] * 3))
    assert texts(digested([paper] * 3))
    assert read(paper)
    check(list_message([paper] * 10, Html("<b>Found</b>"), EN, SITE))


def test_a_message_ends_between_papers_and_carries_their_numbers() -> None:
    messages = digested(list(corpus()[:15]))
    number = 1
    for message in messages:
        keys = [key.text for row in message.buttons for key in row if key.data and key.data.startswith("p:")]
        text = parse(message.html).text
        assert keys == [str(number + index) for index in range(len(keys))]
        assert all(f"{key}. " in text for key in keys)
        number += len(keys)
    assert number == 16


def test_the_head_counts_and_names_the_topics() -> None:
    text = texts(digested([examples()[0]], listing_days=(date(2025, 10, 6), date(2025, 10, 7))))
    assert text.startswith(
        "arXiv · Tue 7 Oct 2025\n13 papers of 734 announced · Diffusion models, LLM agents\n"
        "Announced 6 Oct 2025, 7 Oct 2025\nTap a number to open a paper.\n\n1. Degradation-Guided"
    )


def test_a_card_links_the_version_and_tells_why_it_is_here_and_what_was_read() -> None:
    (message,) = digested([examples()[8]])
    assert 'href="https://arxiv.org/abs/2409.01322v3"' in message.html
    assert 'href="https://arxiv.org/pdf/2409.01322v3"' in message.html
    assert 'href="https://github.com/MACderRu/Guide-and-Rescale"' in message.html
    shown = parse(message.html)
    assert "Diffusion models (diffusion, score-based) · LLM agents (agent*) — abstract only · extractive" in shown.text
    assert "textEntityTypeExpandableBlockQuote" in shown.entities


@pytest.mark.parametrize(("length", "summary", "folded"), [("titles", 0, 0), ("summary", 1, 0), ("takeaways", 1, 1)])
def test_the_length_decides_how_much_is_shown(length: str, summary: int, folded: int) -> None:
    (message,) = digested([examples()[0]], Length(length))
    assert message.html.count("Extensive experiments") == summary
    assert message.html.count("<blockquote expandable>") == folded


def test_many_authors_become_a_few_and_a_number() -> None:
    paper = replace(examples()[0], authors=tuple(f"A{number}" for number in range(171)))
    assert "A0, A1, A2 + 168 · cs.CV" in texts(digested([paper]))
    assert "A18, A19 + 151\n" in read(paper)


def test_right_to_left_names_are_isolated() -> None:
    paper = replace(examples()[0], authors=("דוד לוי", "Ada Lovelace"))
    assert "\u2068דוד לוי\u2069, Ada Lovelace" in texts(digested([paper]))


@pytest.mark.parametrize(
    ("quiet", "words"),
    [
        (Quiet.WEEKEND, "at the weekend"),
        (Quiet.HOLIDAY, "has a holiday"),
        (Quiet.LATE, "is late today"),
        (Quiet.NOTHING_NEW, "Nothing new"),
        (Quiet.NO_MATCH, "734 papers announced, none on Diffusion models, LLM agents."),
    ],
)
@pytest.mark.parametrize("locale", [EN, LOCALES.get("zh")], ids=lambda locale: locale.language)
def test_a_quiet_day_says_why(quiet: Quiet, words: str, locale: Locale) -> None:
    digest = digest_of([], quiet=quiet, more=0)
    (message,) = digest_messages(digest, View(locale, NAMES, Length.TAKEAWAYS, SITE))
    assert message.buttons == ()
    assert words in check(message).text or locale.language == "zh"


def test_a_day_without_a_match_offers_the_nearest_paper() -> None:
    digest = digest_of([], quiet=Quiet.NO_MATCH, more=0, nearest=examples()[0])
    (message,) = digest_messages(digest, View(EN, NAMES, Length.TAKEAWAYS, SITE))
    assert "The nearest was:\nDegradation-Guided" in check(message).text
    assert message.buttons[0][0].data == "p:2409.17058"


def test_a_section_that_the_source_lacks_says_so() -> None:
    text = read(examples()[0])
    assert "Earlier methods and their problems — the abstract does not say" in text
    assert "Method\n• In this work" in text
    full = read(examples()[0], depth=Depth.FULL, pages=14, reader="gpt-x <1>", cut=2)
    assert "Read: full text, 14 pages · gpt-x <1>\n2 statements left out" in full
    assert "Earlier methods and their problems — the paper does not say" in full


def test_an_empty_reading_shows_the_paper_and_admits_it() -> None:
    text = read(examples()[0], summary=None, takeaways=(), sections={})
    assert "No summary could be made" in text
    assert "Abstract\nDiffusion-based" in text
    assert "No summary" in texts(digest_messages(_empty_digest(), View(EN, NAMES, Length.SUMMARY, SITE)))


def _empty_digest() -> Digest:
    return digest_of([], entries=(entry_of(examples()[0], summary=None, takeaways=(), sections={}),))


def test_evidence_follows_its_own_claim_where_it_says_more() -> None:
    own, free = Claim("It is fast.", ("It is  fast.",)), Claim("It is quick.", ("It is fast, we find.", "Very."))
    text = read(examples()[0], reader="gpt-x", summary=None, takeaways=(), sections={Section.RESULTS: (own, free)})
    assert "• It is fast.\n• It is quick.\n↳ “It is fast, we find.”\n↳ “Very.”" in text
    assert text.count("It is fast.") == 1


def test_evidence_of_the_takeaways_is_folded_below_them_and_bears_their_numbers() -> None:
    points = Claim("One.", ("One.",)), Claim("Two.", ("Two, we find.",))
    paper = examples()[0]
    text = read(paper, reader="gpt-x", summary=None, takeaways=points, sections={})
    assert "Takeaways\n1. One.\n2. Two.\nIn the paper’s words\n2. “Two, we find.”" in text


def test_an_extract_without_its_lead_in_is_its_own_evidence() -> None:
    claim = Claim("We are fast.", ("In this paper, we are fast.",))
    assert "In this paper, we are fast." not in read(examples()[0], sections={Section.METHOD: (claim,)})
    assert "“In this paper, we are fast.”" in read(examples()[0], reader="gpt-x", sections={Section.METHOD: (claim,)})


def test_a_takeaway_that_repeats_the_summary_is_not_shown_twice() -> None:
    claim = Claim("The one thing.", ("The one thing.",))
    assert read(examples()[0], summary=claim, takeaways=(claim,), sections={}).count("The one thing.") == 1


def test_particulars_come_from_arxiv() -> None:
    paper = replace(
        examples()[8],
        published=datetime(2024, 9, 2, tzinfo=UTC),
        updated=datetime(2024, 11, 20, tzinfo=UTC),
        journal_ref="ECCV 2024",
    )
    text = read(paper, links=Links(venue="ECCV 2024", project=("https://macderru.github.io/x",)))
    assert "2409.01322v3 · cs.CV, cs.LG\nSubmitted 2 Sep 2024 · v3 of 20 Nov 2024\nPublished in ECCV 2024\n" in text
    assert "ECCV 2024 · PDF · project" in text


def test_keys_below_a_reading_lead_out_and_skip_what_telegram_refuses() -> None:
    paper = examples()[0]
    links = Links(
        code=("ftp://a.b/c", "https://git hub.com/x", 'https://github.com/a/b?c="d', "https://github.com/a/b")
    )
    *_, last = paper_messages(paper, reading_of(paper, links=links), EN, SITE)
    assert [(key.text, key.url) for row in last.buttons for key in row if key.url] == [
        ("arXiv page", "https://arxiv.org/abs/2409.17058v1"),
        ("PDF", "https://arxiv.org/pdf/2409.17058v1"),
        ("Code", "https://github.com/a/b"),
    ]


def test_a_list_numbers_its_papers_from_where_the_page_begins() -> None:
    keys = number_keys(corpus()[:1])
    message = list_message(corpus()[:10], Html("<b>Found</b>"), EN, SITE, first=11, keys=keys)
    text = check(message).text
    assert text.startswith("Found\n\n11. ")
    assert [len(row) for row in message.buttons] == [5, 5, 1]
    assert "Nothing found." in check(list_message([], Html("<b>Found</b>"), EN, SITE)).text


def test_an_old_id_and_a_long_number_fit_into_a_key() -> None:
    old = replace(examples()[0], id=PaperId("acc-phys/9411001"))
    (message,) = digested([old], thread=2**31 - 1, chat=-(2**52))
    check(message)
    assert [key.data for row in message.buttons for key in row] == [
        "p:acc-phys/9411001",
        "more:2147483647:2025-10-07:1",
    ]
