"""A draft shown with what it finds among the papers of the last days."""

import asyncio
from datetime import date

from telegram import Update

from bot.locales import Locale
from bot.model.digest import Button
from bot.render.trial import HITS, REJECTS, trial_html
from bot.services import Services
from bot.store import announcements, topic_drafts
from bot.store.topic_drafts import Draft
from bot.topics.trial import Trial, tried
from handlers.answer import show
from handlers.care import caring
from handlers.context import Context

DAYS = 5
ACTS = ("change", "name", "also", "without", "author", "category")
"""What can be changed by typing, each by a key and a question of its own."""


def person_of(update: Update) -> int:
    """Who acts; 0 where that is not known, as in channels."""
    return update.effective_user.id if update.effective_user is not None else 0


async def put(update: Update, context: Context, draft: Draft) -> None:
    """Let this be the person's draft, and show it. Raises QuerySyntaxError, and then the draft is as it was."""
    async with caring(update, context), context.aside():
        trial, days = await _tried(context.services, draft.query)
    kept = await context.services.store.run(topic_drafts.put, draft, context.services.clock.now())
    await _show(update, context, kept, trial, days)


async def show_draft(update: Update, context: Context, draft: Draft) -> None:
    """The draft as it is."""
    async with caring(update, context), context.aside():
        trial, days = await _tried(context.services, draft.query)
    await _show(update, context, draft, trial, days)


async def _tried(services: Services, query: str) -> tuple[Trial, tuple[date, date] | None]:
    announced = await services.store.run(announcements.of_last_days, DAYS)
    trial = await asyncio.to_thread(tried, query, [one.paper for one in announced], HITS, REJECTS)
    return trial, (min(one.day for one in announced), max(one.day for one in announced)) if announced else None


async def _show(update: Update, context: Context, draft: Draft, trial: Trial, days: tuple[date, date] | None) -> None:
    services, locale = context.services, await context.locale(update)
    html = trial_html(draft.name, draft.query, trial, days, locale, services.settings.arxiv.site_url)
    await show(update, context, html, _keys(draft, locale))


def _keys(draft: Draft, locale: Locale) -> list[list[Button]]:
    def key(act: str) -> Button:
        return Button(locale.label(f"key-draft-{act}"), data=f"draft:{act}:{draft.number}")

    save = locale.label("key-draft-save-only" if draft.slug else "key-draft-save")
    return [
        [Button(save, data=f"draft-save:{draft.number}")],
        [key("change"), key("name")],
        [key("also"), key("without")],
        [key("author"), key("category")],
        [Button(locale.label("key-draft-discard"), data=f"draft-drop:{draft.number}")],
    ]
