"""Topics by the words of an operator."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.topics import named, of_slugs, slug_of
from bot.errors import PapergramError, QuerySyntaxError
from bot.topics.catalogue import Catalogue

CATALOGUE = Catalogue.load()


def test_they_are_found_by_slug_or_name_in_any_language_each_once() -> None:
    topics = named(CATALOGUE, ["diffusion-models", "Diffusion Models", "扩散模型", "robotics"])
    assert [topic.slug for topic in topics] == ["diffusion-models", "robotics"]


def test_a_topic_of_ones_own_is_a_name_and_a_query() -> None:
    (topic,) = named(CATALOGUE, ['Soft robots = "soft robot" cat:cs.RO'])
    assert (topic.slug, topic.name("zh"), topic.query) == ("soft-robots", "Soft robots", '"soft robot" cat:cs.RO')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("difusion-models", "Near: diffusion-models"),
        ("../../etc/passwd", "There is no topic"),
        ("Robotics = x", "another name"),
    ],
)
def test_what_is_no_topic_is_told(words: str, said: str) -> None:
    with pytest.raises(PapergramError, match=re.escape(said)):
        named(CATALOGUE, [words])


def test_a_query_that_cannot_be_read_is_told() -> None:
    with pytest.raises(QuerySyntaxError):
        named(CATALOGUE, ["Mine = (open"])


@given(st.text(max_size=300))
def test_a_slug_can_name_a_file(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_of(name))
    assert len(slug_of(name)) <= 60


def test_of_what_chats_are_subscribed_to_the_catalogues_topics_are_published() -> None:
    found = of_slugs(CATALOGUE, (), ["robotics", "q-0123456789ab", "diffusion-models"])
    assert {topic.slug for topic in found} == {"robotics", "diffusion-models"}
