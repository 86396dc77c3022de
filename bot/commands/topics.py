"""`papergram topics`: the catalogue, whether a query can be read, and why it finds a paper."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from bot.model.paper import PaperId
from bot.topics.catalogue import Catalogue
from bot.topics.explain import explain
from bot.topics.syntax import parse
from bot.topics.unparse import unparse


def main(args: Namespace) -> int:
    """List the catalogue, or do what `args.action` says.

    Raises QuerySyntaxError, BadPaperId, and what looking for a paper raises.
    """
    match args.action:
        case "check":
            lines = iter([f"✓ {unparse(parse(args.query))}"])
        case "explain":
            lines = _explained(args)
        case _:
            lines = _listed(Catalogue.load())
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _listed(catalogue: Catalogue) -> Iterator[str]:
    widest = max(len(topic.slug) for topic in catalogue)
    for area, topics in catalogue.areas().items():
        yield catalogue.area_name(area, "en")
        yield from (f"  {topic.slug:<{widest}}  {topic.name('en')}" for topic in topics)


def _explained(args: Namespace) -> Iterator[str]:
    from bot.commands.lookup import find_paper  # noqa: PLC0415 (heavy, and nothing else here needs it)
    from bot.config import Settings  # noqa: PLC0415 (the same)

    topic = Catalogue.load().get(args.query)
    query = topic.query if topic else args.query
    parse(query)
    paper = find_paper(Settings.load(args.config, os.environ), PaperId.parse(args.paper))
    yield from explain(query, paper).lines()
