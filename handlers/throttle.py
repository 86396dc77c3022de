"""How much one person, and one group, may ask in a time; who asks more is told so once and then passed over.

People never come near it. Operators and what happens to the bot itself (its membership, a group that moves) are
always let in; what in a group is not said to the bot never is.

Invariant: what is passed over costs neither a turn, nor a place, nor a transaction; of whom nothing was heard for a
while nothing is remembered.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.delivery.bucket import Bucket, Rate
from handlers.person import person_of

USER = Rate(0.5, 20)
GROUP = Rate(1, 40)
INLINE = Rate(2, 40)
"""Of one person: clients ask again at every pause in typing."""
MOST_WAITING = 30
"""Updates of one chat that may wait for their turn."""
QUIET = 60.0
TOAST_EVERY = 5.0
"""Seconds."""

_LOOKED_AT = 2
_PLACES = ("arxiv.org/", "huggingface.co/", "hf.co/")


class Throttle:
    """`seconds` is a clock that never goes back; `admins` are the ids of those who may do as they like."""

    def __init__(self, seconds: Callable[[], float], admins: Collection[int] = ()) -> None:
        self._seconds = seconds
        self._admins = frozenset(admins)
        self._buckets: OrderedDict[int | str, Bucket] = OrderedDict()
        self._floods: OrderedDict[int, float] = OrderedDict()
        """By person and by chat, when something was last passed over."""
        self._toasts: OrderedDict[int, float] = OrderedDict()
        self._waiting: dict[int, int] = {}
        self._queues: Counter[int] = Counter()
        self._words: set[int] = set()

    @property
    def remembered(self) -> int:
        """How many people and chats are known of."""
        return len(self._buckets) + len(self._floods) + len(self._toasts)

    def lets_in(self, update: Update, username: str) -> bool:
        """Whether the update is to be handled, if only by a word that it is too much (`is_too_much`)."""
        if _is_service(update):
            return True
        if update.inline_query is not None:
            return self._has_room_inline(update.inline_query.from_user.id)
        chat = update.effective_chat
        if chat is None or not _is_for_bot(update, username):
            return False
        person = person_of(update)
        if person not in self._admins and not self._has_room(chat.id, person):
            return _is_said_to_bot(update, username) and self._is_worth_a_word(update, chat.id, person)
        self._waiting[update.update_id] = chat.id
        self._queues[chat.id] += 1
        return True

    def over(self, number: int) -> None:
        """The update does not wait any more."""
        self._words.discard(number)
        chat = self._waiting.pop(number, None)
        if chat is not None:
            self._queues[chat] -= 1
            if not self._queues[chat]:
                del self._queues[chat]

    def is_too_much(self, update: object) -> bool:
        """Whether the update is only to be answered with a word."""
        return isinstance(update, Update) and update.update_id in self._words

    def _has_room(self, chat: int, person: int | None) -> bool:
        now = self._seconds()
        self._forget(now)
        buckets = [self._bucket(chat, GROUP, now)] if chat < 0 else []
        if person is not None:
            buckets.append(self._bucket(person, USER, now))
        if self._queues[chat] >= MOST_WAITING or not all(bucket.spare(now) for bucket in buckets):
            return False
        for bucket in buckets:
            bucket.take(now)
        return True

    def _has_room_inline(self, person: int) -> bool:
        now = self._seconds()
        self._forget(now)
        bucket = self._bucket(f"inline {person}", INLINE, now)
        if not (bucket.spare(now) or person in self._admins):
            return False
        bucket.take(now)
        return True

    def _bucket(self, key: int | str, rate: Rate, now: float) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(rate, now)
        self._buckets.move_to_end(key)
        return bucket

    def _is_worth_a_word(self, update: Update, chat: int, person: int | None) -> bool:
        now, key = self._seconds(), chat if person is None else person
        if update.callback_query is not None:
            is_due = now - self._toasts.get(key, -TOAST_EVERY) >= TOAST_EVERY
            if is_due:
                _set_last(self._toasts, key, now)
        else:
            is_due = not any(now - self._floods[one] < QUIET for one in {chat, key} & self._floods.keys())
            for one in {chat, key}:
                _set_last(self._floods, one, now)
        if is_due:
            self._words.add(update.update_id)
        return is_due

    def _forget(self, now: float) -> None:
        """A few steps of an endless round."""
        for _ in range(min(_LOOKED_AT, len(self._buckets))):
            key, bucket = next(iter(self._buckets.items()))
            if not bucket.is_full(now):
                break
            del self._buckets[key]
        for moments, life in ((self._floods, QUIET), (self._toasts, TOAST_EVERY)):
            for _ in range(min(_LOOKED_AT, len(moments))):
                key, moment = next(iter(moments.items()))
                if now - moment < life:
                    break
                del moments[key]


def _is_service(update: Update) -> bool:
    message = update.message
    return (
        update.my_chat_member is not None
        or is_of_admins(update)
        or (message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id) is not None)
    )


def is_of_admins(update: Update) -> bool:
    """Whether somebody became an admin, or is none any more; who else comes and goes is no matter."""
    change = update.chat_member
    return change is not None and any(
        one.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
        for one in (change.old_chat_member, change.new_chat_member)
    )


def _is_for_bot(update: Update, username: str) -> bool:
    """What is said to it, and in groups replies to it and links to papers, which a group may want a card of."""
    message = update.message or update.channel_post
    if update.chat_member is not None or (message is not None and message.is_automatic_forward):
        return False  # a linked channel's post is answered in the channel
    return _is_said_to_bot(update, username) or (
        message is not None and (_is_reply_to(message, username) or (update.message is not None and has_link(message)))
    )


def _is_said_to_bot(update: Update, username: str) -> bool:
    """Everything in a private chat, presses, and commands that name no other bot."""
    message = update.message or update.channel_post
    if message is None or message.chat.id > 0:
        return True
    return _is_command(message, username)


def _is_reply_to(message: Message, username: str) -> bool:
    """Whether a text or a file may answer a question of the bot; in a channel the bot's posts have no author."""
    replied = message.reply_to_message
    author = replied.from_user if replied is not None else None
    is_ours = author.username == username if author is not None else message.chat.type == ChatType.CHANNEL
    return replied is not None and bool(message.text or message.document) and is_ours


def has_link(message: Message) -> bool:
    """Whether the message may link a paper: cheap, for every message of every group."""
    text = (message.text or message.caption or "").lower()
    is_theirs = message.via_bot is None and not message.is_automatic_forward
    return is_theirs and any(place in text for place in _PLACES)


def _is_command(message: Message, username: str) -> bool:
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset or not message.text:
        return False
    addressee = message.text[: first.length].partition("@")[2]
    return not addressee or addressee.lower() == username.lower()


def _set_last(moments: OrderedDict[int, float], key: int, now: float) -> None:
    moments[key] = now
    moments.move_to_end(key)
