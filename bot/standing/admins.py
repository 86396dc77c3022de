"""Who may change a channel or a group.

Invariant: an answer of Telegram's is relied upon for `KEPT` at most, a refusal for `REFUSED`, and neither beyond a
change of which Telegram tells. When Telegram cannot be asked, nobody is an admin.
"""

from collections import OrderedDict
from datetime import datetime, timedelta

from telegram import ChatMember, ChatMemberAdministrator
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.store import Store, managers

KEPT = timedelta(seconds=45)
REFUSED = timedelta(seconds=5)
_MOST = 10_000
_NO_LIST = ("chat_admin_required", "member list is inaccessible")


class Admins:
    """Asks Telegram, and remembers for a moment. Who turns out to be an admin or not is noted in the store."""

    def __init__(self, bot: ExtBot[str], store: Store, clock: Clock) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._known: OrderedDict[tuple[int, int], tuple[bool, datetime]] = OrderedDict()
        """By chat and person, until when what holds."""

    async def may_change(self, chat: int, person: int) -> bool:
        """Whether the person runs the chat.

        Raises Forbidden where the bot is not there, ChatMigrated where the chat moved.
        """
        now = self._clock.now()
        known = self._known.get((chat, person))
        if known is not None and now < known[1]:
            return known[0]
        self.changed(chat, person)
        may = _runs(await self._member(chat, person))
        self._known[chat, person] = (may, now + (KEPT if may else REFUSED))
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        if may:
            await self._store.run(managers.note, person, chat, now)
        else:
            await self._store.run(managers.drop, person, chat)
        return may

    def changed(self, chat: int, person: int) -> None:
        """The person's standing is another one, maybe."""
        self._known.pop((chat, person), None)

    def changed_all(self, chat: int) -> None:
        """The bot's own standing is another one: what it knew of the chat's people may be wrong."""
        for key in [key for key in self._known if key[0] == chat]:
            del self._known[key]

    async def _member(self, chat: int, person: int) -> ChatMember | None:
        """The person's standing; None for somebody whom Telegram does not know there.

        A bot that is no admin itself is not told of others where members are hidden, but may ask for the admins.
        """
        try:
            return await self._bot.get_chat_member(chat, person)
        except BadRequest as error:
            if not any(words in error.message.lower() for words in _NO_LIST):
                return None
        try:
            found = await self._bot.get_chat_administrators(chat)
        except BadRequest:
            return None
        return next((one for one in found if one.user.id == person), None)


def _runs(member: ChatMember | None) -> bool:
    """Whether it is the creator's or an admin's standing; in a channel, of an admin who may post."""
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False
    return member is not None and member.status == ChatMemberStatus.OWNER
