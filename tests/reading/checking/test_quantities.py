"""Quantities: one amount in many notations, and digits that count nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.checking.equality import same
from bot.reading.checking.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text).found
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 billion", "20亿"),
        ("2 billion", "two billion"),
        ("200 million", "2亿"),
        ("30 %", "30％"),
        ("30%", "0.3"),
        ("30%", "百分之三十"),
        ("30%", "三成"),
        ("$71.01\\%$", "71.01 %"),
        ("1.2k", "1,200"),
        ("1.2k", "1200"),
        ("1 200 samples", "1,200"),
        ("10{,}000", "1万"),
        ("305M", "3.05亿"),
        ("1.14 million", "114 万"),
        ("10^{-3}", "0.001"),
        ("1e-4", "$10^{-4}$"),
        ("$1.2\\times10^6$", "120万"),
        ("twenty-two cities", "22 个"),
        ("二十二个城市", "22"),
        ("2x", "两倍"),
        ("2× faster", "twofold"),
        ("30-fold", "30 倍"),
        ("3.5 percentage points", "3.5 个百分点"),
        ("half of the data", "50%"),
        ("one third", "三分之一"),
        ("an order of magnitude", "10×"),
        ("1.5×", "50%"),
        ("500 ms", "0.5 秒"),
        ("2 hours", "120 分钟"),
        ("3 KB", "3000 字节"),
        ("5 kpc", "5 千秒差距"),
        ("1.5$\\sigma$", "1.5 σ"),
    ],
)
def test_one_amount_in_two_notations_is_the_same(one: str, other: str) -> None:
    assert same(only(one), only(other))
    assert same(only(other), only(one))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("2亿", "2 billion"),
        ("2 million", "2 billion"),
        ("71.1%", "71.01%"),
        ("7101", "71.01"),
        ("30 ms", "30%"),
        ("3 MB", "3 KB"),
        ("23 cities", "22 cities"),
        ("2023", "2024"),
        ("38.46%", "38.5%"),
        ("2小时", "2天"),
        ("2019 小时", "2019"),
    ],
)
def test_what_differs_is_not_the_same(statement: str, source: str) -> None:
    assert not same(only(statement), only(source))


@pytest.mark.parametrize(
    ("rounded", "exact"), [("71%", "71.01%"), ("38.5", "38.46"), ("约 40%", "38.46%"), ("about 6,000", "5,950")]
)
def test_a_number_may_be_rounded_but_never_made_more_exact(rounded: str, exact: str) -> None:
    assert same(only(rounded), only(exact))
    assert not same(only(exact), only(rounded))


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 and ResNet-50",
        "SD v1.5",
        "3D reconstruction, 2D images",
        "the F1 and top-5",
        "x_{10} and n^2",
        "Section 3, Table 2 and Fig. 4",
        "as shown in [12, 13]",
        "(1) first",
        "the 20th century, in the 1990s",
        "第三章，第2节",
        "十分重要的一种方法，一致性",
        "https://example.org/2024/12",
        "arXiv:2409.17058",
        "one of the first",
        "数十步",
    ],
)
def test_names_references_and_enumerators_are_no_quantities(text: str) -> None:
    assert not quantities(text).found


def test_the_size_in_a_models_name_is_a_quantity() -> None:
    assert same(only("Llama-3-8B-Instruct"), only("80亿"))


def test_a_range_shares_its_unit() -> None:
    first, second = quantities("10–20 %").found
    assert same(first, only("0.1"))
    assert same(second, only("0.2"))


def test_other_countries_commas_are_understood() -> None:
    assert same(only("71,01 % der Fälle"), only("71.01%"))
    assert same(only("1.200 Teilnehmer"), only("1,200"))


@pytest.mark.parametrize("text", ["9" * 400, "50^{999}", "0^{-3}", "1e99999", "10^{-99999}", "1/0", "½", "٣٫٥", "%%%"])
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(quantities(text).found, tuple)


@given(st.text(alphabet="0123456789.,%kKMB ×x万亿两十百/^{}$\\-~年(ab", max_size=40))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for one in quantities(text).found:
        assert one.text in text
        assert one.start < one.end
