"""Server-sent events: order, resuming, what is forgotten, and who sees what."""

import asyncio
import time

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, ForceReply

from bot.sandbox.control.events import events
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.journal import EventKind, Journal
from bot.sandbox.world.message import Content
from tests.sandbox.control.control import Control


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


async def test_events_come_in_order_and_show_what_stands(bot: Bot, control: Control, chat: Chat) -> None:
    async with control.events(after=0) as stream:
        assert (await stream.next())[0] == "chat"
        sent = await bot.send_message(chat.id, "one")
        kind, content = await stream.next()
        assert (kind, content["chat"], content["shown"]["message"]["text"]) == ("message", chat.id, "one")
        await bot.send_chat_action(chat.id, "typing")
        assert await stream.next() == ("action", {"chat": chat.id, "action": "typing"})
        await sent.edit_text("two")
        kind, content = await stream.next()
        assert (kind, content["shown"]["message"]["text"]) == ("edited", "two")
        await sent.delete()
        assert await stream.next() == ("deleted", {"chat": chat.id, "message_id": sent.message_id})


async def test_a_stream_resumes_where_it_ended(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, control: Control, ada: User, chat: Chat
) -> None:
    for number in range(500):
        await sandbox.say(chat, ada, f"{number}")
    async with control.events(after=0) as stream:
        texts = [(await stream.until("message"))["shown"]["message"]["text"] for _ in range(300)]
        resumed = stream.number
    async with control.events(after=resumed) as stream:
        texts += [(await stream.until("message"))["shown"]["message"]["text"] for _ in range(100)]
        resumed = stream.number
    async with http.get(f"{control.url}/events?after=0", headers={"Last-Event-ID": f"{resumed}"}) as response:
        body = b""
        while b'"399"' not in body and b'"400"' not in body:
            body += await response.content.readany()
    assert texts == [f"{number}" for number in range(400)]
    assert b'"399"' not in body


async def test_without_after_only_news_comes(sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat) -> None:
    await sandbox.say(chat, ada, "old")
    async with control.events() as stream:
        await sandbox.say(chat, ada, "new")
        assert (await stream.until("message"))["shown"]["message"]["text"] == "new"


async def test_the_states_number_leads_to_what_came_after_it(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat
) -> None:
    await sandbox.say(chat, ada, "in the state")
    number = (await control.look("state"))["number"]
    await sandbox.say(chat, ada, "after it")
    async with control.events(after=number) as stream:
        assert (await stream.until("message"))["shown"]["message"]["text"] == "after it"


@pytest.mark.parametrize("after", [0, 10_000])
async def test_what_is_forgotten_or_never_was_is_a_gap(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat, after: int
) -> None:
    sandbox.world.journal = Journal(keep=3)
    for _ in range(10):
        await sandbox.say(chat, ada, "x")
    async with control.events(after=after) as stream:
        assert (await stream.next(), stream.number) == (("gap", {}), 10)
        await sandbox.say(chat, ada, "later")
        assert (await stream.until("message"))["shown"]["message"]["text"] == "later"


@pytest.mark.parametrize("number", ["9" * 5000, "x", "٣"])
async def test_a_last_event_id_that_is_no_number_is_passed_over(
    http: aiohttp.ClientSession, control: Control, number: str
) -> None:
    async with http.get(f"{control.url}/events", headers={"Last-Event-ID": number}) as response:
        assert (response.status, await response.content.readline()) == (200, b"retry: 1000\n")


async def test_what_is_deleted_meanwhile_is_not_shown(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat
) -> None:
    gone = await sandbox.say(chat, ada, "gone")
    sandbox.delete(gone, ada)
    async with control.events(after=0) as stream:
        kinds = [(await stream.next())[0] for _ in range(2)]
    assert kinds == ["chat", "deleted"]


async def test_two_people_hear_of_different_chats(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, chat: Chat
) -> None:
    bob = sandbox.user("Bob")
    his = sandbox.private_chat(bob)
    async with control.events() as hers_stream, Control(http, sandbox.url, bob.id).events() as his_stream:
        await bot.send_message(chat.id, "for Ada")
        await bot.send_message(his.id, "for Bob")
        assert (await his_stream.next())[1]["chat"] == his.id
        assert (await hers_stream.next())[1]["chat"] == chat.id


async def test_an_answer_comes_to_the_person_who_pressed(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, ada: User
) -> None:
    bob = sandbox.user("Bob")
    lab = sandbox.group("Lab", admins=[ada], members=[bob])
    message = sandbox.world.write(lab, sandbox.bot, _with_key("go"))
    his = Control(http, sandbox.url, bob.id)
    async with control.events() as hers_stream, his.events() as his_stream:
        pressed = await his.do("press", chat=lab.id, message_id=message.message_id, data="go")
        await bot.answer_callback_query(pressed["query_id"], "Going", show_alert=True)
        await bot.send_message(lab.id, "gone")
        kind, content = await his_stream.next()
        assert kind == "answer"
        assert content == {"chat": lab.id, **pressed, "text": "Going", "show_alert": True, "url": None}
        assert (await hers_stream.next())[0] == "message"


