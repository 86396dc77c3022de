"""All families of commands, joined to the application; and what Telegram shows of the bot before anybody writes."""

import logging
from collections.abc import Sequence

from telegram import (
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from bot.delivery.sender import Sender
from bot.locales import Locale
from bot.services import Services
from handlers import (
    ask,
    bib,
    care,
    cities,
    digest,
    errors,
    export,
    fallback,
    figures,
    first_minute,
    forget,
    forum_topics,
    inline,
    manage,
    membership,
    notes,
    own_topics,
    papers,
    pasted,
    preview,
    privacy,
    questions,
    saved,
    search,
    settings,
    similar,
    start,
    stats,
    subscriptions,
    topic_draft,
    topic_files,
    topics,
    trends,
    votes,
)
from handlers.context import App, Bot, provide
from handlers.table import Command, shown_to

_FAMILIES = (
    questions,
    start,
    first_minute,
    topics,
    own_topics,
    topic_draft,
    topic_files,
    subscriptions,
    forum_topics,
    digest,
    papers,
    ask,
    figures,
    saved,
    notes,
    bib,
    votes,
    similar,
    search,
    inline,
    trends,
    care,
    cities,
    settings,
    preview,
    manage,
    privacy,
    export,
    forget,
    pasted,
    membership,
    stats,
    fallback,
    errors,
)
_SCOPES: tuple[tuple[BotCommandScope, bool], ...] = (
    (BotCommandScopeAllPrivateChats(), True),
    (BotCommandScopeAllChatAdministrators(), True),
    (BotCommandScopeAllGroupChats(), False),
)
"""Whether one sees there what only admins may do: a group's members are not offered it."""

logger = logging.getLogger(__name__)


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
        for scope, is_admin in _SCOPES:
            await bot.set_my_commands(_menu(locale, shown_to(is_admin=is_admin)), scope=scope, language_code=code)
    for admin in services.settings.telegram.admins:
        await _publish_to(admin, bot, services)


async def _publish_to(admin: int, bot: Bot, services: Services) -> None:
    """The operators' menu, in their own chats with the bot, as far as they have begun one."""
    scope = BotCommandScopeChat(admin)
    try:
        for code in (None, *services.locales.languages):
            menu = _menu(services.locales.get(code or "en"), shown_to(is_operator=True))
            await bot.set_my_commands(menu, scope=scope, language_code=code)
    except BadRequest as error:
        logger.info("an operator's menu was not published", extra={"chat": admin, "why": str(error)})


def _menu(locale: Locale, commands: Sequence[Command]) -> list[tuple[str, str]]:
    return [(command.name, locale.label(f"menu-{command.name}")) for command in commands]
