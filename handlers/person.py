"""Who is behind an update."""

from telegram import Update


def person_of(update: Update) -> int | None:
    """Who acts; None for what is written in a chat's name, where all share one user."""
    message = update.message or update.channel_post
    if (message is not None and message.sender_chat is not None) or update.effective_user is None:
        return None
    return update.effective_user.id


def user_of(update: Update) -> int:
    """Under whose number something is kept: that of the user whom Telegram names, 0 where it names none."""
    return update.effective_user.id if update.effective_user is not None else 0
