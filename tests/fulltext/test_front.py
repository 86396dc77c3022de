"""The block of authors in the forms in which arXiv's converter leaves it, and the first author's affiliations in it."""

import pytest

from bot.fulltext.affiliations import affiliations_of
from bot.fulltext.html import read_html
from tests.fulltext.made import FILLER, article, section

AUTHORS = ["Ada Lovelace", "Sofia Kovalevskaya"]


def creator(name: str, notes: str = "") -> str:
    return (
        f'<span class="ltx_creator ltx_role_author"><span class="ltx_personname">{name}</span>'
        f'<span class="ltx_author_notes">{notes}</span></span>'
    )


def contact(words: str, role: str = "affiliation") -> str:
    return (
        f'<span class="ltx_contact ltx_role_{role}"><span class="ltx_contact_name">Affiliation: </span>{words}</span>'
    )


def note(role: str, mark: str, words: str) -> str:
    return (
        f'<span class="ltx_note ltx_role_{role}"><sup class="ltx_note_mark">{mark}</sup><span class="ltx_note_outer">'
        f'<span class="ltx_note_content"><sup class="ltx_note_mark">{mark}</sup>'
        f'<span class="ltx_note_type">{role}: </span>{words}</span></span></span>'
    )


def sup(mark: str) -> str:
    return f'<sup class="ltx_sup"><span class="ltx_text ltx_font_italic">{mark}</span></sup>'


def found(*blocks: str, around: str = "") -> tuple[str, ...]:
    page = article(section("Counting", FILLER * 4), authors=f'{around}<div class="ltx_authors">{"".join(blocks)}</div>')
    return affiliations_of(AUTHORS, read_html(page).front)


def test_an_author_with_contacts_of_her_own() -> None:
    blocks = creator("Ada Lovelace", contact("University of Lanterns") + contact("ada@x.example", "email"))
    assert found(blocks, creator("Sofia Kovalevskaya", contact("Elsewhere"))) == ("University of Lanterns",)


def test_several_contacts_of_her_own_are_all_hers() -> None:
    both = contact("University of Lanterns, Bridge City 710127") + contact("Institute of Wicks")
    assert found(creator("Ada Lovelace", both), creator("Sofia Kovalevskaya")) == (
        "University of Lanterns, Bridge City 710127",
        "Institute of Wicks",
    )


@pytest.mark.parametrize("br", ['<br class="ltx_break">', " "])
def test_all_names_in_one_with_marks_and_a_legend(br: str) -> None:
    names = f"Ada Lovelace{sup('1,2†')}, {br}Sofia Kovalevskaya{sup('2')}"
    legend = contact(f"{sup('1')}Carnelian University {sup('2')}Genesis Lab {br}{sup('†')}Corresponding author: Ada")
    assert found(creator(names, legend)) == ("Carnelian University", "Genesis Lab")


def test_marks_set_as_formulas() -> None:
    names = 'Ada Lovelace<math alttext="{}^{1,*}"><msup><mi/><mn>1</mn></msup></math>, Sofia Kovalevskaya'
    legend = '<br class="ltx_break"><math alttext="^{1}"><mn>1</mn></math>University of Lanterns'
    assert found(creator(names + legend)) == ("University of Lanterns",)


def test_institutes_in_notes_beside_the_title() -> None:
    notes = note("institutetext", "1", "University of Lanterns") + note("institutetext", "2", "Elsewhere")
    assert found(creator(f"Ada Lovelace{sup('1')}"), creator(f"Sofia Kovalevskaya{sup('2')}"), around=notes) == (
        "University of Lanterns",
    )


def test_an_affiliation_that_hangs_on_the_last_author_may_not_be_the_firsts() -> None:
    assert found(creator("Ada Lovelace"), creator("Sofia Kovalevskaya", contact("University of Lanterns"))) == ()


def test_footnotes_to_a_name_are_no_affiliation() -> None:
    thanks = note("thanks", "†", "Supported by the Bridge Foundation.") + note("footnotemark", "1", "1")
    assert found(creator(f"Ada Lovelace{thanks}"), creator("Sofia Kovalevskaya")) == ()
