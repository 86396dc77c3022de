"""/paper, a pasted link, and the number keys below a digest: one paper, read."""

from telegram import Update
from telegram.constants import ChatAction, ChatType

from bot.errors import BadPaperId
from bot.model.digest import Button
from bot.model.paper import PaperId
from bot.render.classic import list_message, paper_messages
from handlers.answer import answer, echo, say, toast
from handlers.context import App, Context
from handlers.deeplink import paper_payload
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed


async def paper(update: Update, context: Context) -> None:
    """`/paper 2409.17058`, a link in any form, or words of a title."""
    locale = await context.locale(update)
    if not context.words:
        await say(update, context, locale.say("paper-what"))
        return
    try:
        paper_id = PaperId.parse(context.words)
    except BadPaperId:
        await _by_title(update, context)
        return
    await show_paper(update, context, paper_id)


async def show_paper(update: Update, context: Context, paper_id: PaperId) -> None:
    """The full reading of one paper, from the store or fetched now."""
    chat = await context.chat(update)
    locale = context.services.locales.get(chat.language)
    await context.bot.send_chat_action(chat.id, ChatAction.TYPING)
    found = await context.services.library.paper(paper_id)
    if found is None:
        await say(update, context, locale.say("no-such-paper", id=str(paper_id)))
        return
    reading = await context.services.shelf.reading(found, chat.language)
    site = context.services.settings.arxiv.site_url
    await answer(update, context, paper_messages(found, reading, locale, site))


async def press_number(update: Update, context: Context) -> None:
    """A number key: the reading here in a private chat, elsewhere in the reader's own chat with the bot."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    paper_id = PaperId.parse(pressed(update)[0])
    if chat.type == ChatType.PRIVATE:
        await toast(query)
        await show_paper(update, context, paper_id)
    else:
        await toast(query, url=f"https://t.me/{context.bot.username}?start={paper_payload(paper_id)}")


async def pasted(update: Update, context: Context, ids: list[PaperId]) -> None:
    """Links in a private chat's message: each is answered like /paper, at most three."""
    for paper_id in ids[:3]:
        await show_paper(update, context, paper_id)


async def _by_title(update: Update, context: Context) -> None:
    locale = await context.locale(update)
    words = context.words
    await context.bot.send_chat_action((await context.chat(update)).id, ChatAction.TYPING)
    hits = await context.services.library.by_title(words)
    if len(hits) == 1:
        await show_paper(update, context, hits[0].id)
    elif hits:
        site = context.services.settings.arxiv.site_url
        await answer(update, context, [list_message(hits, locale.say("paper-which", words=echo(words)), locale, site)])
    else:
        keys = [[Button(locale.label("key-topics"), data="areas")]]
        await say(update, context, locale.say("no-such-title", words=echo(words)), keys)


def register(app: App) -> None:
    on_command(app, "paper", paper)
    on_press(app, "p", press_number, PaperId.parse, who=Who.READERS)
