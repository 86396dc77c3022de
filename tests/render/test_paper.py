"""One paper as Telegram gets it: all sections of the old posts in full, the essentials on one page, the evidence."""

from dataclasses import replace
from typing import Any

import pytest

from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Message
from bot.model.paper import PaperId
from bot.model.reading import Claim, Depth, Fallback, Section
from bot.render.card import View
from bot.render.classic import compact_message, digest_messages, draft_html, evidence_messages, paper_messages
from bot.render.keys import Marks
from tests.render.samples import (
    NAMES,
    SITE,
    corpus,
    digest_of,
    entry_of,
    examples,
    hostile,
    model_reading_of,
    reading_of,
)
from tests.render.tdlib import check, parse

LOCALES = Locales.load()
EN, ZH = LOCALES.get("en"), LOCALES.get("zh")
PAPER = examples()[0]


def texts(messages: list[Message]) -> str:
    """What a reader sees, and by the way the judgement on every message."""
    return "\n\n".join(check(message).text for message in messages)


def full(**changes: Any) -> str:
    return texts(paper_messages(PAPER, model_reading_of(PAPER, **changes), EN, SITE))


def compact(**changes: object) -> Message:
    return compact_message(PAPER, reading_of(PAPER, **changes), EN, SITE)


def labels(message: Message) -> list[str]:
    return [key.text for row in message.buttons for key in row]


def test_a_full_reading_has_the_parts_of_the_old_posts_in_their_order() -> None:
    text = full()
    parts = [
        PAPER.title, "一篇论文的中文标题", PAPER.authors[0], "First author’s affiliation: Shanghai",
        "Keywords: diffusion", "PDF", "Read: full text, 14 pages · gpt-x", "Summary", "Takeaways", "Background",
        "Earlier methods and their problems", "Method", "Tasks and results", "Method, step by step", "Conclusion",
        "Significance", "Novelty", "Performance", "Workload", "Abstract",
    ]  # fmt: skip
    places = [text.index(f"\n{part}") if place else text.index(part) for place, part in enumerate(parts)]
    assert places == sorted(places)


def test_steps_have_numbers_and_every_claim_its_sentences() -> None:
    steps = (Claim("Train it.", ("We train it.",)), Claim("Test it.", ("We test it.",)))
    text = full(sections={Section.STEPS: steps})
    assert "Method, step by step\n1. Train it.\n↳ “We train it.”\n2. Test it.\n↳ “We test it.”" in text


def test_a_core_section_that_is_absent_says_so_and_the_others_are_named_in_one_line() -> None:
    text = full(sections={Section.NOVELTY: (Claim("New.", ("It is new.",)),)})
    assert "Background — the paper does not say" in text
    assert "Not found in the paper: the method step by step, significance, performance, workload." in text
    abstract = texts(paper_messages(PAPER, reading_of(PAPER), EN, SITE))
    assert abstract.count("Not said in the abstract: ") == 1


def test_an_affiliation_is_missed_only_where_the_full_text_was_read() -> None:
    assert "First author’s affiliation: not found" in full(affiliations=())
    assert "affiliation" not in texts(paper_messages(PAPER, reading_of(PAPER), EN, SITE))


@pytest.mark.parametrize(
    ("why", "words", "sentence"),
    [
        (Fallback.NO_TEXT, "no full text", "I could not get its full text"),
        (Fallback.UNREADABLE, "PDF could not be read", "Its PDF could not be read"),
        (Fallback.DAILY_BUDGET, "today’s budget is spent", "Today’s budget is spent"),
        (Fallback.CHAT_BUDGET, "this chat’s budget is spent", "This chat’s budget for today is spent"),
        (Fallback.MODEL, "the model did not answer", "The language model did not answer"),
    ],
)
def test_a_reading_that_is_less_than_was_asked_for_says_why(why: Fallback, words: str, sentence: str) -> None:
    assert f"abstract only · extractive ({words})" in check(compact(fallback=why)).text
    entry = entry_of(PAPER, fallback=why)
    (digest,) = digest_messages(digest_of([], entries=(entry,)), View(EN, NAMES, Length.SUMMARY, SITE))
    assert f"— abstract only · extractive ({words})" in check(digest).text
    reading = reading_of(PAPER, fallback=why)
    assert f"Read: abstract only · extractive\n{sentence}" in texts(paper_messages(PAPER, reading, EN, SITE))
    assert texts(paper_messages(PAPER, reading, ZH, SITE)).count("\n阅读范围：仅摘要 · 原句摘录\n") == 1


