"""All families of commands, joined to the application; and what Telegram shows of the bot before anybody writes."""

from telegram import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot.delivery.sender import Sender
from bot.services import Services
from handlers import (
    digest,
    errors,
    fallback,
    membership,
    papers,
    search,
    settings,
    start,
    subscriptions,
    topics,
)
from handlers.context import App, Bot, provide
from handlers.table import COMMANDS

_FAMILIES = (start, topics, subscriptions, digest, papers, search, settings, membership, fallback, errors)
_SCOPES = (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats())


def register_all(app: App, services: Services, sender: Sender) -> None:
    """Join every family; the fallbacks come last, so that they see only what nobody answered."""
    provide(app, services, sender)
    for family in _FAMILIES:
        family.register(app)


async def publish_menu(bot: Bot, services: Services) -> None:
    """Tell Telegram the command menu, per scope, and what the bot does, for a chat that is empty and for its profile.

    All in every language of the bot and, without a code, in English.
    """
    for code in (None, *services.locales.languages):
        locale = services.locales.get(code or "en")
        await bot.set_my_description(locale.label("about"), language_code=code)
        await bot.set_my_short_description(locale.label("about-short"), language_code=code)
        for scope in _SCOPES:
            menu = [(command.name, locale.label(f"menu-{command.name}")) for command in COMMANDS]
            await bot.set_my_commands(menu, scope=scope, language_code=code)
