"""/saved and the key ☆ Save: the papers that a chat keeps for later."""

from sqlite_utils import Database
from telegram import Update

from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.render.classic import list_message
from bot.render.keys import save_key
from bot.store import papers, saved
from handlers import parts
from handlers.answer import change_key, show, toast
from handlers.context import App, Context
from handlers.wiring import on_command, on_press, pressed

_PAGE = 8


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
    await change_key(query, query.data, save_key(paper_id, locale, is_saved=is_saved))


async def _show_page(update: Update, context: Context, offset: int) -> None:
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    listed, total = await services.store.run(_page, chat.id, offset)
    if not listed:
        await show(update, context, locale.say("no-saved"))
        return
    head = locale.say("saved", first=offset + 1, last=offset + len(listed), total=total)
    keys = []
    if offset:
        keys.append(Button(locale.label("key-newer"), data=f"saved:{max(0, offset - _PAGE)}"))
    if offset + len(listed) < total:
        keys.append(Button(locale.label("key-older"), data=f"saved:{offset + _PAGE}"))
    rows = (tuple(keys),) if keys else ()
    message = list_message(listed, head, locale, services.settings.arxiv.site_url, first=offset + 1, keys=rows)
    await show(update, context, message.html, message.buttons)


def _page(db: Database, chat: int, offset: int) -> tuple[list[Paper], int]:
    return papers.get_many(db, saved.latest(db, chat, _PAGE, offset)), saved.count(db, chat)


def register(app: App) -> None:
    on_command(app, "saved", show_saved)
    on_press(app, "saved", press_page, parts.number)
    on_press(app, "save", press_save, PaperId.parse)
    on_press(app, "drop", press_drop, PaperId.parse)
