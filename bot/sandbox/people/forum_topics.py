"""How people open, close and delete the topics of a forum.

Invariant: every change but a deletion leaves a service message in the topic, of which the bot is told too.
"""

from bot.sandbox.people.hearing import tell
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import COLOURS, GENERAL, Chat, Status, Topic, User
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import ANONYMOUS, World


class ForumTopics:
    """What people do to topics; `by` is who, its creator by default. Raises ValueError where nobody could do it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def topic(self, forum: Chat, name: str, by: User | None = None) -> int:
        """Open a topic in a forum; returns its thread id, which is the id of the message that tells of it."""
        if not forum.forum:
            raise ValueError(f"{forum.title} is no forum")
        thread = self.world.open_topic(forum, Topic(name))
        self._tell(forum, thread, by, {"forum_topic_created": {"name": name, "icon_color": COLOURS[0]}})
        return thread

    def close_topic(self, forum: Chat, thread: int, by: User | None = None) -> None:
        """Close a topic: only administrators may write there. Thread 1 is the General topic."""
        self._set_closed(forum, thread, by, closed=True)

    def reopen_topic(self, forum: Chat, thread: int, by: User | None = None) -> None:
        """Let everybody write there again."""
        self._set_closed(forum, thread, by, closed=False)

    def delete_topic(self, forum: Chat, thread: int) -> None:
        """Delete a topic and what was said in it. General stays for ever."""
        self._existing(forum, thread)
        if thread == GENERAL:
            raise ValueError("General cannot be deleted")
        self.world.delete_topic(forum, thread)

    def _set_closed(self, forum: Chat, thread: int, by: User | None, *, closed: bool) -> None:
        topic = self._existing(forum, thread)
        if topic.closed is closed:
            raise ValueError(f"the topic {topic.name} is {'closed' if closed else 'open'} already")
        topic.closed = closed
        self.world.stir(forum)
        self._tell(forum, thread, by, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})

    def _tell(self, forum: Chat, thread: int, by: User | None, service: Json) -> None:
        owners = (member.user for member in forum.members.values() if member.status is Status.CREATOR)
        actor = by or next(owners, None)
        place = None if thread == GENERAL else thread
        sender, sender_chat = (actor, None) if actor else (ANONYMOUS, forum)
        tell(
            self.world,
            self.world.write(forum, sender, Content(), place, sender_chat=sender_chat, service=service),
        )

    def _existing(self, forum: Chat, thread: int) -> Topic:
        if not forum.forum:
            raise ValueError(f"{forum.title} is no forum")
        topic = forum.topic(thread)
        if topic is None:
            raise ValueError(f"{forum.title} has no topic {thread}")
        return topic
