"""The methods of the Bot API that the sandbox does, one file per family; any other is answered 501, never faked."""

from bot.sandbox.call import Method
from bot.sandbox.methods import callbacks, chats, commands, documents, edits, messages, profile, updates

METHODS: dict[str, Method] = {
    name: method
    for family in (profile, commands, updates, messages, documents, edits, callbacks, chats)
    for name, method in family.METHODS.items()
}
"""By the name that the Bot API uses."""
