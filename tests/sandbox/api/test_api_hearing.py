"""What an ordinary bot hears in a group: what Telegram itself takes for a command to it or for its name."""

import pytest
from telegram import Bot

from bot.sandbox.telegram import TelegramSandbox

ME = "@papergram_sandbox_bot"


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("/start now", True),
        (f"please /start{ME}", True),
        (f"dear {ME.upper()}, hello", True),
        ("please /start", False),
        ("/start@other_bot", False),
        ("/ hi", False),
        ("//", False),
        ("/usr/bin/x is", False),
        (f"mail x{ME}ty.com", False),
        (f"{ME}_too", False),
    ],
)
async def test_commands_and_mentions_are_heard_where_telegram_sees_them(
    sandbox: TelegramSandbox, bot: Bot, text: str, *, is_heard: bool
) -> None:
    bob = sandbox.user("Bob")
    await sandbox.say(sandbox.group("Lab", members=[bob]), bob, text)
    assert [update.message and update.message.text for update in await bot.get_updates()] == [text] * is_heard
