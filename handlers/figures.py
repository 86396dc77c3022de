"""The key “Figures”: an album of a paper's figures with credit, or a sentence on why there is none."""

from collections.abc import Sequence

from telegram import InputMediaPhoto, Update
from telegram.constants import ChatAction, ParseMode

from bot.arxiv.license import may_show
from bot.delivery.markup import thread_id
from bot.errors import ArxivUnavailable, FullTextUnavailable
from bot.locales import Html
from bot.model.fulltext import Figure
from bot.model.paper import PaperId
from bot.render.figures import MOST_FIGURES, figure_caption, pdf_link
from handlers.answer import say, toast
from handlers.care import caring
from handlers.context import App, Context, thread_of
from handlers.one_paper import OnePaper, find
from handlers.wiring import on_press, pressed

_SECONDS_TO_SEND = 60.0


async def press_figures(update: Update, context: Context) -> None:
    """Fetch the figures and send them."""
    if update.callback_query is None:
        return
    await toast(update.callback_query)
    one = await find(update, context, PaperId.parse(pressed(update)[0]))
    if one is None:
        return
    async with caring(update, context, ChatAction.UPLOAD_PHOTO), context.aside():
        refusal, license_url, figures = await _fetch(one)
    if refusal:
        pdf = pdf_link(one.paper, one.locale, one.site_url)
        await say(update, context, one.locale.say(refusal, pdf=pdf))
        return
    captions = [figure_caption(figure, one.paper, license_url, one.locale, one.site_url) for figure in figures]
    await _send(update, context, one.chat.id, figures, captions)


async def _fetch(one: OnePaper) -> tuple[str, str | None, Sequence[Figure]]:
    """Why there are none (a message's name, else empty), the URL of the licence, and the figures."""
    policy, texts = one.services.settings.reading.figures, one.services.texts
    if policy == "none":
        return "figures-off", None, ()
    license_url = None
    try:
        license_url = await texts.license(one.paper)
    except ArxivUnavailable:
        if policy != "all":
            return "figures-unavailable", None, ()
    if not may_show(license_url, policy):
        return "figures-unlicensed", license_url, ()
    try:
        figures = await texts.figures(one.paper)
    except (FullTextUnavailable, ArxivUnavailable):
        return "figures-unavailable", license_url, ()
    return "" if figures else "figures-none", license_url, figures[:MOST_FIGURES]


async def _send(
    update: Update, context: Context, chat: int, figures: Sequence[Figure], captions: Sequence[Html]
) -> None:
    """An album; one figure alone is no album."""
    thread = thread_id(thread_of(update))
    if len(figures) == 1:
        await context.bot.send_photo(
            chat,
            figures[0].png,
            caption=captions[0],
            parse_mode=ParseMode.HTML,
            message_thread_id=thread,
            write_timeout=_SECONDS_TO_SEND,
        )
        return
    photos = [
        InputMediaPhoto(figure.png, caption=caption, parse_mode=ParseMode.HTML)
        for figure, caption in zip(figures, captions, strict=True)
    ]
    await context.bot.send_media_group(
        chat, photos, message_thread_id=thread, write_timeout=_SECONDS_TO_SEND, read_timeout=_SECONDS_TO_SEND
    )


def register(app: App) -> None:
    on_press(app, "fig", press_figures, PaperId.parse)
