"""Every form of id and link that people paste, and everything that only looks similar."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadPaperId
from bot.model.paper import PaperId

NEW, OLD = "2409.17058", "math/0211159"

PASTED = [
    ("2409.17058", NEW, None),
    ("2409.17058v2", NEW, 2),
    ("2409.17058V12", NEW, 12),
    (" 2409.17058\n", NEW, None),
    ("(2409.17058)", NEW, None),
    ("«2409.17058».", NEW, None),
    ("`2409.17058`", NEW, None),
    ("2409.17058v1.pdf", NEW, 1),
    ("0704.0001", "0704.0001", None),
    ("1412.9999v3", "1412.9999", 3),
    ("1501.00001", "1501.00001", None),
    ("２４０９．１７０５８", NEW, None),
    ("\u200b2409.17058\u00a0", NEW, None),
    ("math/0211159", OLD, None),
    ("MATH/0211159v1", OLD, 1),
    ("math.GT/0211159", OLD, None),
    ("math%2F0211159", OLD, None),
    ("hep-th/9108004", "hep-th/9108004", None),
    ("cs/9912018", "cs/9912018", None),
    ("cond-mat.stat-mech/0703001", "cond-mat/0703001", None),
    ("arXiv:2409.17058", NEW, None),
    ("ARXIV:2409.17058v3", NEW, 3),
    ("arXiv: 2409.17058", NEW, None),
    ("arXiv 2409.17058", NEW, None),
    ("arXiv：2409.17058", NEW, None),
    ("arXiv:2409.17058v2 [cs.CV]", NEW, 2),
    ("arXiv:2409.17058v2 [cs.CV] 25 Sep 2024", NEW, 2),
    ("2409.17058v2 [cs.CV]", NEW, 2),
    ("[arXiv:2409.17058v2 [cs.CV]]", NEW, 2),
    ("arXiv:hep-th/9108004", "hep-th/9108004", None),
    ("oai:arXiv.org:2508.13167v1", "2508.13167", 1),
    ("arXiv preprint arXiv:2409.17058 (2024)", NEW, None),
    ("https://arxiv.org/abs/2409.17058", NEW, None),
    ("http://arxiv.org/abs/2409.17058v1", NEW, 1),
    ("HTTPS://ARXIV.ORG/ABS/2409.17058V1", NEW, 1),
    ("arxiv.org/abs/2409.17058/", NEW, None),
    ("https://www.arxiv.org/abs/2409.17058", NEW, None),
    ("https://export.arxiv.org/abs/2409.17058", NEW, None),
    ("https://arxiv.org/abs/2409.17058?context=cs.CV", NEW, None),
    ("https://arxiv.org/abs/2409.17058#comments", NEW, None),
    ("https://arxiv.org/abs/math/0211159v1", OLD, 1),
    ("https://arxiv.org/abs/math.GT/0211159", OLD, None),
    ("https://arxiv.org/abs/math%2F0211159", OLD, None),
    ("https://arxiv.org/abs/arXiv:2409.17058", NEW, None),
    ("https://arxiv.org/pdf/2409.17058", NEW, None),
    ("https://arxiv.org/pdf/2409.17058v2.pdf#page=3", NEW, 2),
    ("https://arxiv.org/pdf/math/0211159.pdf", OLD, None),
    ("https://arxiv.org/html/2409.17058v1", NEW, 1),
    ("https://arxiv.org/html/2409.17058v1/x1.png", NEW, 1),
    ("https://arxiv.org/html/2409.17058v1#S3.SS1", NEW, 1),
    ("https://arxiv.org/format/2409.17058", NEW, None),
    ("https://arxiv.org/e-print/2409.17058", NEW, None),
    ("https://ar5iv.org/abs/2409.17058", NEW, None),
    ("https://ar5iv.labs.arxiv.org/html/2409.17058", NEW, None),
    ("https://www.alphaxiv.org/abs/2409.17058v1", NEW, 1),
    ("https://alphaxiv.org/overview/2409.17058", NEW, None),
    ("https://www.alphaxiv.org/zh/overview/2409.17058v1?tab=1", NEW, 1),
    ("https://huggingface.co/papers/2409.17058", NEW, None),
    ("https://hf.co/papers/2409.17058", NEW, None),
    ("10.48550/arXiv.2409.17058", NEW, None),
    ("doi:10.48550/ARXIV.2409.17058", NEW, None),
    ("https://doi.org/10.48550/arXiv.2409.17058", NEW, None),
    ("https://dx.doi.org/10.48550/arXiv.math/0211159", OLD, None),
    ("<https://arxiv.org/abs/2409.17058>", NEW, None),
    ("[S3Diff](https://arxiv.org/abs/2409.17058v1)", NEW, 1),
    ("[2409.17058](https://arxiv.org/abs/2409.17058)", NEW, None),
    ("https://arxiv.org/abs/2409.17058, please", NEW, None),
    ("参见arXiv:2409.17058。", NEW, None),
    ("https://arxiv.org/abs/2409.17058v1 and https://arxiv.org/pdf/2409.17058v1", NEW, 1),
]

ONLY_SIMILAR = [
    "",
    " ",
    "attention is all you need",
    "+49 2409 17058",
    "555.1234",
    "1234.567",
    "1234.5678",
    "12345.67890",
    "2409.170580",
    "2409.1705",
    "1312.00001",
    "1501.0001",
    "2413.17058",
    "2400.17058",
    "2409.00000",
    "0703.0001",
    "0000.0000",
    "2409.17058v0",
    "2409.17058v",
    "2409.17058a",
    "2409.17058.1",
    "1.2409.17058",
    "x2409.17058",
    "-2409.17058",
    "2409.17058 2409.17059",
    "price 2409.17058 EUR",
    "math/021115",
    "math/0213159",
    "math/0801001",
    "mathematics/0211159",
    "foo/0211159",
    "10.1038/2409.17058",
    "https://doi.org/10.1103/PhysRevB.85.115117",
    "https://doi.org/10.1234/2409.17058",
    "https://example.com/abs/2409.17058",
    "https://notarxiv.org/abs/2409.17058",
    "https://arxiv.org.example.com/abs/2409.17058",
    "https://huggingface.co/datasets/x/2409.17058",
    "https://arxiv.org/list/cs.CV/recent",
    "https://arxiv.org/abs/2409.17058v0",
    "https://arxiv.org/abs/2409.17058 https://arxiv.org/abs/2409.17059",
]

LINK_FORMS = [
    "{}",
    "arXiv:{}",
    "https://arxiv.org/abs/{}",
    "https://arxiv.org/pdf/{}.pdf",
    "https://export.arxiv.org/html/{}#S1",
    "https://www.alphaxiv.org/abs/{}?x=1",
    "https://huggingface.co/papers/{}",
    "https://doi.org/10.48550/arXiv.{}",
    "[a paper](https://arxiv.org/abs/{}).",
]

months = st.integers(1, 12)
numbers_of_five = st.builds("{:02}{:02}.{:05}".format, st.integers(15, 99), months, st.integers(1, 99_999))
numbers_of_four = st.builds("{:02}{:02}.{:04}".format, st.integers(8, 14), months, st.integers(1, 9_999))
old_numbers = st.builds(
    "{}/{:02}{:02}{:03}".format,
    st.sampled_from(["math", "hep-th", "cs", "cond-mat", "q-bio", "math-ph"]),
    st.sampled_from([91, 99, 0, 6]),
    months,
    st.integers(1, 999),
)
ids = numbers_of_five | numbers_of_four | old_numbers


@pytest.mark.parametrize(("text", "base", "version"), PASTED)
def test_what_people_paste_is_an_id(text: str, base: str, version: int | None) -> None:
    assert PaperId.parse_versioned(text) == (PaperId(base), version)


@pytest.mark.parametrize("text", ONLY_SIMILAR)
def test_what_only_looks_similar_is_refused(text: str) -> None:
    with pytest.raises(BadPaperId):
        PaperId.parse(text)


def test_a_refusal_shows_the_text_and_what_an_id_looks_like() -> None:
    with pytest.raises(BadPaperId, match=r"“2413\.17058” is not .* looks like 2409\.17058 or math/0211159"):
        PaperId.parse("2413.17058")


def test_a_refusal_of_a_long_text_is_short() -> None:
    with pytest.raises(BadPaperId) as refusal:
        PaperId.parse("spam\n" * 10_000)
    assert len(str(refusal.value)) < 200
    assert "\n" not in str(refusal.value)


@given(ids, st.sampled_from(LINK_FORMS), st.none() | st.integers(1, 999))
def test_any_id_survives_every_link_form(base: str, form: str, version: int | None) -> None:
    text = form.format(base if version is None else f"{base}v{version}")
    assert PaperId.parse_versioned(text) == (PaperId(base), version)


@given(st.text() | st.from_regex(r"(arxiv\.org/abs/|arXiv:)?[\d./v-]{0,20}"))
def test_any_text_is_an_id_or_a_refusal(text: str) -> None:
    try:
        found = PaperId.parse(text)
    except BadPaperId:
        return
    assert PaperId.parse(str(found)) == found


@pytest.mark.parametrize(
    "piece",
    [
        "arxiv.org/",
        "arxiv ",
        "2409.",
        "a.",
        "math.",
        "[",
        "%",
        "%41",
        "arxiv.org/a/",
        "1",
        " ",
        "\u0301\u0323",
        "v",
        "：",
        "\n",
    ],
)
def test_a_megabyte_of_anything_takes_no_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.perf_counter()
    assert PaperId.find_links(text) == []
    with pytest.raises(BadPaperId):
        PaperId.parse(text)
    assert time.perf_counter() - began < 5


def test_links_in_running_text_come_in_order_and_once() -> None:
    text = (
        "Follows https://arxiv.org/abs/2409.17058v1 (see also arXiv:math/0211159, [PDF](https://arxiv.org/pdf/2409.17058)"
        " and doi:10.48550/arXiv.1706.03762); the value 2409.17059 and the tag 1234.5678 are no papers."
    )
    assert [str(found) for found in PaperId.find_links(text)] == ["2409.17058", "math/0211159", "1706.03762"]


def test_a_bare_number_in_running_text_is_no_link() -> None:
    assert PaperId.find_links("2409.17058") == []
