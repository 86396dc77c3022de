"""Readings survive the way to JSON and back."""

import json
from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.model.paper import PaperId
from bot.model.reading import Claim, Depth, Links, Reading, Section
from bot.model.reading_json import reading_from_json, reading_to_json
from tests.reading.papers import example_papers, paper, read

texts = st.text(max_size=20)
tuples = st.lists(texts, max_size=3).map(tuple)
claims = st.builds(Claim, texts, st.lists(texts, min_size=1, max_size=3).map(tuple))
many_claims = st.lists(claims, max_size=3).map(tuple)
zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
readings = st.builds(
    Reading,
    paper=st.sampled_from([PaperId("2409.17058"), PaperId("math/0211159")]),
    version=st.integers(1, 99),
    language=texts,
    depth=st.sampled_from(Depth),
    reader=texts,
    summary=st.none() | claims,
    takeaways=many_claims,
    sections=st.dictionaries(st.sampled_from(Section), many_claims),
    keywords=tuples,
    links=st.builds(Links, tuples, tuples, st.none() | texts),
    made=st.datetimes(timezones=zones),
    pages=st.none() | st.integers(1, 999),
    cut=st.integers(0, 9),
    title=st.none() | texts,
    affiliations=tuples,
    partly=st.booleans(),
)


@given(readings)
def test_a_reading_survives_the_way_to_json_and_back(reading: Reading) -> None:
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading)))) == reading


def test_a_section_that_is_absent_is_null_in_json() -> None:
    written = reading_to_json(read(paper("")))
    assert written["sections"] == {"background": None, "prior_work": None, "method": None, "results": None}
    assert (written["summary"], written["summary_evidence"], written["key_takeaways"]) == (None, [], [])


def test_the_shape_is_the_one_that_others_rely_on() -> None:
    written = reading_to_json(read(example_papers()["2409.16949"]))
    assert list(written) == [
        "id", "version", "language", "summary", "summary_evidence", "key_takeaways", "sections", "keywords", "links",
        "coverage", "reader", "cut", "title", "affiliations", "made",
    ]  # fmt: skip
    assert set(written["links"]) == {"code", "project", "venue"}
    assert written["coverage"] == {"depth": "abstract", "pages": None}
    assert set(written["key_takeaways"][0]) == {"text", "evidence"}
