"""What the bot says, one Fluent file per language. Cheap to import: Fluent and Babel are loaded by `Locales.load`."""

from bot.locales.html import Html
from bot.locales.locale import Locale, Locales, UnknownMessageError

__all__ = ["Html", "Locale", "Locales", "UnknownMessageError"]
