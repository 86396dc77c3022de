"""What people are told of a chat that they run: in words that say where to mend it."""

from collections.abc import Sequence

from sqlite_utils import Database
from telegram import InlineKeyboardMarkup, User
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.delivery.markup import NO_PREVIEW, keyboard
from bot.locales import Html, Locale, Locales
from bot.model.digest import Button
from bot.standing.rights import Lack
from bot.store import Store, chats

Rows = Sequence[Sequence[Button]]


def lack_words(lacks: Sequence[Lack], locale: Locale) -> Html:
    """A line for each."""
    return Html("\n".join(locale.say(f"lack-{lack.value}") for lack in lacks))


async def locale_of(person: int, store: Store, locales: Locales, otherwise: str) -> Locale:
    """The language in which the bot speaks to a person in private, or `otherwise`."""
    return locales.get(await store.run(_language, person) or otherwise)


def spoken(user: User, locales: Locales, otherwise: str) -> str:
    """The language of a person's client, as far as the bot speaks it."""
    code = (user.language_code or "").split("-")[0].lower()
    return code if code in locales.languages else otherwise


async def tell(bot: ExtBot[str], person: int, html: str, rows: Rows = ()) -> bool:
    """Write to a person in private; False where they never began a chat with the bot, or block it."""
    keys: InlineKeyboardMarkup | None = keyboard(rows)
    try:
        await bot.send_message(
            person, html, parse_mode=ParseMode.HTML, reply_markup=keys, link_preview_options=NO_PREVIEW
        )
    except (Forbidden, BadRequest):
        return False
    return True


def _language(db: Database, person: int) -> str | None:
    chat = chats.get(db, person)
    return chat.language if chat is not None else None
