"""/save, /saved and the key ☆ Save: the papers that a chat keeps for later, each with a note if it likes."""

from sqlite_utils import Database
from telegram import Update

from bot.errors import BadPaperId
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.render.classic import list_message
from bot.render.keys import note_key, save_key
from bot.render.text import clipped
from bot.store import papers, saved
from handlers import parts
from handlers.answer import change_keys, say, show, toast
from handlers.bib import saved_keys
from handlers.context import App, Context
from handlers.notes import LONGEST_NOTE, NO_NOTE, keys_beside, note_keys
from handlers.one_paper import find
from handlers.wiring import on_command, on_press, pressed

_PAGE = 8
_SHOWN_NOTE = 120


async def save(update: Update, context: Context) -> None:
    """`/save 2409.17058 read before Friday`: on the list, with a note where one is given; `-` takes the note away."""
    locale = await context.locale(update)
    first, _, note = context.words.partition(" ")
    try:
        paper_id = PaperId.parse(first)
    except BadPaperId:
        await say(update, context, locale.say("save-what"))
        return
    if len(note) > LONGEST_NOTE:
        await say(update, context, locale.say("note-long", most=LONGEST_NOTE))
        return
    one = await find(update, context, paper_id)
    if one is None:
        return
    chat, services = one.chat, context.services
    await services.store.run(saved.save, chat.id, one.paper.id, services.clock.now())
    if note:
        await services.store.run(saved.set_note, chat.id, one.paper.id, "" if note == NO_NOTE else note)
    known = await services.store.run(saved.notes, chat.id, [one.paper.id])
    shown = known.get(one.paper.id, "")
    said = locale.say("save-noted", note=shown) if shown else locale.say("save-done", id=str(one.paper.id))
    await say(update, context, said, [keys_beside(one.paper.id, locale, has_note=bool(shown))])


async def show_saved(update: Update, context: Context) -> None:
    """The chat's list, the latest first."""
    await _show_page(update, context, 0)


async def press_page(update: Update, context: Context) -> None:
    """The keys “newer” and “older” below the list."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        await _show_page(update, context, int(pressed(update)[0]))


async def press_save(update: Update, context: Context) -> None:
    """Put the paper on the list."""
    await _set(update, context, is_saved=True)


async def press_drop(update: Update, context: Context) -> None:
    """Take it off again."""
    await _set(update, context, is_saved=False)


async def _set(update: Update, context: Context, *, is_saved: bool) -> None:
    query = update.callback_query
    if query is None or query.data is None:
        return
    chat, services = await context.chat(update), context.services
    locale, paper_id = services.locales.get(chat.language), PaperId.parse(pressed(update)[0])
    if await services.store.run(papers.get, paper_id) is None:
        await toast(query, locale.label("stale-key"), alert=True)
        return
    if is_saved:
        await services.store.run(saved.save, chat.id, paper_id, services.clock.now())
    else:
        await services.store.run(saved.drop, chat.id, paper_id)
    await toast(query, locale.label("saved-toast" if is_saved else "dropped-toast"))
    key = save_key(paper_id, locale, is_saved=is_saved)
    if is_saved:
        await change_keys(query, {f"save:{paper_id}": (key, note_key(paper_id, locale))})
    else:
        await change_keys(query, {f"drop:{paper_id}": key, f"note:{paper_id}": (), f"note-no:{paper_id}": ()})


async def _show_page(update: Update, context: Context, offset: int) -> None:
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    listed, noted, total = await services.store.run(_page, chat.id, offset)
    if not listed:
        await show(update, context, locale.say("no-saved"))
        return
    head = locale.say("saved", first=offset + 1, last=offset + len(listed), total=total)
    keys = []
    if offset:
        keys.append(Button(locale.label("key-newer"), data=f"saved:{max(0, offset - _PAGE)}"))
    if offset + len(listed) < total:
        keys.append(Button(locale.label("key-older"), data=f"saved:{offset + _PAGE}"))
    rows = (*([tuple(keys)] if keys else []), note_keys(listed, locale, offset + 1), saved_keys(locale))
    site = services.settings.arxiv.site_url
    message = list_message(listed, head, locale, site, first=offset + 1, keys=rows)
    html = "\n\n".join([message.html, *_notes(listed, noted, locale, offset + 1)])
    await show(update, context, html, message.buttons)


def _notes(listed: list[Paper], noted: dict[PaperId, str], locale: Locale, first: int) -> list[Html]:
    """The notes beside the papers of a page, by their numbers."""
    lines = [
        f"{number}. {escape(clipped(noted[paper.id], _SHOWN_NOTE))}"
        for number, paper in enumerate(listed, start=first)
        if paper.id in noted
    ]
    return [Html("\n".join([locale.say("saved-notes"), *lines]))] if lines else []


def _page(db: Database, chat: int, offset: int) -> tuple[list[Paper], dict[PaperId, str], int]:
    ids = saved.latest(db, chat, _PAGE, offset)
    return papers.get_many(db, ids), saved.notes(db, chat, ids), saved.count(db, chat)


def register(app: App) -> None:
    on_command(app, "save", save)
    on_command(app, "saved", show_saved)
    on_press(app, "saved", press_page, parts.number)
    on_press(app, "save", press_save, PaperId.parse)
    on_press(app, "drop", press_drop, PaperId.parse)
