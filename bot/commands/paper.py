"""`papergram paper`: what one paper says."""

import asyncio
import json
import os
import sys
from argparse import Namespace

from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError
from bot.model.paper import PaperId
from bot.render.classic import paper_messages
from bot.render.json import paper_json
from bot.render.old_text import old_text
from bot.render.plain import paper_text
from bot.render.post_json import old_json
from bot.services import opened
from bot.store import old_readings


def main(args: Namespace) -> int:
    """Print the reading in the form that `args.format` names."""
    settings = Settings.load(args.config, os.environ)
    sys.stdout.write(asyncio.run(_shown(settings, PaperId.parse(args.paper), args.format)))
    return 0


async def _shown(settings: Settings, paper_id: PaperId, form: str) -> str:
    async with opened(settings, SystemClock()) as services:
        paper = await services.library.paper(paper_id)
        if paper is None:
            raise PapergramError(f"arXiv has no paper {paper_id}. An id looks like 2409.17058 or math/0211159.")
        reading = await services.shelf.reading(paper, settings.digest.language)
        older = (await services.store.run(old_readings.of, [paper.id])).get(paper.id, ())
    locale, site = services.locales.get(settings.digest.language), settings.arxiv.site_url
    match form:
        case "json":
            told = {**paper_json(paper, reading), **({"old_readings": list(map(old_json, older))} if older else {})}
            return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        case "html":
            return "\n\n".join(message.html for message in paper_messages(paper, reading, locale, site)) + "\n"
        case _:
            return paper_text(paper, reading, locale, site) + "".join(old_text(one, locale) for one in older)
