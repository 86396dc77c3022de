"""What happens to the bot itself: it is added, blocked, unblocked, given rights, or its group becomes a supergroup.

Invariant: the chat itself gets one word of welcome at most, and only where the bot may write; what it lacks there is
told in private to who changed it, once for each change.
"""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.model.chat import Chat, ChatState
from bot.model.digest import Button
from bot.render.text import clipped
from bot.standing.rights import MUTE, Lack, lacking, lacks_of
from bot.standing.words import lack_words, locale_of, spoken, tell
from bot.store import chats
from handlers.answer import say
from handlers.chats import wake
from handlers.context import App, Context
from handlers.deeplink import private_link
from handlers.head import LONGEST_TITLE

_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def membership(update: Update, context: Context) -> None:
    """Pause a chat that threw the bot out, with the reason; wake it up when it lets the bot in again."""
    change, place = update.my_chat_member, update.effective_chat
    if change is None or place is None:
        return
    context.admins.changed_all(place.id)
    if change.new_chat_member.status in _GONE:
        await context.services.store.run(chats.set_state, place.id, ChatState.BLOCKED, "the bot was blocked or removed")
        return
    chat = await context.chat(update)
    lacks = await _lacks(context, chat, change) if place.type != ChatType.PRIVATE else ()
    if chat.state is ChatState.BLOCKED and not MUTE & set(lacks):
        await wake(chat, context.services)
    if place.type != ChatType.PRIVATE:
        await _look_around(update, context, chat, change, lacks)


async def migration(update: Update, context: Context) -> None:
    """A group became a supergroup: everything moves to the new id, whichever of the two tells of it first.

    That the bot left the old one is no reason to write nothing in the new one.
    """
    message, store = update.effective_message, context.services.store
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await store.run(chats.migrate, old, new)
    context.admins.changed_all(old)
    moved = await store.run(chats.get, new)
    if moved is not None and moved.state is ChatState.BLOCKED:
        await wake(moved, context.services)


async def standing(update: Update, context: Context) -> None:
    """Somebody became an admin, or is none any more."""
    change = update.chat_member
    if change is not None:
        context.admins.changed(change.chat.id, change.new_chat_member.user.id)


async def _look_around(
    update: Update, context: Context, chat: Chat, change: ChatMemberUpdated, lacks: tuple[Lack, ...]
) -> None:
    """Welcome a group, and tell who added the bot or changed its rights what it lacks."""
    is_channel, is_new = chat.kind == ChatType.CHANNEL, _was_away(change.old_chat_member)
    if is_new and not is_channel and not MUTE & set(lacks):
        locale = context.services.locales.get(chat.language)
        words = locale.say("start-group", hour=chat.hour.strftime("%H:%M"), zone=chat.timezone)
        privately = Button(locale.label("key-manage-privately"), url=private_link(context.bot.username, chat.id))
        await say(update, context, words, [[Button(locale.label("key-topics"), data="areas"), privately]])
    before = () if is_new else lacks_of(change.old_chat_member, is_channel=is_channel)
    if is_new or set(before) != set(lacks):
        await _tell_privately(context, chat, change, lacks, is_new=is_new)


async def _lacks(context: Context, chat: Chat, change: ChatMemberUpdated) -> tuple[Lack, ...]:
    try:
        return await lacking(context.bot, chat.id)
    except (BadRequest, Forbidden):
        return lacks_of(change.new_chat_member, is_channel=chat.kind == ChatType.CHANNEL)


async def _tell_privately(
    context: Context, chat: Chat, change: ChatMemberUpdated, lacks: tuple[Lack, ...], *, is_new: bool
) -> None:
    """Only who may change the chat; who does so in its name cannot be told, nor who never wrote to the bot."""
    person, services = change.from_user, context.services
    is_channel = chat.kind == ChatType.CHANNEL  # where only admins can do that
    if person.is_bot or not (is_channel or await context.admins.may_change(chat.id, person.id)):
        return
    own = spoken(person, services.locales, chat.language)
    locale = await locale_of(person.id, services.store, services.locales, own)
    name = clipped(chat.title, LONGEST_TITLE)
    words = [locale.say("membership-added", name=name)] if is_new else []
    if lacks:
        words.append(locale.say("membership-lacks", name=name, lacks=lack_words(lacks, locale)))
    elif not is_new:
        words.append(locale.say("membership-well", name=name))
    key = Button(locale.label("key-manage", name=name), data=f"manage:{chat.id}")
    await tell(context.bot, person.id, "\n\n".join(words), [[key]])


def _was_away(member: ChatMember) -> bool:
    return member.status in _GONE


def register(app: App) -> None:
    app.add_handler(ChatMemberHandler[Context, None](membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(ChatMemberHandler[Context, None](standing, ChatMemberHandler.CHAT_MEMBER))
    app.add_handler(MessageHandler[Context, None](filters.StatusUpdate.MIGRATE, migration))