def test_a_full_text_of_unknown_length_has_no_pages() -> None:
    assert "Read: full text · gpt-x" in full(pages=None)


def test_a_translated_title_stands_below_the_original_everywhere() -> None:
    reading = model_reading_of(PAPER)
    entry = replace(entry_of(PAPER), reading=reading)
    for length in Length:
        (digest,) = digest_messages(digest_of([], entries=(entry,)), View(ZH, NAMES, length, SITE))
        assert f"{PAPER.title}\n一篇论文的中文标题\n" in check(digest).text
    message = compact_message(PAPER, reading, ZH, SITE)
    assert check(message).text.startswith(f"{PAPER.title}\n一篇论文的中文标题\n")


def test_the_compact_form_has_one_line_takeaways_links_and_what_was_read() -> None:
    message = compact()
    text = check(message).text
    reading = reading_of(PAPER)
    assert reading.summary is not None
    assert all(claim.text in text for claim in (reading.summary, *reading.takeaways))
    assert text.endswith("2409.17058v1 · abstract only · extractive")
    assert labels(message) == [
        "Full reading", "Evidence", "Figures", "👍", "👎", "☆ Save", "More like this", "Cite", "arXiv page",
        "PDF", "Code",
    ]  # fmt: skip


def test_keys_follow_what_the_chat_saved_and_what_may_be_shown() -> None:
    message = compact_message(PAPER, reading_of(PAPER), EN, SITE, Marks(is_saved=True, has_figures=False))
    assert labels(message)[:7] == ["Full reading", "Evidence", "👍", "👎", "★ Saved", "✎ Note", "More like this"]
    *_, last = paper_messages(PAPER, reading_of(PAPER), EN, SITE, Marks(is_saved=True))
    assert labels(last)[:7] == ["Figures", "Evidence", "👍", "👎", "★ Saved", "✎ Note", "More like this"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_huge_readings_keep_the_limits(language: str) -> None:
    locale = LOCALES.get(language)
    for paper, claims in [*((paper, 12) for paper in corpus()[::1_000]), *((paper, 1) for paper in hostile())]:
        reading = model_reading_of(paper, claims=claims, affiliations=("x" * 999,) * 9, title="标题" * 999)
        for message in paper_messages(paper, reading, locale, SITE):
            check(message)
        for is_compact in (True, False):
            texts(evidence_messages(paper, reading, locale, SITE, is_compact=is_compact))
        check(compact_message(paper, reading, locale, SITE))
        parse(draft_html(paper, reading, locale, SITE))


def test_keys_of_the_longest_id_fit() -> None:
    paper = replace(PAPER, id=PaperId("acc-phys/9411001"))
    check(compact_message(paper, reading_of(paper), EN, SITE))
    *_, last = paper_messages(paper, reading_of(paper), EN, SITE)
    check(last)


def test_evidence_has_every_claim_with_its_sentences_and_the_way_back() -> None:
    reading = model_reading_of(PAPER)
    (message,) = evidence_messages(PAPER, reading, EN, SITE, is_compact=True)
    shown = check(message)
    assert reading.summary is not None
    for claim in (reading.summary, *reading.takeaways):
        assert "\n".join([claim.text, *(f"“{sentence}”" for sentence in claim.evidence)]) in shown.text
    assert labels(message) == ["‹ Back", "Full reading"]
    whole = texts(evidence_messages(PAPER, reading, EN, SITE))
    assert all(claim.text in whole for claims in reading.sections.values() for claim in claims)


def test_the_papers_own_sentences_are_their_own_evidence() -> None:
    reading = reading_of(PAPER)
    (message,) = evidence_messages(PAPER, reading, EN, SITE, is_compact=True)
    text = check(message).text
    assert reading.summary is not None
    assert text.count(reading.summary.text) == 1
    assert f"“{reading.summary.text}”" in text


def test_a_growing_reading_calls_nothing_absent() -> None:
    begun = reading_of(PAPER, takeaways=(), sections={}, depth=Depth.FULL, affiliations=("MIT",))
    text = parse(draft_html(PAPER, begun, EN, SITE)).text
    assert "Summary" in text
    assert "does not say" not in text
    assert "Not found" not in text
