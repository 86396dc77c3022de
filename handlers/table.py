"""The one table of commands. The Telegram menu, `/help` and the README's table are made from it.

What a command does, in words, stands in the locale files under `command-NAME`.
"""

from dataclasses import dataclass
from enum import StrEnum


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
    """`arguments` is shown behind the name, as typed by people."""

    name: str
    arguments: str = ""
    who: Who = Who.ANYONE

    @property
    def usage(self) -> str:
        """`/paper <id | link | title words>`."""
        return f"/{self.name} {self.arguments}".rstrip()


COMMANDS = (
    Command("start"),
    Command("help"),
    Command("topics", "[export | import]"),
    Command("topic", "<slug | query | new …>"),
    Command("subscribe", "<slug | query>", Who.ADMINS),
    Command("unsubscribe", "<slug>", Who.ADMINS),
    Command("subscriptions"),
    Command("digest"),
    Command("preview", "[topic]"),
    Command("paper", "<id | link | title words>"),
    Command("ask", "<id> <question>"),
    Command("save", "<id> [note]"),
    Command("saved"),
    Command("bib", "[ris] <id …>"),
    Command("why", "<id>"),
    Command("forget_votes", "", Who.ADMINS),
    Command("search", "<words>"),
    Command("similar", "<id | link>"),
    Command("trends", "[topic | query]"),
    Command("settings", "", Who.ADMINS),
    Command("manage", "[off]", Who.ADMINS),
    Command("pause", "", Who.ADMINS),
    Command("resume", "", Who.ADMINS),
    Command("cancel"),
    Command("privacy"),
    Command("export", "", Who.ADMINS),
    Command("forget", "", Who.ADMINS),
    Command("stats", "", Who.OPERATORS),
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
