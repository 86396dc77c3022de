"""Pages of the site: what stands on them, in which order, and that strangers' words stay words."""

import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from bot.locales import Locales
from bot.model.announcement import AnnounceKind
from bot.render.site import paths
from bot.render.site.skin import Skin
from tests.render.samples import examples
from tests.render.site.samples import DAY, DIFFUSION, PLACES, TERMS, entry_of, full_entry, pages, post_of, skin


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(params=["en", "zh"])
def every_page(request: pytest.FixtureRequest) -> list[tuple[str, html.HtmlElement]]:
    return [(name, tree(page)) for name, page in pages(request.param)]


def test_no_page_has_markup_of_a_stranger(every_page: list[tuple[str, html.HtmlElement]]) -> None:
    for name, page in every_page:
        assert len(page.xpath("//script")) == 1, name
        assert not page.xpath("//style | //iframe | //object | //embed | //base | //*[@style]"), name
        assert not [at for at in page.xpath("//@*") if at.attrname.startswith("on")], name
        links = page.xpath("//a/@href | //link/@href | //img/@src | //script/@src")
        assert not [link for link in links if re.match(r"\s*(?!https?:|data:image/svg)[a-z]+:", link)], name
        assert all(source.startswith(("../../figures/", "../figures/")) for source in page.xpath("//img/@src"))


