"""The catalogue: well formed, easy to find things in, and precise on real papers."""

import re

import pytest

from bot.model.paper import PaperId
from bot.topics.catalogue import Catalogue
from bot.topics.explain import explain
from bot.topics.match import DayIndex
from bot.topics.syntax import MAX_LENGTH, parse
from tests.topics.papers import corpus, example_papers

CATALOGUE = Catalogue.load()
SLUGS = [topic.slug for topic in CATALOGUE]
PROMISED = [
    *("diffusion-models", "llm", "agents", "nerf", "3dgs", "gan", "talking-head", "speech", "rag", "robotics"),
    *("text-to-image", "video-generation", "vision-language", "multimodal", "image-segmentation", "object-detection"),
    *(
        "medical-imaging",
        "3d-reconstruction",
        "human-motion",
        "avatars",
        "autonomous-driving",
        "reinforcement-learning",
    ),
]


def test_slugs_fit_a_callback_and_a_deep_link() -> None:
    assert len(set(SLUGS)) == len(SLUGS) >= 60
    assert all(re.fullmatch(r"[a-z0-9-]{1,32}", slug) for slug in SLUGS)


def test_the_promised_topics_are_there() -> None:
    assert set(PROMISED) <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_query_is_read(slug: str) -> None:
    topic = CATALOGUE.get(slug)
    assert topic is not None
    assert len(topic.query) <= MAX_LENGTH
    parse(topic.query)


def test_every_topic_has_both_names_and_an_area_with_both_names() -> None:
    assert all(topic.names["en"] and topic.names["zh"] for topic in CATALOGUE)
    areas = CATALOGUE.areas()
    assert sum(map(len, areas.values())) == len(CATALOGUE)
    assert all(areas.values())
    assert (CATALOGUE.area_name("vision", "zh"), CATALOGUE.area_name("vision", "de")) == ("计算机视觉", "Vision")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("llm", "llm"),
        ("LLMs", "llm"),
        ("Diffusion Models", "diffusion-models"),
        ("diffusion_model", "diffusion-models"),
        ("扩散模型", "diffusion-models"),
        ("大模型", "llm"),
        ("Gaussian-Splatting", "3dgs"),
        ("rlhf", "alignment"),
        ("RL", "reinforcement-learning"),
        ("quantum", "quantum-computing"),
        ("math", "maths"),
        ("text to speech", "tts"),
    ],
)
def test_a_topic_is_found_by_what_people_type(text: str, slug: str) -> None:
    topic = CATALOGUE.find(text)
    assert topic is not None
    assert topic.slug == slug


def test_what_is_no_topic_is_not_found_but_its_neighbours_are() -> None:
    assert CATALOGUE.find("difusion modles") is None
    assert CATALOGUE.nearest("difusion modles")[0].slug == "diffusion-models"
    assert CATALOGUE.nearest("reinforcment", 1)[0].slug == "reinforcement-learning"
    assert CATALOGUE.nearest("zzzzzz") == []


def test_every_topic_finds_papers_in_two_weeks_and_none_finds_most() -> None:
    with DayIndex(corpus()) as index:
        counts = {slug: len(matches) for slug, matches in index.match(CATALOGUE).items()}
    assert [slug for slug, count in counts.items() if not count] == []
    assert max(counts.values()) < len(corpus()) / 4


def test_a_paper_that_only_compares_itself_with_diffusion_is_not_about_it() -> None:
    topic = CATALOGUE.get("diffusion-models")
    assert topic is not None
    with DayIndex(example_papers()) as index:
        found = set(index.match_ids(topic.query))
    assert PaperId("2409.16211") not in found
    assert len(found) >= 8


@pytest.mark.parametrize(
    ("slug", "paper", "wanted"),
    [
        ("diffusion-models", "2510.02614", True),
        ("diffusion-models", "2510.03280", True),
        ("diffusion-models", "2510.04378", False),
        ("3dgs", "2510.10030", True),
        ("nerf", "2510.03163", True),
        ("gan", "2510.13869", True),
        ("talking-head", "2510.08587", True),
        ("rag", "2510.08109", True),
        ("agents", "2510.07841", True),
        ("agents", "2510.11535", False),
        ("llm", "2510.13808", False),
        ("speech", "2510.07707", False),
        ("education", "2510.12403", False),
        ("law", "2510.02729", False),
        ("law", "2510.03405", True),
    ],
)
def test_known_papers_are_judged_right(slug: str, paper: str, wanted: bool) -> None:
    topic = CATALOGUE.get(slug)
    assert topic is not None
    (candidate,) = [each for each in corpus() if each.id == PaperId(paper)]
    assert explain(topic.query, candidate).holds is wanted
