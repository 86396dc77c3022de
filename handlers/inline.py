"""Inline mode: `@bot diffusion` in any chat offers cards of papers to share.

Invariant: an answer holds nothing of anybody's but the asker's own topics, and is kept by Telegram for them alone. It
costs no model's reading, and waits for arXiv a second at most.
"""

import asyncio
import logging

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from bot.digest.wishes import resolve_all
from bot.errors import ArxivUnavailable, BadPaperId, QuerySyntaxError
from bot.locales import Locale
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.render.compact import compact_html
from bot.render.html import strip_tags
from bot.render.latex import to_unicode
from bot.render.particulars import first_authors
from bot.render.text import clipped
from bot.services import Services
from bot.store import chats, finding, papers, subscriptions
from bot.topics.nodes import And, Node, Or, Term
from bot.topics.syntax import parse
from bot.topics.words import split_words
from handlers.context import App, Context

_PAGE = 20
_MOST_WORDS = 16
_LONGEST_TITLE, _LONGEST_LINE = 150, 100
START = "inline"
"""What /start is given by the key above the cards."""
_CACHED = 60
"""Seconds for which Telegram may answer the same person itself."""
_ARXIV_WAIT = 0.7

logger = logging.getLogger(__name__)


async def offer(update: Update, context: Context) -> None:
    """Up to 20 cards for what was typed after the bot's name; of the person's own topics where nothing was."""
    asked = update.inline_query
    if asked is None:
        return
    services = context.services
    chat = await services.store.run(chats.get, asked.from_user.id)
    language = chat.language if chat else asked.from_user.language_code or services.settings.digest.language
    locale = services.locales.get(language)
    offset = int(asked.offset) if asked.offset.isdecimal() and asked.offset.isascii() else 0
    found = await _found(asked, services, offset)
    readings = await services.shelf.readings_at_once(found, chat.reads_in if chat else locale.language)
    site = services.settings.arxiv.site_url
    try:
        await asked.answer(
            [_card(paper, readings[paper.id], locale, site) for paper in found],
            cache_time=_CACHED,
            is_personal=True,
            next_offset=str(offset + _PAGE) if len(found) == _PAGE else "",
            button=InlineQueryResultsButton(
                locale.label("inline-start" if found else "inline-nothing"), start_parameter=START
            ),
        )
    except BadRequest as error:  # an answer that comes too late; the person has typed on
        logger.info("an inline query was not answered", extra={"why": str(error)})


async def _found(asked: InlineQuery, services: Services, offset: int) -> list[Paper]:
    words = asked.query.strip()
    try:
        paper = PaperId.parse(words)
    except BadPaperId:
        question = _read(words) if words else await _topics_of(asked.from_user.id, services)
        if question is not None:
            return await services.store.run(finding.newest, question, _PAGE, offset)
        return [] if words or offset else await services.store.run(papers.newest, _PAGE)
    return [] if offset else await _one(paper, services)


async def _one(paper: PaperId, services: Services) -> list[Paper]:
    kept = await services.store.run(papers.get, paper)
    try:
        kept = kept or await asyncio.wait_for(services.library.paper(paper), _ARXIV_WAIT)
    except (ArxivUnavailable, TimeoutError):
        return []
    return [kept] if kept else []


def _read(words: str) -> Node | None:
    """The query; its words where it cannot be read, as it mostly is half typed."""
    try:
        return parse(words)
    except QuerySyntaxError:
        terms = [Term(None, (word,)) for word in split_words(words)[:_MOST_WORDS]]
        return And(tuple(terms)) if len(terms) > 1 else next(iter(terms), None)


async def _topics_of(person: int, services: Services) -> Node | None:
    """What the person's own chat with the bot subscribes to, or None."""
    wishes = await services.store.run(subscriptions.of_chat, person)
    slugs = dict.fromkeys(wish.topic for wish in wishes)
    topics = await services.store.run(resolve_all, services.catalogue, person, slugs)
    nodes = [parse(topic.query) for topic in topics]
    return Or(tuple(nodes)) if len(nodes) > 1 else next(iter(nodes), None)


def _card(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> InlineQueryResultArticle:
    names = clipped(strip_tags(first_authors(paper, locale)), _LONGEST_LINE)
    date = locale.day(paper.published.date()) if paper.published else ""
    return InlineQueryResultArticle(
        paper.versioned_id,
        clipped(to_unicode(paper.title), _LONGEST_TITLE),
        InputTextMessageContent(
            compact_html(paper, reading, locale, site_url),
            ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        url=f"{site_url}/abs/{paper.id}",
        description="\n".join(filter(None, [names, date])),
    )


def register(app: App) -> None:
    app.add_handler(InlineQueryHandler[Context, None](offer))
