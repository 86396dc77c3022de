"""/settings, /pause and /resume: one message that changes in place, or words behind the command."""

from handlers.context import App
from handlers.settings import commands, overrides, pausing, rich


def register(app: App) -> None:
    for family in (commands, rich, overrides, pausing):
        family.register(app)
