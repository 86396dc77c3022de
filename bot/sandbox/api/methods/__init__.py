"""The methods of the Bot API that the sandbox does, one file per family; any other is answered 501, never faked."""

from bot.sandbox.api.call import Method
from bot.sandbox.api.methods import (
    albums,
    callbacks,
    chats,
    commands,
    copies,
    deletions,
    drafts,
    edits,
    files,
    forum_topics,
    inline,
    media,
    members,
    menu,
    messages,
    pins,
    places,
    profile,
    reactions,
    rich,
    updates,
    webhooks,
)

METHODS: dict[str, Method] = {
    name: method
    for family in (
        profile,
        commands,
        updates,
        messages,
        media,
        albums,
        files,
        places,
        edits,
        copies,
        deletions,
        pins,
        reactions,
        drafts,
        rich,
        callbacks,
        chats,
        members,
        forum_topics,
        menu,
        inline,
        webhooks,
    )
    for name, method in family.METHODS.items()
}
"""By the name that the Bot API uses."""
