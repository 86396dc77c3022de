"""The announcement feed in both forms, recorded from arXiv, whole and broken off."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.arxiv.feed import parse_listing
from bot.errors import ArxivUnavailable
from bot.model.announcement import AnnounceKind, Announcement
from bot.model.paper import PaperId
from tests.arxiv.conftest import DATA

WHOLE_ATOM = DATA / "rss" / "announce_atom_cs.AI_20250820_closed.xml"
TRUNCATED_ATOM = DATA / "rss" / "announce_atom_cs.AI_20250820_TRUNCATED_178k.xml"
WHOLE_RSS = DATA / "rss" / "announce_rss2_cs.LG+cs.AI+cs.CL+stat.ML_20260924_trimmed.xml"

ITEM = """<item><title>{title}</title><link>https://arxiv.org/abs/2510.00001</link>
<description>arXiv:2510.00001v1 Announce Type: new \nAbstract: One
  two.</description><guid isPermaLink="false">oai:arXiv.org:{id}v1</guid>
<category>cs.CV</category><category>cs.LG</category>
<pubDate>{day}</pubDate><arxiv:announce_type>{kind}</arxiv:announce_type><dc:creator>A B</dc:creator></item>"""


def rss(*items: str) -> bytes:
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<pubDate>Sat, 11 Oct 2025 00:00:00 -0400</pubDate>{"".join(items)}</channel></rss>""".encode()


def item(
    id_: str = "2510.00001", *, title: str = "T", kind: str = "new", day: str = "Mon, 06 Oct 2025 00:00:00 -0400"
) -> str:
    return ITEM.format(id=id_, title=title, kind=kind, day=day)


@pytest.mark.parametrize("path", [WHOLE_ATOM, WHOLE_RSS], ids=["atom", "rss"])
def test_no_entry_of_a_recorded_feed_is_lost(path: Path) -> None:
    body = path.read_text("utf-8")
    ids = re.findall(r"oai:arXiv\.org:([^<]+)</(?:id|guid)>", body)
    listing = parse_listing(body.encode())
    assert len(ids) == len(re.findall(r"<(?:entry|item)>", body)) > 3
    assert [paper.versioned_id for paper in listing.papers] == ids
    assert [str(one.kind) for one in listing.announcements] == re.findall(r"<arxiv:announce_type>([^<]+)<", body)
    assert not listing.truncated


def test_a_feed_that_breaks_off_gives_every_entry_that_was_complete() -> None:
    body = TRUNCATED_ATOM.read_bytes()
    listing = parse_listing(body)
    assert listing.truncated
    assert len(listing.papers) == body.count(b"</entry>") == body.count(b"<entry>") - 1
    assert listing.papers == parse_listing(WHOLE_ATOM.read_bytes()).papers


@pytest.mark.parametrize("path", [WHOLE_ATOM, WHOLE_RSS], ids=["atom", "rss"])
def test_wherever_a_feed_breaks_off_no_entry_is_half(path: Path) -> None:
    body = path.read_bytes()
    whole = parse_listing(body).papers
    for end in range(400, len(body) - 10, len(body) // 40):
        listing = parse_listing(body[:end])
        complete = len(re.findall(rb"</(?:entry|item)>", body[:end]))
        assert listing.truncated
        assert listing.papers == whole[:complete]


def test_an_entry_of_the_rss_form_is_read_in_full() -> None:
    listing = parse_listing(WHOLE_RSS.read_bytes())
    paper = listing.papers[-1]
    assert listing.day == date(2026, 9, 24)
    assert listing.announcements[-1] == Announcement(listing.day, PaperId("2009.13987"), AnnounceKind.REPLACE, 3)
    assert (paper.version, paper.title) == (3, "Random Polytope Descriptors")
    assert paper.authors == ("Michael Joswig", "Marek Kaluba", "Lukas Ruff")
    assert paper.categories == ("cs.LG", "math.MG", "stat.ML")
    assert paper.primary_category == "cs.LG"
    assert paper.license == "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"
    assert not paper.complete
    assert paper.published is None


def test_the_abstract_stands_without_what_the_feed_puts_before_it() -> None:
    for path in (WHOLE_ATOM, WHOLE_RSS):
        for paper in parse_listing(path.read_bytes()).papers:
            assert not re.match(r"arXiv:|Abstract:", paper.abstract)
            assert paper.abstract == " ".join(paper.abstract.split()) != ""


def test_accents_in_names_are_letters() -> None:
    authors = {name for paper in parse_listing(WHOLE_ATOM.read_bytes()).papers for name in paper.authors}
    assert {"Nikola Milović", "Anders Søgaard", "Hendrik Kraß", "Jan Jakubův"} <= authors
    assert not [name for name in authors if re.search(r"[\\{},]", name)]


def test_the_day_is_that_of_the_entries_in_eastern_time() -> None:
    assert parse_listing(WHOLE_ATOM.read_bytes()).day == date(2025, 8, 20)
    assert parse_listing(rss(item(day="Mon, 06 Oct 2025 04:00:00 +0000"))).day == date(2025, 10, 6)


def test_an_empty_feed_states_no_day_although_its_channel_is_dated() -> None:
    listing = parse_listing(rss())
    assert (listing.day, listing.announcements, listing.truncated) == (None, (), False)


def test_a_repeated_entry_counts_once_and_another_kind_of_the_same_paper_counts() -> None:
    listing = parse_listing(rss(item(), item(), item(kind="cross")))
    assert [one.kind for one in listing.announcements] == [AnnounceKind.NEW, AnnounceKind.CROSS]
    assert len(listing.papers) == 2


@pytest.mark.parametrize(
    "broken", [item("no-id"), item(kind="surprise"), item(title=""), item(day="yesterday")], ids=str.split
)
def test_an_unreadable_entry_is_left_out_and_logged(broken: str, caplog: pytest.LogCaptureFixture) -> None:
    listing = parse_listing(rss(broken, item("2510.00002")))
    assert [str(paper.id) for paper in listing.papers] == ["2510.00002"]
    assert "unreadable entry" in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"Rate exceeded.",
        b"\x00\xff\xfe",
        b"<!DOCTYPE html><html><body>maintenance<br></body></html>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        b"<feed><entry/></feed>",
    ],
)
def test_what_is_no_feed_is_an_error_with_a_sentence(body: bytes) -> None:
    with pytest.raises(ArxivUnavailable, match=r"announcement feed is .*; try again later\.$"):
        parse_listing(body)


def test_entities_are_refused_and_nothing_is_read_from_the_disk(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hush")
    doctype = f'<!DOCTYPE rss [<!ENTITY leak SYSTEM "{secret.as_uri()}"><!ENTITY big "{"x" * 1000}">]>'
    body = rss(item(title="&leak;&big;")).replace(b"?>", b"?>" + doctype.encode(), 1)
    with pytest.raises(ArxivUnavailable) as refusal:
        parse_listing(body)
    assert "hush" not in str(refusal.value)
