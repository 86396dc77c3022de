"""What holds for all tests, whichever runs first in a process."""

import bot.delivery  # noqa: F401 - it tells python-telegram-bot to give flood waits as timedelta
