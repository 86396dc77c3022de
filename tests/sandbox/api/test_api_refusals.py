"""Requests that the sandbox refuses, as raw HTTP: what is sent, and what comes back word for word.

The tables lie in refusals_*.py. All their rows meet one world, for a request that is refused changes nothing in it.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import chain

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox.people.inline import ask
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, ChatKind, Member, Status, User
from bot.sandbox.world.world import World
from tests.sandbox.api import (
    refusals_chats,
    refusals_description,
    refusals_forum,
    refusals_keyboards,
    refusals_media,
    refusals_profile,
    refusals_texts,
    refusals_updates,
)

Place = tuple[TelegramSandbox, aiohttp.ClientSession, dict[str, str]]
TABLES = (
    refusals_description,
    refusals_chats,
    refusals_texts,
    refusals_keyboards,
    refusals_media,
    refusals_forum,
    refusals_updates,
    refusals_profile,
)
ROWS = list(chain.from_iterable(table.REFUSALS for table in TABLES))
KEYS = '{"inline_keyboard": [[{"text": "k", "callback_data": "k"}]]}'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place() -> AsyncIterator[Place]:
    """A world with one chat of every kind of trouble; ids by the names that the tables use."""
    async with TelegramSandbox() as sandbox, aiohttp.ClientSession() as http:
        ada = sandbox.user("Ada", username="ada_l")
        bob, dan = sandbox.user("Bob"), sandbox.user("Dan")
        ids = people(sandbox, ada) | {"bob": bob.id, "dan": dan.id, "bot": sandbox.bot.id}
        ids |= outside(sandbox, ada) | groups(sandbox, ada, bob) | forums(sandbox, ada, bob, dan)
        names = {**ids, **await messages(sandbox, http, ada, sandbox.world.chats[ids["forum"]])}
        yield sandbox, http, {f"{{{name}}}": str(value) for name, value in names.items()}


def people(sandbox: TelegramSandbox, ada: User) -> dict[str, int]:
    eve, gone = sandbox.user("Eve"), sandbox.user("Gone")
    sandbox.block(eve)
    sandbox.private_chat(gone)
    sandbox.world.users[gone.id] = replace(gone, deactivated=True)
    return {"ada": sandbox.private_chat(ada).id, "eve": eve.id, "blocked": eve.id, "gone": gone.id}


def outside(sandbox: TelegramSandbox, ada: User) -> dict[str, int]:
    """Chats in which the bot is no more, and some that are no more themselves."""
    kicked, left = sandbox.group("Kicked", admins=[ada]), sandbox.group("Left", supergroup=True)
    banned, dropped = sandbox.group("Banned", admins=[ada], supergroup=True), sandbox.channel("Dropped", admins=[ada])
    public, migrated, erased = sandbox.group("Open", username="open_lab"), sandbox.group("Old"), sandbox.group("Erased")
    for chat in (kicked, banned, dropped):
        sandbox.kick_bot(chat, ada)
    for chat in (left, public):
        del chat.members[sandbox.bot.id]
    sandbox.migrate(migrated)
    erased.deleted = True
    chats = {"kicked": kicked, "left": left, "banned": banned, "dropped": dropped, "migrated": migrated}
    return {name: chat.id for name, chat in (chats | {"erased": erased}).items()}


def groups(sandbox: TelegramSandbox, ada: User, bob: User) -> dict[str, int]:
    lab, ruled = (sandbox.group(name, admins=[ada], members=[bob], supergroup=True) for name in ("Lab", "Ruled"))
    group, muted = sandbox.group("Group", admins=[ada], members=[bob]), sandbox.group("Muted", supergroup=True)
    sandbox.promote(ruled, sandbox.bot)
    set_bot(sandbox, muted, Status.RESTRICTED)
    partly = sandbox.group("Partly", admins=[ada], members=[bob], supergroup=True)
    set_bot(sandbox, partly, Status.ADMINISTRATOR, "can_promote_members")
    silent = sandbox.channel("Silent", admins=[ada])
    set_bot(sandbox, silent, Status.ADMINISTRATOR, "can_edit_messages")
    chats = {"lab": lab, "ruled": ruled, "group": group, "muted": muted, "partly": partly, "silent": silent}
    chats |= {"news": sandbox.channel("News"), "channel": sandbox.channel("Theirs", bot_is_admin=False)}
    return {name: chat.id for name, chat in chats.items()}


def forums(sandbox: TelegramSandbox, ada: User, bob: User, dan: User) -> dict[str, int]:
    """A forum where the bot is a member, one whose General is closed, and the hub, which it rules."""
    forum, hushed = (sandbox.group(name, admins=[ada], members=[bob], forum=True) for name in ("Forum", "Hushed"))
    hub = sandbox.group("Hub", admins=[ada, dan], members=[bob], forum=True)
    sandbox.promote(hub, sandbox.bot)
    closed, opened, shut = sandbox.topic(forum, "Closed"), sandbox.topic(hub, "Open"), sandbox.topic(hub, "Shut")
    for place, thread in ((forum, closed), (hub, shut), (hushed, 1)):
        sandbox.close_topic(place, thread)
    chats = {"forum": forum.id, "hushed": hushed.id, "hub": hub.id}
    return chats | {"closed": closed, "open": opened, "shut": shut}


def set_bot(sandbox: TelegramSandbox, chat: Chat, status: Status, *granted: str) -> None:
    chat.members[sandbox.bot.id] = Member(sandbox.bot, status, granted=frozenset(granted))


async def messages(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User, forum: Chat
) -> dict[str, int | str]:
    chat = sandbox.private_chat(ada)
    _, sent = await call(http, sandbox, "sendMessage", {"chat_id": str(chat.id), "text": "own"})
    _, keyed = await call(http, sandbox, "sendMessage", {"chat_id": str(chat.id), "text": "k", "reply_markup": KEYS})
    message = chat.messages[keyed["result"]["message_id"]]
    expired = await sandbox.press(message, "k", ada)
    sandbox.expire_presses()
    queries = {name: ask(sandbox.world, ada, chat, name) for name in ("query", "answered")}
    await call(http, sandbox, "answerInlineQuery", {"inline_query_id": queries["answered"], "results": "[]"})
    return queries | {
        "own": sent["result"]["message_id"],
        "theirs": (await sandbox.say(chat, ada, "theirs")).message_id,
        "foreign": (await sandbox.say(forum, ada, "foreign")).message_id,
        "press": (await sandbox.press(message, "k", ada)).id,
        "expired": expired.id,
    }


async def call(
    http: aiohttp.ClientSession, sandbox: TelegramSandbox, method: str, params: dict[str, str]
) -> tuple[int, Json]:
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/{method}", data=params) as response:
        return response.status, await response.json()


def snapshot(world: World) -> Json:
    """Everything that a request can change."""
    chats = {chat.id: (chat.title, chat.description, chat_contents(chat)) for chat in world.chats.values()}
    answers = [(query.answered, list(query.offers)) for query in world.inline_queries.values()]
    settings = repr((world.profile, world.webhook.hook, world.updates.allowed, world.updates.pending))
    return {"chats": chats, "answers": answers, "presses": len(world.callback_answers), "settings": settings}


def chat_contents(chat: Chat) -> Json:
    return {
        "messages": [message.json() for message in chat.messages.values()],
        "members": [member.json(chat.kind) for member in chat.members.values()],
        "topics": repr(chat.topics) if chat.kind is ChatKind.SUPERGROUP else "",
        "pinned": list(chat.pinned),
    }


def filled(value: str, names: dict[str, str]) -> str:
    for name, meant in names.items():
        value = value.replace(name, meant)
    return value


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("method", "params", "status", "description"), ROWS, ids=[f"{row[0]}: {row[3][:70]}" for row in ROWS]
)
async def test_a_wrong_request_is_refused_and_changes_nothing(
    place: Place, *, method: str, params: dict[str, str], status: int, description: str
) -> None:
    sandbox, http, names = place
    before = snapshot(sandbox.world)
    answered, body = await call(http, sandbox, method, {name: filled(value, names) for name, value in params.items()})
    assert (answered, body["description"]) == (status, description)
    assert (body["ok"], body["error_code"]) == (False, status)
    assert snapshot(sandbox.world) == before
