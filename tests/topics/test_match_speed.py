"""A morning's matching fits into a second of the processor.

The best of five counts, so that a busy machine does not decide.
"""

import random
import re
from time import process_time

from bot.model.paper import Paper
from bot.model.topic import Topic
from bot.topics.catalogue import Catalogue
from bot.topics.match import DayIndex
from tests.topics.papers import corpus


def chat_topic(number: int, paper: Paper, chance: random.Random) -> Topic:
    """A topic as a chat might make it, from the title of a paper."""
    words = [*re.findall(r"[A-Za-z][a-z-]{3,}[a-z]", paper.title), "vision", "language", "graph", "driven"]
    start = chance.randrange(len(words) - 3)
    first, second, third, fourth = words[start : start + 4]
    query = chance.choice(
        [
            f'"{first} {second}"',
            f'"{first} {second}" OR "{second} {third}" OR ti:{first}',
            f"({first} OR {second}) {third} -{fourth}",
            f'{first} {second} (cat:{paper.primary_category} OR "{third} {fourth}")',
        ]
    )
    return Topic(f"q-{number}", query, {"en": query}, owner=number)


def test_two_thousand_topics_over_fifteen_hundred_papers_take_less_than_a_second() -> None:
    chance = random.Random(20251006)
    catalogue = list(Catalogue.load())
    chats = [chat_topic(number, chance.choice(corpus()), chance) for number in range(2_000 - len(catalogue))]
    papers, topics = corpus()[:1_500], [*catalogue, *chats]
    seconds = []
    for _ in range(5):
        started = process_time()
        with DayIndex(papers) as index:
            matches = index.match(topics)
        seconds.append(process_time() - started)
    assert sum(map(len, matches.values())) > 10_000
    assert min(seconds) < 1.0
