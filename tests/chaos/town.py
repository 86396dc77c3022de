"""The people: they block the bot and let it in again, throw it out, turn their groups into
supergroups, and close forum topics.

Invariant: `numbers` leads from every id that a chat ever had to its number.
"""

from dataclasses import dataclass
from random import Random

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, ChatKind, User
from tests.chaos.plan import FORUM, THREAD, Plan, name


@dataclass(slots=True)
class Place:
    """A chat with its number, and who rules there."""

    number: int
    chat: Chat
    owner: User
    bot: User

    @property
    def is_out(self) -> bool:
        """Whether the bot may not write here."""
        return not self.chat.member(self.bot).status.inside


class Town:
    """All chats: six of ten private, one a channel, the others groups: forums, or not yet supergroups."""

    def __init__(self, telegram: TelegramSandbox, plan: Plan, dice: Random, numbers: dict[int, int]) -> None:
        self._telegram = telegram
        self._dice = dice
        self._plan = plan
        self.numbers = numbers
        self.moved: dict[int, int] = {}
        """Old ids and new ones."""
        self.acts = {"blocked": 0, "let in": 0, "moved": 0, "topics closed": 0}
        self.places = [self._settle(number) for number in range(plan.chats)]
        self._fickle = [one for one in self.places if not plan.composes(one.number) and dice.random() < 0.12]
        self._forums = [one for one in self.places if plan.is_forum(one.number)]
        self._growing = [one for one in self.places if one.chat.kind is ChatKind.GROUP]

    def act(self) -> None:
        """Somebody does something."""
        groups = [one for one in self._growing if not one.is_out]
        if groups and self._dice.random() < 0.2:
            self._grow(self._dice.choice(groups))
        elif self._forums and self._dice.random() < 0.05:
            self._close(self._dice.choice(self._forums))
        elif self._fickle:
            place = self._dice.choice(self._fickle)
            if place.is_out:
                self._let_in(place)
            else:
                self._throw_out(place)

    def let_all_in(self) -> None:
        """Everybody wants the bot again."""
        for place in self.places:
            if place.is_out:
                self._let_in(place)

    def knock(self, number: int) -> None:
        """Somebody whom the bot takes for gone throws it out and lets it in once more, for it to notice."""
        self._throw_out(self.places[number])
        self._let_in(self.places[number])

    def _settle(self, number: int) -> Place:
        telegram, kind = self._telegram, number % 10
        owner = telegram.user(name(number), language_code="en")
        if kind < 6:
            chat = telegram.private_chat(owner)
        elif kind == 6:
            chat = telegram.channel(name(number), admins=[owner])
        else:
            forum = self._plan.is_forum(number)
            chat = telegram.group(name(number), admins=[owner], supergroup=kind == FORUM, forum=forum)
            if forum:
                telegram.topic(chat, "Papers")
        self.numbers[chat.id] = number
        return Place(number, chat, owner, telegram.bot)

    def _grow(self, place: Place) -> None:
        self._growing.remove(place)
        old, place.chat = place.chat, self._telegram.migrate(place.chat)
        self.numbers[place.chat.id] = place.number
        self.moved[old.id] = place.chat.id
        self.acts["moved"] += 1

    def _close(self, place: Place) -> None:
        """The forum's topic is closed or deleted: its digests go to General."""
        self._forums.remove(place)
        self.acts["topics closed"] += 1
        if self._dice.random() < 0.5:
            self._telegram.close_topic(place.chat, THREAD)
        else:
            self._telegram.delete_topic(place.chat, THREAD)

    def _throw_out(self, place: Place) -> None:
        self.acts["blocked"] += 1
        if place.chat.kind is ChatKind.PRIVATE:
            self._telegram.block(place.owner)
        else:
            self._telegram.kick_bot(place.chat, place.owner)

    def _let_in(self, place: Place) -> None:
        self.acts["let in"] += 1
        if place.chat.kind is ChatKind.PRIVATE:
            self._telegram.unblock(place.owner)
        else:
            self._telegram.add_bot(place.chat, place.owner)
