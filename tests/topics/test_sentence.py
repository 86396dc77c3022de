"""Plain sentences read as queries: what is wanted, what is not, who wrote it, in which category."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import QuerySyntaxError
from bot.topics.catalogue import Catalogue
from bot.topics.sentence import is_query, understood
from bot.topics.syntax import parse

DOCS = Path(__file__).parents[2] / "docs" / "topics.md"
CATALOGUE = Catalogue.load()
SAID = """papers on about the diffusion models for protein design not without reviews by David Baker Yann LeCun in cs.LG
category math and or , ; . but lab's 关于 扩散模型 的论文 不要 综述 作者 和 用于 “quoted” state of art ’ - é"""
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=40).map(" ".join)


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("diffusion models", '"diffusion models"'),
        ("papers on diffusion models for protein design", '"diffusion models" "protein design"'),
        ("I want to read new papers about diffusion models", '"diffusion models"'),
        ("text-to-image generation", '"text-to-image generation"'),
        ("large scale vision language model pretraining", "large scale vision language model pretraining"),
        (
            "diffusion models or flow matching for protein design",
            '("diffusion models" OR "flow matching") "protein design"',
        ),
        ("LLM agents, robotics and RL", '"LLM agents" OR robotics OR RL'),
        ("transformers and diffusion", "transformers diffusion"),
        ("mixture of experts for LLMs", '"mixture of experts" LLMs'),
        ("papers about SE(3)", '"SE 3"'),
    ],
)
def test_phrases_between_little_words_are_wanted(sentence: str, query: str) -> None:
    assert understood(sentence, CATALOGUE) == query


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("diffusion models, not reviews", '"diffusion models" -reviews'),
        ("agents without surveys, benchmarks or theses", "agents -surveys -benchmarks -theses"),
        ("agents except medical applications", 'agents -"medical applications"'),
        ("papers that are not about vision but about language", "language -vision"),
        ("text-to-image generation, except in cs.GR", '"text-to-image generation" -cat:cs.GR'),
        ("energy models, not by Gary Marcus", '"energy models" -au:"Gary Marcus"'),
    ],
)
def test_what_stands_behind_not_is_excluded(sentence: str, query: str) -> None:
    assert understood(sentence, CATALOGUE) == query


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("protein design by David Baker, not reviews", '"protein design" au:"David Baker" -reviews'),
        ("papers by Yann LeCun or Geoffrey Hinton", 'au:"Yann LeCun" OR au:"Geoffrey Hinton"'),
        ("diffusion from Baker's lab", "diffusion au:Baker"),
        ("world models by gradient descent", '"world models" "gradient descent"'),
        ("optimal transport in cs.LG and stat.ML", '"optimal transport" (cat:cs.LG OR cat:stat.ML)'),
        ("graph networks in math", '"graph networks" cat:math'),
        ("mathematics word problems in math word corpora", '"mathematics word problems" "math word corpora"'),
        ("optimal transport in machine learning", '"optimal transport" (cat:cs.LG OR cat:stat.ML)'),
        ("quant-ph error correction", '"error correction" cat:quant-ph'),
    ],
)
def test_names_and_codes_are_authors_and_categories(sentence: str, query: str) -> None:
    assert understood(sentence, CATALOGUE) == query


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("扩散模型", '"diffusion models"'),
        ("关于扩散模型和强化学习的最新论文，不要综述", '"diffusion models" "reinforcement learning" -survey -review'),
        ("我想看大语言模型的论文，作者是 David Silver", '"large language models" au:"David Silver"'),
        ("流匹配与一致性模型", '"flow matching" OR "consistency models"'),
        ("蛋白质", "蛋白质"),
    ],
)
def test_chinese_names_of_the_catalogue_become_english(sentence: str, query: str) -> None:
    assert understood(sentence, CATALOGUE) == query


@pytest.mark.parametrize("query", ["ti:nerf", "a AND b", "(a OR b) c", '"world model"', "diffus*", "a -b", "cat:cs.LG"])
def test_a_query_is_no_sentence(query: str) -> None:
    assert is_query(query)
    assert not is_query("papers on diffusion models (2025), not reviews")


def test_what_the_docs_say_of_sentences_holds() -> None:
    rows = re.findall(r"^\| `(.+)` \| `(.+)` \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 5
    assert [(sentence, understood(sentence, CATALOGUE)) for sentence, _ in rows] == rows


def test_a_sentence_of_nothing_wanted_is_refused() -> None:
    for sentence in ("not reviews", "不要综述", "", "?!", "()"):
        with pytest.raises(QuerySyntaxError):
            understood(sentence, CATALOGUE)


@settings(max_examples=400)
@given(st.text(max_size=200) | WORDS)
def test_what_is_understood_can_be_read(sentence: str) -> None:
    try:
        query = understood(sentence, CATALOGUE)
    except QuerySyntaxError:
        return
    parse(query)


@given(WORDS)
def test_a_sentence_with_a_wanted_word_is_always_read(words: str) -> None:
    parse(understood(f"transformers; {words}"[:300].rsplit(" ", 1)[0], CATALOGUE))
