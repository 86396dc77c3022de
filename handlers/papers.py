"""/paper, a pasted link, the number keys below a digest, and the keys that change how much of a paper is shown."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType

from bot.errors import BadPaperId
from bot.model.chat import Layout
from bot.model.digest import Button
from bot.model.paper import PaperId
from bot.render.classic import compact_message, evidence_messages, list_message
from handlers import parts
from handlers.answer import answer, echo, say, show, toast
from handlers.care import caring
from handlers.context import App, Context
from handlers.deeplink import paper_payload
from handlers.one_paper import OnePaper, find
from handlers.rich_answer import answer_with_paper
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed

_MOST_PASTED = 3


async def paper(update: Update, context: Context) -> None:
    """`/paper 2409.17058`, a link in any form, or words of a title."""
    if not context.words:
        await say(update, context, (await context.locale(update)).say("paper-what"))
        return
    try:
        paper_id = PaperId.parse(context.words)
    except BadPaperId:
        await _by_title(update, context)
        return
    await show_paper(update, context, paper_id)


async def show_paper(update: Update, context: Context, paper_id: PaperId) -> None:
    """The full reading of one paper, from the store or made now."""
    one = await find(update, context, paper_id)
    if one is not None:
        await answer_with_paper(update, context, one)


async def show_compact(update: Update, context: Context, paper_id: PaperId) -> None:
    """One paper in one message, as a digest reads it; in the rich layout, whose digests have that already, in full."""
    one = await find(update, context, paper_id)
    if one is not None and one.chat.preferences.layout is Layout.RICH:
        await answer_with_paper(update, context, one)
    elif one is not None:
        reading = await one.digest_reading()
        shown = compact_message(one.paper, reading, one.locale, one.site_url, await one.marks(update))
        await answer(update, context, [shown])


async def pasted(update: Update, context: Context, ids: list[PaperId]) -> None:
    """Links in a private chat's message: each is answered like /paper, at most three."""
    for paper_id in ids[:_MOST_PASTED]:
        await show_paper(update, context, paper_id)


async def press_number(update: Update, context: Context) -> None:
    """A number key: the paper here in a private chat, elsewhere in the reader's own chat with the bot."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    paper_id = PaperId.parse(pressed(update)[0])
    if chat.type == ChatType.PRIVATE:
        await toast(query)
        await show_compact(update, context, paper_id)
    else:
        await toast(query, url=f"https://t.me/{context.bot.username}?start={paper_payload(paper_id)}")


async def press_full(update: Update, context: Context) -> None:
    """The full reading, below."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        await show_paper(update, context, PaperId.parse(pressed(update)[-1]))


async def press_evidence(update: Update, context: Context) -> None:
    """The sentences behind each claim: of a compact message in its place, where they fit; else below."""
    one = await _pressed_paper(update, context)
    if one is None:
        return
    if pressed(update)[0] == "below":
        reading = await one.full_reading(update, context)
        await answer(update, context, evidence_messages(one.paper, reading, one.locale, one.site_url))
        return
    reading = await one.digest_reading()
    messages = evidence_messages(one.paper, reading, one.locale, one.site_url, is_compact=True)
    if len(messages) == 1:
        await show(update, context, messages[0].html, messages[0].buttons)
    else:
        await answer(update, context, messages)


async def press_compact(update: Update, context: Context) -> None:
    """Back from the evidence to the compact message."""
    one = await _pressed_paper(update, context)
    if one is not None:
        reading = await one.digest_reading()
        shown = compact_message(one.paper, reading, one.locale, one.site_url, await one.marks(update))
        await show(update, context, shown.html, shown.buttons)


async def _pressed_paper(update: Update, context: Context) -> OnePaper | None:
    query: CallbackQuery | None = update.callback_query
    if query is None:
        return None
    await toast(query)
    return await find(update, context, PaperId.parse(pressed(update)[-1]))


async def _by_title(update: Update, context: Context) -> None:
    locale = await context.locale(update)
    words = context.words
    async with caring(update, context), context.aside():
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
    on_press(app, "full", press_full, PaperId.parse)
    on_press(app, "ev", press_evidence, parts.only("here", "below"), PaperId.parse)
    on_press(app, "c", press_compact, PaperId.parse)
