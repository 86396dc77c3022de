"""A day as a rich message: what stands in it, what it is cut into, and the classic messages in its place."""

import re
from dataclasses import replace

import pytest

from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Digest, Entry, Quiet
from bot.model.paper import Paper
from bot.model.reading import Section
from bot.model.topic import Match
from bot.render.card import Cards, View
from bot.render.classic import digest_messages
from bot.render.rich.block import RichBlock
from bot.render.rich.card import RichCards
from bot.render.rich.digest import rich_messages
from bot.sandbox.rich.limits import MAX_BLOCKS, MAX_CHARACTERS
from bot.sandbox.rich.walk import every
from tests.render.rich.reading import formulas, length, read
from tests.render.samples import NAMES, SITE, corpus, digest_of, examples, hostile, model_reading_of
from tests.render.tdlib import parse


def view(most: Length = Length.TAKEAWAYS, language: str = "en") -> View:
    return View(Locales.load().get(language), NAMES, most, SITE)


def read_by_a_model(papers: tuple[Paper, ...], **changes: int) -> Digest:
    entries = tuple(Entry(one, model_reading_of(one, **changes), (Match("agents", one.id, ()),)) for one in papers)
    return replace(digest_of(papers), entries=entries)


def test_a_day_is_one_message_with_contents_that_lead_to_each_paper() -> None:
    papers = examples()[:8]
    (message,) = rich_messages(digest_of(papers), view())
    blocks = read(message.html)["blocks"]
    assert message.is_rich
    assert blocks[0] == {"type": "heading", "text": "arXiv · Tue 7 Oct 2025", "size": 2}
    contents = next(block for block in blocks if block["type"] == "list")
    links = [item["blocks"][0]["text"]["anchor_name"] for item in contents["items"]]
    headings = [block["text"] for block in blocks if block["type"] == "heading" and block["size"] == 3]
    assert links == [heading[0]["name"] for heading in headings] == [f"p-{paper.id}" for paper in papers]
    assert [heading[1] for heading in headings] == [f"{number}. " for number in range(1, 9)]


def test_a_card_is_a_linked_heading_facts_summary_takeaways_a_fold_and_a_key() -> None:
    (message,) = rich_messages(read_by_a_model(examples()[:1]), view())
    blocks = read(message.html)["blocks"]
    assert [block["type"] for block in blocks] == [
        "heading", "paragraph",
        "heading", "paragraph", "paragraph", "paragraph", "list", "details", "footer", "buttons",
        "heading", "footer",
    ]  # fmt: skip
    assert blocks[2]["text"][2]["url"] == f"{SITE}/abs/{examples()[0].versioned_id}"
    assert blocks[-3]["buttons"][0]["callback_data"] == f"p:{examples()[0].id}"


def test_evidence_is_a_footnote_at_the_end_outside_folded_parts() -> None:
    (message,) = rich_messages(read_by_a_model(examples()[:2]), view())
    names = re.findall(r'<tg-reference name="(n-[^"]+)">', message.html)
    assert len(names) == len(set(names)) == 8
    assert re.findall(r'<sup><a href="#(n-[^"]+)">', message.html) == names
    assert all("tg-reference" not in fold for fold in re.findall(r"<details>.*?</details>", message.html))


def test_an_extractive_claim_is_its_own_evidence() -> None:
    (message,) = rich_messages(digest_of(examples()[:3]), view())
    assert "tg-reference" not in message.html


def test_formulas_are_typeset_but_never_in_a_folded_part() -> None:
    paper = replace(
        examples()[0], abstract=r"We reach $\alpha_t^2$ here. Then $x^2$ follows. And $\beta_1$ ends it. Done."
    )
    for most in (Length.TAKEAWAYS, Length.FULL):
        (message,) = rich_messages(read_by_a_model((paper,)), view(most))
        assert r"\alpha_t^2" in formulas(read(message.html))
        folds = re.findall(r"<details>.*?</details>", message.html)
        assert folds
        assert not any("tg-math" in fold for fold in folds)


@pytest.mark.parametrize("most", list(Length))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_length_is_taken_by_telegram(most: Length, language: str) -> None:
    for digest in (digest_of(examples()), read_by_a_model(examples())):
        for message in rich_messages(digest, view(most, language)):
            read(message.html)


def test_the_longer_the_more() -> None:
    told = [rich_messages(read_by_a_model(examples()[:1]), view(one))[0].html for one in Length]
    assert [len(each) for each in told] == sorted(len(each) for each in told)
    assert "<details>" not in told[1]
    assert told[3].count("<details>") == len(Section)


