"""/search: papers of the store by the topic language, newest or best first, paged in place."""

from telegram import Update

from bot.digest.wishes import resolve
from bot.locales import Locale
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.render.classic import list_message
from bot.store import finding
from bot.topics.meaning import own_topic
from bot.topics.syntax import parse
from handlers import parts
from handlers.answer import show, toast
from handlers.context import App, Context
from handlers.no_hits import show_no_hits
from handlers.questions import ask, on_answer
from handlers.topic_page import remember
from handlers.wiring import on_command, on_press, pressed

_PAGE = 8
_NEWEST, _BEST = "f", "fb"
"""Orders, as the keys' data names them."""
_COUNT_UP_TO = 1_000
_ASKED = "search"


async def search(update: Update, context: Context) -> None:
    """`/search low-rank adaptation` or any query; a query that cannot be read is answered with its place."""
    if context.words:
        await _search(update, context, context.words)
    else:
        locale = await context.locale(update)
        await ask(update, context, _ASKED, "", locale.say("search-what"), locale.label("search-placeholder"))


async def answer_search(update: Update, context: Context, _: str, words: str) -> None:
    """What was typed when the bot asked what to search for."""
    await _search(update, context, " ".join(words.split()))


async def _search(update: Update, context: Context, words: str) -> None:
    chat = await context.chat(update)
    question = own_topic(chat.id, words)
    parse(words)
    await remember(context.services, question)
    await _show_page(update, context, question, 0, _NEWEST)


async def press_newest(update: Update, context: Context) -> None:
    """A page of the list, newest first."""
    await _press(update, context, _NEWEST)


async def press_best(update: Update, context: Context) -> None:
    """A page of the list, best match first."""
    await _press(update, context, _BEST)


async def _press(update: Update, context: Context, order: str) -> None:
    if update.callback_query is None:
        return
    slug, offset = pressed(update)
    chat = await context.chat(update)
    question = await context.services.store.run(resolve, context.services.catalogue, chat.id, slug)
    if question is None:
        words = context.services.locales.get(chat.language).label("topic-gone")
        await toast(update.callback_query, words, alert=True)
        return
    await toast(update.callback_query)
    await _show_page(update, context, question, int(offset), order)


async def _show_page(update: Update, context: Context, question: Topic, offset: int, order: str) -> None:
    services = context.services
    locale = await context.locale(update)
    asked = parse(question.query)
    hits, total = await services.store.run(
        finding.page, asked, _PAGE, offset, by_match=order == _BEST, at_most=_COUNT_UP_TO
    )
    if not hits:
        await show_no_hits(update, context, question, (await context.chat(update)).id, _NEWEST)
        return
    head = locale.say("hits", query=question.query, total=total, first=offset + 1, last=offset + len(hits))
    back, further = ("key-newer", "key-older") if order == _NEWEST else ("page-back", "page-further")
    key = f"{order}:{question.slug}"
    keys = []
    if offset:
        keys.append(Button(locale.label(back), data=f"{key}:{max(0, offset - _PAGE)}"))
    if offset + len(hits) < total:
        keys.append(Button(locale.label(further), data=f"{key}:{offset + _PAGE}"))
    rows = ((tuple(keys),) if keys else ()) + ((_sorts(question, locale, order),) if total > 1 else ())
    message = list_message(hits, head, locale, services.settings.arxiv.site_url, first=offset + 1, keys=rows)
    await show(update, context, message.html, message.buttons)


def _sorts(question: Topic, locale: Locale, order: str) -> tuple[Button, ...]:
    """Both orders, the one that is shown marked."""
    names = {_NEWEST: locale.label("sort-newest"), _BEST: locale.label("sort-best")}
    return tuple(
        Button(f"✓ {name}" if one == order else name, data=f"{one}:{question.slug}:0") for one, name in names.items()
    )


def register(app: App) -> None:
    on_command(app, "search", search)
    on_answer(app, _ASKED, answer_search)
    on_press(app, _NEWEST, press_newest, parts.slug, parts.number)
    on_press(app, _BEST, press_best, parts.slug, parts.number)
