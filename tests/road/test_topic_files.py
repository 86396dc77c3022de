"""Topics as files: out as JSON and OPML, in with a report, and nothing overwritten."""

import json

from bot.sandbox.world.message import SentMessage
from bot.store import own_topics, subscriptions
from tests.road.conftest import Road
from tests.road.test_groups import lab, person
from tests.road.test_own_topics import saved


def content(message: SentMessage) -> bytes:
    """What stands in the file of a message."""
    (media,) = message.content.media
    return media.content