async def test_a_keyboard_comes_and_goes_with_its_message(bot: Bot, control: Control, chat: Chat) -> None:
    async with control.events() as stream:
        await bot.send_message(chat.id, "Who?", reply_markup=ForceReply())
        assert [(await stream.next())[0], stream.number] == ["message", stream.number]
        assert (await stream.until("chat"))["view"]["keyboard"] == {"force_reply": True}
        await control.do("say", chat=chat.id, text="I")
        view = (await stream.until("chat"))["view"]
        assert view["keyboard"] is None
        assert "messages" not in view


async def test_profiles_switches_and_drafts_are_events_too(
    sandbox: TelegramSandbox, bot: Bot, control: Control, chat: Chat
) -> None:
    async with control.events() as stream:
        await bot.set_my_commands([("help", "x")])
        assert await stream.next() == ("profile", {})
        await control.turn("old-client", on=True)
        kind, switches = await stream.next()
        assert (kind, switches["old_client"]) == ("switch", True)
        draft = {"draft_id": 7, "text": "so far", "entities": []}
        sandbox.world.journal.record(EventKind.DRAFT, chat.id, content=draft)
        kind, content = await stream.next()
        assert (kind, content["draft_id"], content["shown"]["message"]["text"]) == ("draft", 7, "so far")
        asked = {"user": 1, "query_id": "q", "results": [], "next_offset": "", "button": None}
        sandbox.world.journal.record(EventKind.INLINE, content=asked)
        sandbox.world.journal.record(EventKind.INLINE, content=asked | {"user": chat.id})
        assert await stream.next() == ("inline", {name: value for name, value in asked.items() if name != "user"})


async def test_the_headers_keep_the_stream_from_being_stored(control: Control, chat: Chat) -> None:
    async with control.events() as stream:
        headers = stream.response.headers
    assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


async def test_an_open_stream_does_not_hold_up_the_end(http: aiohttp.ClientSession) -> None:
    sandbox = TelegramSandbox()
    await sandbox.start()
    ada = sandbox.user("Ada")
    async with Control(http, sandbox.url, ada.id).events() as stream:
        began = time.monotonic()
        await sandbox.stop()
        assert time.monotonic() - began < 0.9
        assert await stream.response.content.read() == b""


async def test_a_client_that_reads_nothing_does_not_hold_it_up_either() -> None:
    sandbox = TelegramSandbox()
    await sandbox.start()
    ada = sandbox.user("Ada")
    chat = sandbox.private_chat(ada)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sandbox.url.rpartition(":")[2]), limit=1024)
    writer.write(b"GET /control/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert b"200 OK" in await reader.readline()
    for _ in range(10_000):
        await sandbox.say(chat, ada, "x" * 1000)
    await asyncio.sleep(0)
    began = time.monotonic()
    await sandbox.stop()
    assert time.monotonic() - began < 2
    writer.close()


async def test_silence_is_broken_by_a_comment(http: aiohttp.ClientSession) -> None:
    async def hasty(request: web.Request) -> web.StreamResponse:
        return await events(sandbox, request, heartbeat=0.01)

    sandbox = TelegramSandbox()
    sandbox.user("Ada")
    app = web.Application()
    app.router.add_get("/", hasty)
    async with TestServer(app) as server, http.get(server.make_url("/")) as response:
        await response.content.readuntil(b"\n\n")
        assert await response.content.readuntil(b"\n\n") == b": still here\n\n"
        sandbox.closing.set()


async def test_a_chat_that_is_gone_leaves_the_list(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat
) -> None:
    lab = sandbox.group("Lab", admins=[ada])
    async with control.events() as stream:
        lab.deleted = True
        sandbox.world.stir(lab)
        assert await stream.next() == ("chat", {"chat": lab.id, "view": None})
    assert [view["chat"]["id"] for view in (await control.look("state"))["chats"]] == [chat.id]


async def test_half_a_character_does_not_break_the_stream(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat
) -> None:
    async with control.events() as stream:
        sandbox.world.write(chat, ada, Content("\ud83d"))
        assert (await stream.until("message"))["shown"]["message"]["text"] == "\ud83d"


async def test_clients_that_go_leave_no_task_behind(
    sandbox: TelegramSandbox, bot: Bot, control: Control, chat: Chat
) -> None:
    before = len(asyncio.all_tasks())
    for _ in range(20):
        async with control.events() as stream:
            stream.response.close()
    await bot.send_message(chat.id, "x")
    await control.look("state")
    assert len(asyncio.all_tasks()) <= before + 2


def _with_key(data: str) -> Content:
    return Content("Press", source="Press", keyboard=(({"text": "Key", "callback_data": data},),))
