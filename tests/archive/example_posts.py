"""The example's day as posts for Hexo: by the extractive reader under English and Chinese labels, and by a model."""

import asyncio
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.locales import Locales
from bot.model.post import Post
from bot.model.reading import Depth
from bot.render.coverage import is_extractive
from bot.render.post.hexo import Front, post_hexo
from tests.archive.example_day import FRIDAY, TOPIC, ExampleDay, Recorded, example_day
from tests.archive.rules import Truth
from tests.archive.skeleton import Skeleton, taken_apart
from tests.llm.server import ModelServer

FRONT = Front("Lantern Lab", "https://lab.invalid", "Paper", "CC BY 4.0", "https://lab.invalid/papers")
PICTURES = "/papergram/figures/"
KINDS = ("en", "zh", "zh-model")


@dataclass(frozen=True)
class Printed:
    """A post, what was printed of it, what is known of its papers, and which forms of answer a model was asked for."""

    post: Post
    text: str
    truths: dict[str, Truth]
    asked: tuple[str, ...] = ()

    @cached_property
    def skeleton(self) -> Skeleton:
        return taken_apart(self.text)


def printed(kind: str, folder: Path) -> Printed:
    """The post of a kind, made in a `folder` of its own."""
    return asyncio.run(_printed_by_model(folder) if kind == "zh-model" else _printed_plainly(kind, folder))


async def _printed_plainly(language: str, folder: Path) -> Printed:
    async with example_day(folder) as day:
        return await _print(day, language)


async def _printed_by_model(folder: Path) -> Printed:
    async with ModelServer() as server:
        server.always(Recorded())
        async with example_day(folder, server) as day:
            await day.read_in_chinese()
            return await _print(day, "zh", server)


async def _print(day: ExampleDay, language: str, server: ModelServer | None = None) -> Printed:
    locale = Locales.load().get(language)
    post = await day.editor.post(TOPIC, FRIDAY, language)
    text = post_hexo(post, locale, "https://arxiv.org", PICTURES, FRONT)
    truths = {}
    for entry in post.entries:
        reading = entry.reading
        read = await day.services.texts.text(entry.paper) if reading.depth is Depth.FULL else None
        paragraphs = [one for part in read.parts for one in part.paragraphs] if read else []
        reader = locale.label("reader-extractive") if is_extractive(reading.reader) else reading.reader
        truths[entry.paper.title] = Truth(entry.paper, "\n".join(paragraphs), reading.affiliations, frozenset([reader]))
    asked = tuple(request.schema for request in server.requests) if server else ()
    return Printed(post, text, truths, asked)
