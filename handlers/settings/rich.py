"""The rich layout is chosen after a sample: “can you read this?”

Invariant: no chat gets the rich layout before somebody there said that its sample can be read.
"""

from telegram import Update

from bot.digest.changed import change
from bot.model.chat import Layout
from bot.model.digest import Button
from bot.render.rich.preview import preview_message
from handlers import parts
from handlers.answer import answer, say, show, toast
from handlers.context import App, Context
from handlers.rich import send_rich
from handlers.settings.changes import change_of
from handlers.settings.keys import back
from handlers.settings.showing import show_page
from handlers.table import Who
from handlers.wiring import on_press, pressed


async def ask_whether_it_is_read(update: Update, context: Context) -> None:
    """Send the sample and the question below it; where Telegram refuses rich messages, say so."""
    locale = await context.locale(update)
    if update.callback_query is not None:
        await toast(update.callback_query)
        await show(update, context, locale.say("settings-sample"), [back(locale, "look")])
    instead = await send_rich(update, context, preview_message(locale))
    if instead:
        await answer(update, context, instead)
        return
    keys = [Button(locale.label(f"key-sample-{word}"), data=f"rich:{word}") for word in ("yes", "no")]
    await say(update, context, locale.say("settings-sample-ask"), [keys])


async def press_answer(update: Update, context: Context) -> None:
    """Yes or no; the question becomes the page that it came from."""
    if update.callback_query is None:
        return
    await toast(update.callback_query)
    layout = Layout.RICH if pressed(update) == ["yes"] else Layout.CLASSIC
    chat, services = await context.chat(update), context.services
    wanted = change_of("layout", layout.value, services)
    await services.store.run(change, chat.id, wanted, services.clock.now())
    await show_page(update, context, "look")


def register(app: App) -> None:
    on_press(app, "rich", press_answer, parts.only("yes", "no"), who=Who.ADMINS)
