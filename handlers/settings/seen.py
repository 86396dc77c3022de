"""What the pages of /settings show: a chat, its topics, and the words for both."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram.constants import ChatType

from bot.locales import Html, Locale
from bot.locales.languages import language_named
from bot.model.chat import EVERY_DAY, Chat, Override, Subscription
from bot.model.topic import Topic
from bot.services import Services
from handlers.answer import Rows
from handlers.settings.weekdays import WORKDAYS

Page = tuple[Html, Rows]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the chat's topics, and what it chose for it."""

    wish: Subscription
    topic: Topic
    override: Override


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pages show. `hears_links`: in a group, whether the bot hears what people say to each other."""

    chat: Chat
    locale: Locale
    services: Services
    topics: Sequence[Wanted]
    hears_links: bool = False

    @property
    def is_group(self) -> bool:
        """Whether people talk to each other there."""
        return self.chat.kind in (ChatType.GROUP, ChatType.SUPERGROUP)

    @property
    def days(self) -> str:
        """`every day`, `Monday to Friday`, `Mon, Wed, Fri`."""
        days = self.chat.preferences.days
        if days in (EVERY_DAY, WORKDAYS):
            return self.locale.label("days-every" if days == EVERY_DAY else "days-work")
        return self.locale.listed(self.weekday(day) for day in days)

    @property
    def readings(self) -> str:
        """The language of what is read, as it is called in the chat's own."""
        return language_named(self.chat.reads_in, self.locale.language) or self.chat.reads_in

    def weekday(self, day: int) -> str:
        """`Mon`, `周一`."""
        return self.locale.label(f"weekday-{day}")

    def state(self, name: str, value: str) -> str:
        """A setting's value in a few words."""
        return self.locale.label(f"set-{name}-{value}")


def on(holds: object) -> str:
    """How keys and messages name the two states of a switch."""
    return "on" if holds else "off"


def quiet(chat: Chat) -> str:
    """How they name what a chat is told on quiet days."""
    return "why" if chat.preferences.says_why else "silent"
