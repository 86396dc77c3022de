"""Inline mode as people use it: they type after the bot's name, and send one of the results.

Invariant: what is sent is what the bot offered for that query; the bot can edit it by its `inline_message_id` if and
only if it has keys.
"""

from bot.sandbox.api.access import check_thread
from bot.sandbox.people.hearing import tell
from bot.sandbox.world.chat import Chat, ChatKind, User
from bot.sandbox.world.inline_query import InlineQuery
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World

MAX_QUERY = 256


def ask(world: World, user: User, chat: Chat, query: str, offset: str = "") -> str:
    """The user types `query` after the bot's name, or scrolls on to `offset`; returns the query's id.

    Raises ValueError over 256 characters.
    """
    if len(query) > MAX_QUERY:
        raise ValueError(f"a query has at most {MAX_QUERY} characters, this one {len(query)}")
    asked = InlineQuery(f"{5_000_000_000 + world.serial()}", user, chat, query, offset, world.now())
    world.inline_queries[asked.id] = asked
    kind = "sender" if chat.kind is ChatKind.PRIVATE else str(chat.kind)
    told = {"id": asked.id, "from": user.json(), "query": query, "offset": offset, "chat_type": kind}
    world.updates.push("inline_query", told)
    return asked.id


def choose(
    world: World, user: User, chat: Chat, query_id: str, result_id: str, thread: int | None = None
) -> SentMessage:
    """The user sends a result to the chat, “via” the bot. Raises ValueError when the bot offered no such result."""
    asked = world.inline_queries.get(query_id)
    if asked is None or asked.user != user or result_id not in asked.offers:
        raise ValueError(f"the bot offered {user.first_name} no result {result_id!r} for the query {query_id}")
    member = chat.member(user)
    if not member.status.inside or (chat.kind is ChatKind.CHANNEL and not member.status.rules):
        raise ValueError(f"{user.first_name} cannot write in {chat.title}")
    check_thread(world, chat, thread)
    channel = chat.kind is ChatKind.CHANNEL
    content = asked.offers[result_id].content
    via = {"via_bot": world.bot.json()}
    place = chat if channel else None
    message = world.write(chat, None if channel else user, content, thread, sender_chat=place, context=via)
    chosen = {"result_id": result_id, "from": user.json(), "query": asked.query}
    if content.keyboard:
        message.inline_id = chosen["inline_message_id"] = f"inline-{world.serial()}"
        world.inline_messages[message.inline_id] = message
    world.updates.push("chosen_inline_result", chosen)
    tell(world, message)
    return message