def test_a_large_day_is_cut_between_papers_and_each_message_has_its_own_contents() -> None:
    digest = read_by_a_model(corpus()[:40], claims=4)
    messages = rich_messages(digest, view(Length.FULL))
    assert len(messages) > 2
    numbers: list[str] = []
    for place, message in enumerate(messages, start=1):
        whole = read(message.html)
        assert length(whole) <= MAX_CHARACTERS
        assert f"part {place} of {len(messages)}" in str(whole["blocks"][0])
        shown = re.findall(r"<h3><a name=\"[^\"]+\"></a>(\d+)\.", message.html)
        if len(shown) > 1:
            contents = next(block for block in whole["blocks"] if block["type"] == "list")
            assert [str(item["value"]) for item in contents["items"]] == shown
        numbers += shown
    assert numbers == [str(number) for number in range(1, 41)]
    assert [bool(message.buttons) for message in messages] == [False] * (len(messages) - 1) + [True]


def test_folded_parts_make_room_for_a_day_in_one_message() -> None:
    assert "<details>" in rich_messages(digest_of(corpus()[:10]), view())[0].html
    (message,) = rich_messages(digest_of(corpus()[:30]), view())
    assert "<details>" not in message.html


def test_what_is_measured_is_no_less_than_what_telegram_counts() -> None:
    for digest in (digest_of(corpus()[:20]), read_by_a_model(corpus()[:4])):
        for message in rich_messages(digest, view(Length.FULL)):
            measured, whole = RichBlock.of(message.html), read(message.html)
            counted = sum(
                1 + len(block.get("items", ())) + len(block.get("cells", ())) for block, _ in every(whole["blocks"])
            )
            assert length(whole) <= measured.length <= MAX_CHARACTERS
            assert counted <= measured.blocks <= MAX_BLOCKS


def test_the_spare_messages_have_the_same_papers_under_the_same_numbers() -> None:
    digest = read_by_a_model(corpus()[:40], claims=4)
    messages = rich_messages(digest, view(Length.FULL))
    keys = [key for message in messages for one in message.spare for row in one.buttons for key in row]
    assert [key.text for key in keys[:-1]] == [str(number) for number in range(1, 41)]
    assert [key.data for key in keys[:-1]] == [f"p:{entry.paper.id}" for entry in digest.entries]
    assert (keys[-1].data or "").startswith("more:")
    for message in messages:
        assert "classic" in message.spare[-1].html
        for one in message.spare:
            parse(one.html)
            assert not one.is_rich


def test_cards_are_shared_between_chats_whatever_their_number() -> None:
    cards, rich_cards, papers = Cards(), RichCards(), examples()[:4]
    (first,) = rich_messages(digest_of(papers), view(), cards, rich_cards)
    (other,) = rich_messages(digest_of(papers[::-1]), view(), cards, rich_cards)
    assert set(first.shared) == set(other.shared)
    for message in (first, other):
        assert sum(map(len, message.shared)) > 0.8 * len(message.html)
        places = [message.html.index(part) for part in message.shared]
        assert places == sorted(places)


def test_the_mark_of_a_learned_order_is_the_chats_own_and_not_shared() -> None:
    digest = digest_of(examples()[:2])
    marked = replace(digest, entries=(replace(digest.entries[0], liked=("score <x>",)), digest.entries[1]))
    rich_cards = RichCards()
    (plain,) = rich_messages(digest, view(), None, rich_cards)
    (message,) = rich_messages(marked, view(), None, rich_cards)
    assert message.shared == plain.shared
    assert "score <x>" in str(read(message.html))
    assert "score &lt;x&gt;" in message.spare[0].html


def test_a_quiet_day_is_told_in_a_classic_message() -> None:
    digest = digest_of([], quiet=Quiet.WEEKEND)
    assert rich_messages(digest, view()) == digest_messages(digest, view())


@pytest.mark.parametrize("number", range(10))
def test_hostile_papers_make_messages_that_telegram_takes(number: int) -> None:
    paper = list(hostile())[number]
    digest = digest_of([paper, examples()[1]])
    for one in (digest, read_by_a_model((paper, examples()[1]))):
        for message in rich_messages(one, view(Length.FULL)):
            whole = read(message.html)
            assert length(whole) <= MAX_CHARACTERS
