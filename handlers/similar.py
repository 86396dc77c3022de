"""/similar and the key “More like this”: papers of the store on the same things.

Invariant: where others see what is answered, a press is answered with nothing but the count: the list comes in the
reader's own chat.
"""

import asyncio

from telegram import Update
from telegram.constants import ChatType

from bot.locales import Html, Locale
from bot.model.paper import Paper, PaperId
from bot.ranking.nearest import Near, nearest
from bot.reading.keywords import find_keywords
from bot.render.classic import list_message
from bot.render.particulars import title_line
from bot.render.text import clipped
from bot.services import Services
from bot.store import similar
from bot.topics.alike import alike
from bot.topics.fts import to_fts5
from handlers.answer import answer, say, toast
from handlers.context import App, Context
from handlers.deeplink import like_payload
from handlers.one_paper import find
from handlers.table import Who
from handlers.votes import like
from handlers.wiring import on_command, on_press, pressed

_PAGE = 8
_LONGEST_TITLE, _LONGEST_WORD = 200, 40
_AMONG = 100
"""So many that share words are weighed; more bring no more (benchmarks/bench_similar.py)."""


async def press_similar(update: Update, context: Context) -> None:
    """Up to eight papers, the nearest first; the press teaches what is liked here."""
    query, place = update.callback_query, update.effective_chat
    if query is None or place is None:
        return
    paper = PaperId.parse(pressed(update)[0])
    said = await like(update, context, paper)
    if place.type == ChatType.PRIVATE:
        await toast(query, said)
        await show_similar(update, context, paper)
    else:
        await toast(query, url=f"https://t.me/{context.bot.username}?start={like_payload(paper)}")


async def similar_to(update: Update, context: Context) -> None:
    """`/similar 2409.17058`, or a link in any form. Raises BadPaperId."""
    if context.words:
        await show_similar(update, context, PaperId.parse(context.words))
    else:
        await say(update, context, (await context.locale(update)).say("similar-what"))


async def show_similar(update: Update, context: Context, paper_id: PaperId) -> None:
    """Send the list to where one asked."""
    one = await find(update, context, paper_id)
    if one is None:
        return
    found = await _similar(one.paper, context.services)
    title = Html(title_line(one.paper, one.site_url, longest=_LONGEST_TITLE))
    if found:
        head = one.locale.say("similar", title=title)
        why = {near.paper.id: _why(near, one.locale) for near in found if near.shared}
        listed = [near.paper for near in found]
        await answer(update, context, [list_message(listed, head, one.locale, one.site_url, notes=why)])
    else:
        await say(update, context, one.locale.say("no-similar", title=title))


async def _similar(paper: Paper, services: Services) -> list[Near]:
    """Of those of the latest papers that share most with title and keywords of `paper`, the nearest by all words."""
    question = alike([*find_keywords(paper.title, paper.abstract), paper.title])
    if question is None:
        return []
    among = await services.store.run(similar.similar, to_fts5(question), paper.id, _AMONG)
    vocabulary = await services.composer.tastes.vocabulary()
    return await asyncio.to_thread(nearest, vocabulary, paper, among, _PAGE)


def _why(near: Near, locale: Locale) -> Html:
    words = locale.listed([clipped(word, _LONGEST_WORD) for word in near.shared])
    return locale.say("similar-why", words=words)


def register(app: App) -> None:
    on_command(app, "similar", similar_to)
    on_press(app, "sim", press_similar, PaperId.parse, who=Who.READERS)
