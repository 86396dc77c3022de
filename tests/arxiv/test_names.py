"""Author strings of the announcement feed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arxiv.names import from_tex, split_authors


@pytest.mark.parametrize(
    ("tex", "name"),
    [
        (r"Nikola Milovi\'c", "Nikola Milović"),
        (r"Nikola Pi\v{z}urica", "Nikola Pižurica"),
        (r"J\"org Deigm\"oller", "Jörg Deigmöller"),
        (r"G\"{o}del", "Gödel"),
        (r"{\"O}zg{\"u}r", "Özgür"),
        (r"Hendrik Kra{\ss}", "Hendrik Kraß"),
        (r"Anders S{\o}gaard", "Anders Søgaard"),
        (r"\O ystein", "Øystein"),
        (r"{\L}ukasz \L{}o\'s", "Łukasz Łoś"),
        (r"Jan Jakub\r{u}v", "Jan Jakubův"),
        (r"Garc\'{\i}a Mart\'\i nez", "García Martínez"),
        (r"\c{C}elik \u{g} \k{a} \H{o} \=a \.I", "Çelik ğ ą ő ā İ"),
        (r"\AA ngstr\"om", "Ångström"),
        ("Jane~Doe", "Jane Doe"),
        ("{ATLAS Collaboration}", "ATLAS Collaboration"),
        (r"\textit{x}", r"\textit{x}"),
        (r"$\alpha$", r"$\alpha$"),
        ("Łukasz Kaiser", "Łukasz Kaiser"),
    ],
)
def test_tex_accents_become_letters(tex: str, name: str) -> None:
    assert from_tex(tex) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("Jane  Doe,\n John Roe, ", ("Jane Doe", "John Roe")),
        ("Jane Doe, and John Roe", ("Jane Doe", "John Roe")),
        ("John Roe, Jr., Jane Doe", ("John Roe, Jr.", "Jane Doe")),
        ("John Roe, III, Jane Doe", ("John Roe, III", "Jane Doe")),
        ("Jane Doe (MIT, Harvard), John Roe", ("Jane Doe (MIT, Harvard)", "John Roe")),
        ("The LIGO Collaboration (A. Bee, C. Dee)", ("The LIGO Collaboration (A. Bee, C. Dee)",)),
        ("", ()),
    ],
)
def test_commas_separate_names_but_not_in_brackets_or_before_a_suffix(text: str, names: tuple[str, ...]) -> None:
    assert split_authors(text) == names


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=5, max_size=12), max_size=30))
def test_plain_names_come_back(names: list[str]) -> None:
    assert "".join(split_authors(", ".join(names))) == from_tex("".join(names))


@given(st.text())
def test_any_text_is_read_and_settles(text: str) -> None:
    assert all(name == " ".join(name.split()) and name for name in split_authors(text))
