"""The one table of commands. The Telegram menu, `/help` and the README's table are made from it.

What a command does and takes, in words, stands in the locale files under `command-NAME` and `usage-NAME`.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.locales import Html, Locale


class Who(StrEnum):
    """Who may call a command or press a key in a group or channel. In a private chat everybody is at home.

    What ANYONE presses in a channel is left to its admins too; READERS are all who can see it. OPERATORS are those whom
    `telegram.admins` names, wherever they write; nobody else is shown their commands.
    """

    ANYONE = "anyone"
    ADMINS = "admins"
    READERS = "readers"
    OPERATORS = "operators"


@dataclass(frozen=True, slots=True)
class Command:
    """`takes_words`: what people may type behind the name stands in the locale files under `usage-NAME`."""

    name: str
    who: Who = Who.ANYONE
    takes_words: bool = False

    def usage(self, locale: Locale) -> Html:
        """`/paper <id | link | title words>`."""
        return Html(f"/{self.name} {locale.say(f'usage-{self.name}')}" if self.takes_words else f"/{self.name}")


COMMANDS = (
    Command("start"),
    Command("help"),
    Command("topics", takes_words=True),
    Command("topic", takes_words=True),
    Command("subscribe", Who.ADMINS, takes_words=True),
    Command("unsubscribe", Who.ADMINS, takes_words=True),
    Command("subscriptions"),
    Command("digest"),
    Command("preview", takes_words=True),
    Command("paper", takes_words=True),
    Command("ask", takes_words=True),
    Command("save", takes_words=True),
    Command("saved"),
    Command("bib", takes_words=True),
    Command("why", takes_words=True),
    Command("forget_votes", Who.ADMINS),
    Command("search", takes_words=True),
    Command("similar", takes_words=True),
    Command("trends", takes_words=True),
    Command("settings", Who.ADMINS),
    Command("manage", Who.ADMINS, takes_words=True),
    Command("pause", Who.ADMINS),
    Command("resume", Who.ADMINS),
    Command("cancel"),
    Command("privacy"),
    Command("export", Who.ADMINS),
    Command("forget", Who.ADMINS),
    Command("stats", Who.OPERATORS),
)

PERSONAL = frozenset(
    {
        "start", "help", "paper", "ask", "save", "saved", "bib", "why", "search", "similar", "manage", "cancel",
        "privacy", "stats",
    }
)  # fmt: skip
PERSONAL_KEYS = frozenset(
    {
        "p", "full", "ev", "c", "fig", "sim", "vote", "save", "drop", "saved", "bib", "bibf", "bibs", "cancel",
        "note", "note-no", "manage", "manage-pick", "managed",
    }
)  # fmt: skip
"""Commands, and keys by their prefix, that are about the person in a private chat, also while one manages another chat
from there. All others are about that chat then."""

BY_NAME = {command.name: command for command in COMMANDS}


def shown_to(*, is_operator: bool = False, is_admin: bool = True) -> tuple[Command, ...]:
    """The commands that a menu or `/help` offers; `is_admin` in a private chat too."""
    hidden = {Who.OPERATORS: not is_operator, Who.ADMINS: not is_admin}
    return tuple(command for command in COMMANDS if not hidden.get(command.who))