def test_what_a_stranger_wrote_is_read_as_it_was_written() -> None:
    shown = dict(pages())["evil-paper"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "{{ 7*7 }} {% raw %}" in words(tree(shown))


def test_every_page_says_its_language_title_and_what_it_is_about(
    every_page: list[tuple[str, html.HtmlElement]],
) -> None:
    for name, page in every_page:
        assert page.get("lang") in ("en", "zh-Hans"), name
        assert page.findtext(".//title"), name
        assert page.xpath("string(//meta[@name='description']/@content)"), name
        assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, name


def test_headings_go_down_one_step_at_a_time(every_page: list[tuple[str, html.HtmlElement]]) -> None:
    for name, page in every_page:
        levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_names_of_places_in_a_page_are_there_once_and_are_found(every_page: list[tuple[str, html.HtmlElement]]) -> None:
    for name, page in every_page:
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        inside = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
        assert set(inside) <= set(ids), name


def test_a_day_has_its_papers_in_order_with_links_to_their_pages() -> None:
    page = tree(skin().day(post_of(*(entry_of(one) for one in examples())), None, None))
    assert [link.get("href") for link in page.xpath("//article/h2/a")] == [
        f"../../p/{one.id}.html" for one in examples()
    ]
    assert words(page.xpath("//h1")[0]) == "Diffusion models Tue 7 Oct 2025"
    assert "10 papers of 734 announced" in words(page)
    assert page.xpath("//link[@type='application/rss+xml']/@href") == ["rss.xml"]
    assert page.xpath("//link[@type='application/json']/@href") == ["2025-10-07.json"]


def test_a_day_tells_kind_changes_corrections_and_how_it_was_read() -> None:
    (article,) = tree(skin().day(post_of(full_entry()))).xpath("//article")
    said = words(article)
    assert "revised" in said
    assert "v1 → v3: new title, new authors: Ada Lovelace" in said or "v1 → v3" in said
    assert "Corrected on 8 Oct 2025: before, this told v1 (abstract only · extractive)." in said
    assert "full text, 14 pages · gpt-x · 2 statements left out" in said
    assert "An older reading 1 objection" in said
    assert "the paper says 2 billion" in said


def test_a_picture_has_size_words_credit_and_licence_and_waits_until_it_is_seen() -> None:
    page = tree(skin().day(post_of(full_entry())))
    (picture,) = page.xpath("//img")
    assert dict(picture.attrib) == {
        "src": "../../figures/2409.17049v3-1.png",
        "alt": "Figure 1: The method.",
        "width": "800",
        "height": "400",
        "loading": "lazy",
        "decoding": "async",
    }
    assert "CC BY 4.0" in words(page.xpath("//details[contains(@class, 'figures')]")[0])


def test_evidence_stands_beside_each_claim_of_a_day() -> None:
    page = tree(skin().day(post_of(full_entry())))
    for claim in page.xpath("//div[@class='takeaways']//li"):
        assert claim.xpath("./details/blockquote/p")


def test_an_extractive_claim_is_not_said_twice() -> None:
    assert not tree(skin().day(post_of(entry_of(examples()[0])))).xpath("//blockquote")


def test_notes_of_a_paper_lead_back_and_forth() -> None:
    page = tree(skin().paper(full_entry(), PLACES))
    forth = page.xpath("//sup/a")
    assert len(forth) == len(page.xpath("//ol/li[starts-with(@id, 'n')]")) > 10
    for link in forth:
        (note,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert f"#{link.get('id')}" in note.xpath(".//a/@href")


def test_a_paper_has_all_eight_parts_or_says_what_lacks() -> None:
    for entry in (full_entry(), entry_of(examples()[0])):
        eight = tree(skin().paper(entry)).xpath("//section[@class='eight']")[0]
        assert [words(one) for one in eight.xpath("./section/h3")] == [
            "1 Title", "2 Authors", "3 First author’s affiliation", "4 Keywords", "5 Links",
            "6 Summary", "7 Method, step by step", "8 Conclusion",
        ]  # fmt: skip
        for part in eight.xpath(".//section[not(section)]"):
            assert words(part) != words(part.xpath("./*[1]")[0]), "a part is blank"
    assert "the abstract does not say" in words(eight)


def test_a_paper_has_its_abstract_bibtex_posts_and_json() -> None:
    page = tree(skin().paper(full_entry(), PLACES))
    assert words(page.xpath("//section[h2='Abstract']/p")[0])[:40] == examples()[1].abstract[:40]
    assert "@misc{" in page.xpath("string(//pre)")
    assert page.xpath("//ul[@class='places']//a/@href") == [
        "../t/diffusion-models/2025-10-07.html#a2409.17049",
        "../t/robots/2025-10-08.html#a2409.17049",
    ]
    assert "2409.17049.json" in page.xpath("//p[@class='links']/a/@href")


def test_english_words_on_a_chinese_page_are_marked_as_such() -> None:
    page = tree(skin("zh").paper(full_entry()))
    assert page.xpath("//h1/@lang") == ["en"]
    assert set(page.xpath("//ol//blockquote/@lang")) == {"en"}
    assert not page.xpath("//div[@class='takeaways']/@lang")
    extractive = tree(skin("zh").paper(entry_of(examples()[0])))
    assert extractive.xpath("//div[@class='takeaways']/@lang") == ["en"]


def test_a_cross_list_and_a_new_paper_are_told_apart() -> None:
    entries = [entry_of(examples()[0]), entry_of(examples()[2], announced=AnnounceKind.CROSS)]
    page = tree(skin().day(post_of(*entries)))
    assert [words(one) for one in page.xpath("//*[contains(@class, 'badge')]")] == ["new", "cross-list"]


def test_the_stamp_changes_with_words_and_terms() -> None:
    stamps = {skin().stamp, skin("zh").stamp, skin(title="Other").stamp}
    assert len(stamps) == 3
    assert Skin(Locales.load().get("en"), TERMS).stamp == skin().stamp


def test_a_file_that_all_pages_need_is_named_after_its_content() -> None:
    for path, content in skin().assets().items():
        assert hashlib.sha256(content).hexdigest()[:10] in path
    page = tree(skin().index([]))
    assert {*page.xpath("//script/@src"), *page.xpath("//link[@rel='stylesheet']/@href")} == set(skin().assets())


def test_a_site_with_an_address_says_where_its_pages_are() -> None:
    page = tree(skin(url="https://lab.example/papers").topic(DIFFUSION, []))
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"https://lab.example/papers/{paths.topic_path(DIFFUSION.slug)}"
    ]


def test_a_paper_with_nothing_to_read_says_so() -> None:
    empty = replace(entry_of(examples()[0]).reading, summary=None, takeaways=(), sections={})
    assert "No summary could be made" in words(tree(skin().paper(entry_of(examples()[0], reading=empty))))
    assert "No summary could be made" in words(tree(skin().day(post_of(entry_of(examples()[0], reading=empty)), DAY)))
