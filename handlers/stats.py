"""/stats: what was read and what it cost, for those who run the bot."""

from telegram import Update

from bot.reading.stats import reading_stats
from bot.render.stats import stats_lines
from handlers.answer import say
from handlers.context import App, Context
from handlers.wiring import on_command


async def stats(update: Update, context: Context) -> None:
    """The figures as they stand now."""
    services, locale = context.services, await context.locale(update)
    found = await reading_stats(services.store, services.clock, services.settings.llm)
    await say(update, context, "\n".join(stats_lines(found, locale)))


def register(app: App) -> None:
    on_command(app, "stats", stats)
