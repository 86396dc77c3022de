"""The people and chats that a sandbox begins with: one chat of every kind, and two who speak different languages."""

from dataclasses import dataclass

from bot.sandbox.people.humans import Humans
from bot.sandbox.world.chat import Chat, User


@dataclass(frozen=True, slots=True)
class Cast:
    """Ada speaks English and owns the group, the channel and the forum; Ming speaks Chinese and is a member."""

    ada: User
    ming: User
    private: Chat
    group: Chat
    channel: Chat
    forum: Chat


def gather(telegram: Humans) -> Cast:
    """Bring them in. The forum has two topics beside General; the bot is an administrator of the channel alone."""
    ada = telegram.user("Ada", username="ada", language_code="en")
    ming = telegram.user("Ming 明", username="ming", language_code="zh")
    telegram.private_chat(ming)
    forum = telegram.group("Institute", admins=[ada], members=[ming], forum=True)
    for name in ("Diffusion", "Language models"):
        telegram.topic(forum, name)
    return Cast(
        ada=ada,
        ming=ming,
        forum=forum,
        channel=telegram.channel("Papers of the day", admins=[ada], username="papers_of_the_day"),
        group=telegram.group("Vision lab", admins=[ada], members=[ming]),
        private=telegram.private_chat(ada),
    )
