"""Feeds are what RSS 2.0 and Atom 1.0 say, whatever papers hold, and a paper keeps its name in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bot.locales import Locale, Locales
from bot.model.paper import PaperId
from bot.model.post import Correction, PostEntry
from bot.model.reading import Claim, Depth
from bot.model.topic import Topic
from bot.render.feeds.channel import Channel
from bot.render.feeds.feed import MOST, atom, rss
from bot.render.feeds.items import FeedEntry
from bot.render.site.terms import SiteTerms
from tests.render.feeds.rules import ATOM, atom_faults, rss_faults
from tests.render.samples import examples
from tests.render.site.samples import DAY, DIFFUSION, EVIL, TERMS, entry_of, evil_entry, full_entry

URL = "https://lab.example/papers"
ENGLISH = Locales.load().get("en")
ENTRIES = [FeedEntry(DAY, one) for one in (full_entry(), *map(entry_of, examples()[2:]))]
EVIL_TOPIC = Topic(EVIL, EVIL, {"en": EVIL})
EVIL_TERMS = SiteTerms(EVIL, EVIL, "https://a.example/<&>é", EVIL, "https://Bücher.example/<&\"'>/é", "https://a.org/<")

Form = Callable[[Channel, list[FeedEntry], Locale], bytes]
FORMS = [pytest.param(rss, rss_faults, id="rss"), pytest.param(atom, atom_faults, id="atom")]
Faults = Callable[[bytes], list[str]]


def channel(url: str = URL, **changes: Any) -> Channel:
    return replace(Channel(DIFFUSION, DAY, replace(TERMS, url=url)), **changes)


def parsed(feed: bytes) -> Any:
    found = feedparser.parse(feed)
    assert not found.bozo, found.get("bozo_exception")
    return found


CHANNELS = [
    pytest.param(channel(), id="site"),
    pytest.param(channel(""), id="nowhere"),
    pytest.param(channel(is_in_site=False), id="alone"),
    pytest.param(channel("http://127.0.0.1:8080/a"), id="number"),
    pytest.param(Channel(EVIL_TOPIC, DAY, EVIL_TERMS), id="evil"),
]


@pytest.mark.parametrize("where", CHANNELS)
@pytest.mark.parametrize(("form", "faults"), FORMS)
def test_a_feed_is_valid(form: Form, faults: Faults, where: Channel) -> None:
    made = form(where, [*ENTRIES, FeedEntry(DAY - timedelta(1), evil_entry())], ENGLISH)
    assert faults(made) == []
    assert len(parsed(made).entries) == len(ENTRIES) + 1


@pytest.mark.parametrize(("form", "faults"), FORMS)
def test_a_feed_without_papers_is_valid(form: Form, faults: Faults) -> None:
    assert faults(form(channel(), [], ENGLISH)) == []


@pytest.mark.parametrize(("form", "faults"), FORMS)
@given(words=st.text(st.characters(exclude_categories=()), max_size=30))
def test_no_word_makes_a_feed_ill(form: Form, faults: Faults, words: str) -> None:
    entry = evil_entry()
    paper = replace(entry.paper, title=words, authors=(words, ""), categories=(words,), abstract=words)
    summary = entry.reading.summary and replace(entry.reading.summary, text=words or "-")
    told = replace(entry, paper=paper, reading=replace(entry.reading, summary=summary, reader=words))
    topic = Topic("a-topic", words, {"en": words})
    terms = SiteTerms(words, words, "", words, URL, TERMS.arxiv_site_url)
    made = form(Channel(topic, DAY, terms), [FeedEntry(DAY, told)], ENGLISH)
    assert faults(made) == []
    parsed(made)


@pytest.mark.parametrize("form", [rss, atom])
def test_an_item_tells_its_paper(form: Form) -> None:
    entry = full_entry()
    (item,) = parsed(form(channel(), [FeedEntry(DAY, entry)], ENGLISH)).entries
    assert item.title == entry.paper.title
    assert item.link == f"{URL}/p/2409.17049.html"
    assert item.id == "tag:lab.example,2025-10-07:papers/diffusion-models/2409.17049"
    assert item.published_parsed[:5] == (2025, 10, 7, 4, 0)
    assert {tag.term for tag in item.tags} >= set(entry.paper.categories)
    assert [one.name for one in item.authors] == list(entry.paper.authors)


def test_content_is_summary_and_takeaways_without_evidence() -> None:
    claims = [Claim(f"It works, {number} times.", ("Words of the paper.",)) for number in range(3)]
    entry = full_entry()
    told = replace(entry, reading=replace(entry.reading, summary=claims[0], takeaways=tuple(claims[1:])))
    content = parsed(atom(channel(), [FeedEntry(DAY, told)], ENGLISH)).entries[0].content[0]
    assert content.language == entry.reading.language
    points = "<ul><li>It works, 1 times.</li><li>It works, 2 times.</li></ul>"
    assert content.value.startswith(f"<p>It works, 0 times.</p>{points}")
    assert "Words of the paper" not in content.value


def test_a_paper_of_which_nothing_is_said_is_told_by_its_abstract() -> None:
    entry = entry_of(examples()[2])
    silent = replace(entry, reading=replace(entry.reading, summary=None, takeaways=()))
    content = parsed(atom(channel(), [FeedEntry(DAY, silent)], ENGLISH)).entries[0].content[0].value
    assert silent.paper.abstract[:60] in content


@pytest.mark.parametrize("form", [rss, atom])
def test_its_own_address_stands_in_it_where_it_is_known(form: Form) -> None:
    name = "rss" if form is rss else "atom"
    assert f'href="{URL}/t/diffusion-models/{name}.xml"'.encode() in form(channel(), ENTRIES, ENGLISH)
    alone = form(channel(is_in_site=False), ENTRIES, ENGLISH)
    assert f'href="{URL}/diffusion-models.{name}.xml"'.encode() in alone
    assert b'rel="self"' not in form(channel(""), ENTRIES, ENGLISH)
    assert parsed(alone).entries[0].link == "https://arxiv.org/abs/2409.17049v3"


@pytest.mark.parametrize("form", [rss, atom])
def test_a_paper_keeps_its_name_when_it_is_revised_and_corrected(form: Form) -> None:
    first = entry_of(examples()[1])
    later = replace(
        first,
        paper=replace(first.paper, version=2, title="Another"),
        corrections=(Correction(DAY + timedelta(3), 1, Depth.ABSTRACT, "extractive"),),
    )
    ((before,), (after,)) = (parsed(form(channel(), [FeedEntry(DAY, one)], ENGLISH)).entries for one in (first, later))
    assert (before.id, before.published) == (after.id, after.published)


def test_a_correction_is_an_update() -> None:
    entry = replace(entry_of(examples()[1]), corrections=(Correction(date(2025, 10, 20), 1, Depth.ABSTRACT, "x"),))
    root = etree.fromstring(atom(channel(), [FeedEntry(DAY, entry)], ENGLISH))
    assert root.findtext(f"{ATOM}entry/{ATOM}updated") == "2025-10-20T00:00:00Z"
    assert root.findtext(f"{ATOM}updated") == "2025-10-20T00:00:00Z"
    assert root.findtext(f"{ATOM}entry/{ATOM}published") == "2025-10-07T04:00:00Z"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Lab.Example:8080/a b/", "tag:lab.example,2025-10-07:a%20b/diffusion-models/math/0211159"),
        ("https://bücher.example", "tag:xn--bcher-kva.example,2025-10-07:diffusion-models/math/0211159"),
        ("https://[::1]/a", "tag:papergram.invalid,2025-10-07:a/diffusion-models/math/0211159"),
        ("", "tag:papergram.invalid,2025-10-07:diffusion-models/math/0211159"),
    ],
)
def test_a_name_has_the_host_that_gives_it(url: str, name: str) -> None:
    assert channel(url).paper_id(PaperId("math/0211159"), DAY) == name


def test_a_paper_of_two_topics_has_two_names() -> None:
    other = channel(topic=Topic("robots", "robot", {"en": "Robots"}))
    entry = FeedEntry(DAY, entry_of(examples()[1]))
    ids = {parsed(rss(each, [entry], ENGLISH)).entries[0].id for each in (channel(), other)}
    assert len(ids) == 2


@pytest.mark.parametrize("form", [rss, atom])
def test_it_has_the_newest_hundred(form: Form) -> None:
    def old(number: int) -> PostEntry:
        paper = examples()[number % 10]
        return entry_of(replace(paper, id=replace(paper.id, base=f"2401.{number:05}"), title=f"Paper {number}"))

    entries = [FeedEntry(DAY - timedelta(number // 10), old(number)) for number in range(130)]
    found = parsed(form(channel(), entries[::-1], ENGLISH)).entries
    assert len(found) == MOST
    assert {one.title for one in found} == {f"Paper {number}" for number in range(MOST)}
    assert found[0].published == max(one.published for one in found[:10])


def test_chinese_feeds_speak_chinese() -> None:
    found = parsed(rss(channel(), ENTRIES, Locales.load().get("zh"))).feed
    assert (found.language, found.title) == ("zh", "扩散模型 · Papers")


@pytest.mark.parametrize(
    ("old", "new", "form", "faults"),
    [
        (b"<pubDate>Tue, ", b"<pubDate>Mon, ", rss, rss_faults),
        (b'isPermaLink="false"', b"", rss, rss_faults),
        (b"<description>", b"<abstract>x</abstract><description>", rss, rss_faults),
        (b"<link>https://lab", b"<link>/lab", rss, rss_faults),
        (b"<language>en", b"<language>en</language><language>en", rss, rss_faults),
        (b"<published>2025-10-07", b"<published>2026-10-07", atom, atom_faults),
        (b"<name>A lab</name>", b"", atom, atom_faults),
        (b"<subtitle>", b"<description/><subtitle>", atom, atom_faults),
        (b"T04:00:00Z", b" 04:00", atom, atom_faults),
        (b"&lt;p&gt;", b"&lt;script&gt;", atom, atom_faults),
    ],
)
def test_the_rules_see_what_is_broken(old: bytes, new: bytes, form: Form, faults: Faults) -> None:
    made = form(channel(), ENTRIES, ENGLISH)
    assert old in made
    assert faults(made.replace(old, new)) != []
