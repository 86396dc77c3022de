"""What changed between two versions of a paper, and how it is told."""

from dataclasses import replace
from typing import Any

import pytest

from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Quiet
from bot.model.revision import Changes, Revision, changes_between
from bot.render.card import View
from bot.render.classic import digest_messages
from bot.render.html import strip_tags
from bot.render.plain import digest_text
from bot.render.revisions import MOST_SHOWN, revision_messages
from bot.render.rich.digest import rich_messages
from tests.render.rich.reading import read
from tests.render.samples import NAMES, SITE, digest_of, examples
from tests.render.tdlib import parse

PAPER = replace(
    examples()[0], authors=("Jörg Müller", "Ada Lovelace"), abstract="one two three four", comment="9 pages"
)
EVERYTHING = Changes(True, ("Eve <E>",), ("Bob",), 0.123, "9 & 10 pages", "Nature 1", "10.1/x", is_withdrawn=True)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": "Another"}, Changes(title=True)),
        ({"title": examples()[0].title.upper() + "."}, Changes()),
        ({"abstract": "one two three five"}, Changes(abstract=0.25)),
        ({"abstract": "one  two three,\nfour"}, Changes()),
        ({"authors": ('J{\\"o}rg Muller', "Ada Lovelace", "Eve")}, Changes(joined=("Eve",))),
        ({"authors": ("Ada Lovelace",)}, Changes(left=("Jörg Müller",))),
        ({"comment": "Accepted at ICLR"}, Changes(comment="Accepted at ICLR")),
        ({"comment": None}, Changes()),
        ({"journal_ref": "Nature 1", "doi": "10.1/x"}, Changes(journal_ref="Nature 1", doi="10.1/x")),
        ({"comment": "Withdrawn for an error"}, Changes(comment="Withdrawn for an error", is_withdrawn=True)),
        ({"comment": "Accepted at ICLR", "complete": False}, Changes()),
    ],
)
def test_what_changed_is_what_differs_in_arxivs_metadata(changed: dict[str, Any], expected: Changes) -> None:
    assert changes_between(PAPER, replace(PAPER, version=2, **changed)) == expected


def test_what_was_not_known_before_is_not_called_new() -> None:
    before = replace(PAPER, comment=None, complete=False)
    assert changes_between(before, replace(PAPER, version=2)) == Changes()


def view(language: str = "en") -> View:
    return View(Locales.load().get(language), NAMES, Length.SUMMARY, SITE)


def revision(changes: Changes, title: str = "A <b>title</b>") -> Revision:
    return Revision(replace(PAPER, title=title, version=3), 1, changes)


def test_a_line_names_the_versions_and_the_changes_in_every_layout() -> None:
    digest = digest_of(examples()[:2], revisions=(revision(EVERYTHING),))
    line = (
        "A <b>title</b>, v1 → v3: withdrawn, new title, new among the authors: Eve <E>, "
        "no longer among the authors: Bob, 12% of the abstract’s words changed, published in Nature 1, "
        "comment: “9 & 10 pages”, DOI 10.1/x"
    )
    *_, classic = digest_messages(digest, view())
    assert parse(classic.html).text.endswith(f"Revised since you had them\n{line}")
    *_, rich = rich_messages(digest, view())
    shown = [block for block in read(rich.html)["blocks"] if block["type"] == "list"][-1]
    assert strip_tags(rich.html).endswith(
        strip_tags(f"Revised since you had them{line}".replace("<", "&lt;").replace("& ", "&amp; "))
    )
    assert len(shown["items"]) == 1
    plain = digest_text(digest, view().locale, NAMES, Length.SUMMARY, SITE)
    assert "Revised since you had them" in plain
    assert "12% of the abstract’s" in plain


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_language_tells_them(language: str) -> None:
    for one in revision_messages(digest_of([], revisions=(revision(EVERYTHING), revision(Changes()))), view(language)):
        parse(one.html)


def test_where_only_the_text_can_differ_it_says_that() -> None:
    (message,) = revision_messages(digest_of([], revisions=(revision(Changes()),)), view())
    assert parse(message.html).text.endswith("v1 → v3: title, authors and abstract as before; the text may differ")


def test_a_quiet_day_ends_with_them_too() -> None:
    digest = digest_of([], quiet=Quiet.WEEKEND, revisions=(revision(Changes(title=True)),))
    (message,) = digest_messages(digest, view())
    text = parse(message.html).text
    assert text.index("weekend") < text.index("Revised since you had them")


def test_many_are_counted() -> None:
    many = tuple(revision(Changes(title=True), "t" * 300) for _ in range(MOST_SHOWN + 3))
    messages = revision_messages(digest_of([], revisions=many), view())
    assert "".join(one.html for one in messages).count("v1 → v3") == MOST_SHOWN
    assert messages[-1].html.endswith("and 3 more")
    for message in messages:
        assert len(parse(message.html).text) <= 4_096


def test_no_revisions_no_words() -> None:
    assert revision_messages(digest_of([]), view()) == []
