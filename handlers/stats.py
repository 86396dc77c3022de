"""/stats: what was sent, what was read and what it cost, for those who run the bot."""

from telegram import Update

from bot.model.digest import Message
from bot.reading.stats import reading_stats
from bot.render.html import split
from bot.render.stats import delivery_lines, stats_lines
from bot.store import watching
from handlers.answer import answer
from handlers.context import App, Context
from handlers.wiring import on_command


async def stats(update: Update, context: Context) -> None:
    """The figures as they stand now."""
    services, locale = context.services, await context.locale(update)
    sent = await services.store.run(watching.delivery_stats, services.clock.now())
    found = await reading_stats(services.store, services.clock, services.settings.llm)
    blocks = ["\n".join(delivery_lines(sent, locale)), "\n".join(stats_lines(found, locale))]
    await answer(update, context, [Message(html) for html in split(blocks)])


def register(app: App) -> None:
    on_command(app, "stats", stats)
