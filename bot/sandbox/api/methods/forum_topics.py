"""Topics of forums: opened, renamed, closed, reopened, deleted; General hidden and shown.

Invariant: every change but a deletion leaves a service message in the topic, of which the bot is told too. Source of
the texts: TDLib (`ForumTopicManager.cpp`); TOPIC_NOT_MODIFIED and TOPIC_ID_INVALID as clients report them. Not
verified: that General's deletion is refused with TOPIC_ID_INVALID.
"""

from bot.sandbox.api.access import chat_to_write
from bot.sandbox.api.call import Method
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.chat import COLOURS, GENERAL, Chat, Topic
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.world import World

MAX_NAME = 128
_EDIT = "edit the topic"
_CLOSE = "close or open the topic"


def create_forum_topic(world: World, params: Json) -> Json:
    """Open a topic; its thread id is the id of the service message that tells of it."""
    forum = _forum(world, params["chat_id"], "create a topic")
    name = _name(params["name"])
    colour = params.get("icon_color", COLOURS[0])
    if colour not in COLOURS:
        raise SpecViolation(f"icon_color is {colour}, it must be one of {', '.join(map(str, COLOURS))}")
    topic = Topic(name, colour=colour, icon=params.get("icon_custom_emoji_id") or None)
    told: Json = {"name": name, "icon_color": colour} | ({"icon_custom_emoji_id": topic.icon} if topic.icon else {})
    thread = world.open_topic(forum, topic)
    _tell(world, forum, thread, {"forum_topic_created": told})
    return {"message_thread_id": thread} | told


def edit_forum_topic(world: World, params: Json) -> bool:
    """Change the name or the icon."""
    forum = _forum(world, params["chat_id"], _EDIT)
    thread, topic = _topic(forum, params["message_thread_id"])
    name = _name(params["name"]) if params.get("name") else topic.name
    icon = params["icon_custom_emoji_id"] or None if "icon_custom_emoji_id" in params else topic.icon
    if (name, icon) == (topic.name, topic.icon):
        raise BadRequest("TOPIC_NOT_MODIFIED")
    told: Json = ({"name": name} if name != topic.name else {}) | (
        {"icon_custom_emoji_id": icon or ""} if icon != topic.icon else {}
    )
    topic.name, topic.icon = name, icon
    _changed(world, forum, thread, {"forum_topic_edited": told})
    return True


def close_forum_topic(world: World, params: Json) -> bool:
    """Let only administrators write there."""
    return _set_closed(world, params["chat_id"], params["message_thread_id"], closed=True)


def reopen_forum_topic(world: World, params: Json) -> bool:
    """Let everybody write there again."""
    return _set_closed(world, params["chat_id"], params["message_thread_id"], closed=False)


def delete_forum_topic(world: World, params: Json) -> bool:
    """Delete a topic and all that was said there."""
    forum = _forum(world, params["chat_id"], "delete the topic", right="can_delete_messages")
    thread, _ = _topic(forum, params["message_thread_id"])
    if thread == GENERAL:
        raise BadRequest("TOPIC_ID_INVALID")
    world.delete_topic(forum, thread)
    return True


def edit_general_forum_topic(world: World, params: Json) -> bool:
    """Rename General."""
    return edit_forum_topic(world, {"message_thread_id": GENERAL} | params)


def close_general_forum_topic(world: World, params: Json) -> bool:
    """Let only administrators write in General."""
    return _set_closed(world, params["chat_id"], GENERAL, closed=True)


def reopen_general_forum_topic(world: World, params: Json) -> bool:
    """Let everybody write in General again, and show it."""
    return _set_closed(world, params["chat_id"], GENERAL, closed=False)


def hide_general_forum_topic(world: World, params: Json) -> bool:
    """Hide General, which closes it."""
    return _set_hidden(world, params["chat_id"], hidden=True)


def unhide_general_forum_topic(world: World, params: Json) -> bool:
    """Show General."""
    return _set_hidden(world, params["chat_id"], hidden=False)


def _forum(world: World, chat_id: int | str, purpose: str, right: str = "can_manage_topics") -> Chat:
    chat = chat_to_write(world, chat_id)
    if not chat.forum:
        raise BadRequest("the chat is not a forum")
    if not chat.member(world.bot).may(right):
        raise BadRequest(f"not enough rights to {purpose}")
    return chat


def _topic(forum: Chat, thread: int) -> tuple[int, Topic]:
    if thread <= 0:
        raise BadRequest("invalid message thread identifier specified")
    topic = forum.topic(thread)
    if topic is None:
        raise BadRequest("TOPIC_ID_INVALID")
    return thread, topic


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise BadRequest("title must be non-empty")
    if len(name) > MAX_NAME:
        raise SpecViolation(f"the name has {len(name)} characters, Telegram cuts it to {MAX_NAME}")
    return name


def _set_closed(world: World, chat_id: int | str, thread: int, *, closed: bool) -> bool:
    forum = _forum(world, chat_id, _CLOSE)
    thread, topic = _topic(forum, thread)
    if topic.closed is closed:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    if topic.hidden and not closed:
        topic.hidden = False
        _tell(world, forum, thread, {"general_forum_topic_unhidden": {}})
    topic.closed = closed
    _changed(world, forum, thread, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


def _set_hidden(world: World, chat_id: int | str, *, hidden: bool) -> bool:
    forum = _forum(world, chat_id, _CLOSE)
    thread, topic = _topic(forum, GENERAL)
    if topic.hidden is hidden:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic.hidden = hidden
    topic.closed = topic.closed or hidden
    _changed(world, forum, thread, {"general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden": {}})
    return True


def _changed(world: World, forum: Chat, thread: int, service: Json) -> None:
    world.stir(forum)
    _tell(world, forum, thread, service)


def _tell(world: World, forum: Chat, thread: int, service: Json) -> SentMessage:
    place = None if thread == GENERAL else thread
    message = world.write(forum, world.bot, Content(), place, service=service)
    world.updates.push("message", message.json())
    return message


_CHAT = frozenset({"chat_id"})
_TOPIC = frozenset({"chat_id", "message_thread_id"})

METHODS = {
    "createForumTopic": Method(create_forum_topic, _CHAT | {"name", "icon_color", "icon_custom_emoji_id"}),
    "editForumTopic": Method(edit_forum_topic, _TOPIC | {"name", "icon_custom_emoji_id"}),
    "closeForumTopic": Method(close_forum_topic, _TOPIC),
    "reopenForumTopic": Method(reopen_forum_topic, _TOPIC),
    "deleteForumTopic": Method(delete_forum_topic, _TOPIC),
    "editGeneralForumTopic": Method(edit_general_forum_topic, _CHAT | {"name"}),
    "closeGeneralForumTopic": Method(close_general_forum_topic, _CHAT),
    "reopenGeneralForumTopic": Method(reopen_general_forum_topic, _CHAT),
    "hideGeneralForumTopic": Method(hide_general_forum_topic, _CHAT),
    "unhideGeneralForumTopic": Method(unhide_general_forum_topic, _CHAT),
}
