"""What holds for all tests, whichever runs first in a process."""

from hypothesis import settings

import bot.delivery  # noqa: F401 - it tells python-telegram-bot to give flood waits as timedelta

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
