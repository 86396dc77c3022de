"""What happens to the bot itself: it is added, blocked, unblocked, or its group becomes a supergroup."""

from telegram import ChatMember, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.model.chat import ChatState
from bot.store import chats
from handlers.answer import say
from handlers.chats import wake
from handlers.context import App, Context

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
    if chat.state is ChatState.BLOCKED:
        await wake(chat, context.services)
    if place.type in (ChatType.GROUP, ChatType.SUPERGROUP) and _was_away(change.old_chat_member):
        words = context.services.locales.get(chat.language).say(
            "start-group", hour=chat.hour.strftime("%H:%M"), zone=chat.timezone
        )
        await say(update, context, words)


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


def _was_away(member: ChatMember) -> bool:
    return member.status in _GONE


def register(app: App) -> None:
    app.add_handler(ChatMemberHandler[Context, None](membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(ChatMemberHandler[Context, None](standing, ChatMemberHandler.CHAT_MEMBER))
    app.add_handler(MessageHandler[Context, None](filters.StatusUpdate.MIGRATE, migration))
