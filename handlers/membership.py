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
    """A group became a supergroup: everything moves to the new id."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None and update.effective_chat is not None:
        await context.services.store.run(chats.migrate, update.effective_chat.id, message.migrate_to_chat_id)


def _was_away(member: ChatMember) -> bool:
    return member.status in _GONE


def register(app: App) -> None:
    app.add_handler(ChatMemberHandler[Context, None](membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler[Context, None](filters.StatusUpdate.MIGRATE, migration))
