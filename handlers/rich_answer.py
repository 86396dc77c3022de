"""The full reading of a paper in the layout of the chat.

Invariant: who asked gets an answer in either layout, and sees no figure whose licence does not allow it.
"""

from telegram import Update

from bot.arxiv.license import may_show
from bot.model.chat import Layout
from bot.render.classic import paper_messages
from bot.render.figures import MOST_FIGURES, credit_line
from bot.render.rich.figures import Pictures
from bot.render.rich.paper import rich_paper
from bot.store import fulltexts
from handlers.answer import answer, reply_to
from handlers.context import Context
from handlers.one_paper import OnePaper
from handlers.rich import send_rich


async def answer_with_paper(update: Update, context: Context, one: OnePaper) -> None:
    """Everything that was read of it; in the rich layout with the figures that are stored."""
    reading, marks = await one.full_reading(update, context), await one.marks(update)
    if one.chat.preferences.layout is Layout.RICH:
        pictures = await _pictures(one)
        message = rich_paper(one.paper, reading, one.locale, one.site_url, marks, pictures)
        if message is not None:
            instead = await send_rich(update, context, message, reply_to(update), pictures.named())
            await answer(update, context, instead)
            return
    await answer(update, context, paper_messages(one.paper, reading, one.locale, one.site_url, marks))


async def _pictures(one: OnePaper) -> Pictures:
    """The figures that the store has, where the chat wants figures and their licence lets them be shown."""
    policy, store = one.services.settings.reading.figures, one.services.store
    if not one.chat.preferences.figures:
        return Pictures((), "")
    license_url = one.paper.license or await store.run(fulltexts.license_of, one.paper) or None
    found = await store.run(fulltexts.figures, one.paper) if may_show(license_url, policy) else None
    figures = found[:MOST_FIGURES] if isinstance(found, tuple) else ()
    return Pictures(figures, credit_line(one.paper, license_url, one.locale, one.site_url))
