"""Telegram's own list of chats, in which a person picks the one to be managed: nobody has to type an id.

Source: Bot API, KeyboardButtonRequestChat. The bot's rights have to be among the person's.
"""

from telegram import ChatAdministratorRights, KeyboardButton, KeyboardButtonRequestChat, ReplyKeyboardMarkup

from bot.locales import Locale
from bot.model.digest import Button

CHANNEL, GROUP = 1, 2
"""The ids of the two requests."""
NEVER_MIND = "/manage off"


def picker(locale: Locale) -> ReplyKeyboardMarkup:
    """Keys for a channel, for a group, and for neither."""
    channel = KeyboardButtonRequestChat(
        CHANNEL,
        chat_is_channel=True,
        user_administrator_rights=_rights(can_post_messages=True),
        bot_administrator_rights=_rights(can_post_messages=True),
        request_title=True,
    )
    group = KeyboardButtonRequestChat(
        GROUP, chat_is_channel=False, user_administrator_rights=_rights(), request_title=True
    )
    return ReplyKeyboardMarkup(
        [
            [KeyboardButton(locale.label("key-pick-channel"), request_chat=channel)],
            [KeyboardButton(locale.label("key-pick-group"), request_chat=group)],
            [KeyboardButton(NEVER_MIND)],
        ],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def group_link(username: str) -> str:
    """Adds the bot to a group, as an admin that may make forum topics where the person lets it be one."""
    return f"https://t.me/{username}?startgroup&admin=manage_topics"


def channel_link(username: str) -> str:
    """Adds the bot to a channel, as an admin that may post."""
    return f"https://t.me/{username}?startchannel&admin=post_messages"


def ways_in(locale: Locale, username: str) -> list[list[Button]]:
    """Keys for who wants the bot in a group, or runs a channel or group that it is in."""
    return [
        [Button(locale.label("key-add-to-group"), url=group_link(username))],
        [Button(locale.label("key-manage-any"), data="manage")],
    ]


def _rights(*, can_post_messages: bool | None = None) -> ChatAdministratorRights:
    """An admin's with at least these rights."""
    return ChatAdministratorRights(
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_manage_video_chats=False,
        can_restrict_members=False,
        can_promote_members=False,
        can_change_info=False,
        can_invite_users=False,
        can_post_stories=False,
        can_edit_stories=False,
        can_delete_stories=False,
        can_post_messages=can_post_messages,
    )
