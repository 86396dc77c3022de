"""State, earlier messages, the log: what a person and a test see."""

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
    ForceReply,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.control.control import Control


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


async def test_the_state_holds_what_the_page_needs(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    await bot.set_my_description("For all")
    await bot.set_my_description("Auf Deutsch", language_code="de")
    await bot.send_message(chat.id, "hello", disable_notification=True)
    state = await control.look("state")
    assert state["number"] == sandbox.world.journal.last
    assert (state["me"], state["people"]) == (ada.json(), [ada.json()])
    assert (state["bot"]["username"], state["bot"]["description"]) == (sandbox.bot.username, "For all")
    (view,) = state["chats"]
    assert (view["chat"], view["me"], view["bot"]) == (chat.json(), "member", "member")
    assert (view["upgraded_to"], view["keyboard"], view["pinned"], view["topics"]) == (None, None, None, [])
    (shown,) = view["messages"]
    assert shown == {
        "message": sandbox.messages(chat)[0].json(),
        "silent": True,
        "formulas": {},
        "old": False,
        "reactions": [],
    }


async def test_the_switches_are_off_at_first(sandbox: TelegramSandbox, control: Control) -> None:
    switches = (await control.look("state"))["switches"]
    assert switches.pop("clock").endswith("+00:00")
    assert switches == {
        "mornings": None,
        "old_client": False,
        "rates": None,
        "faults": [],
        "webhook": None,
        "pending_updates": 0,
    }


async def test_nobody_sees_anothers_private_chat(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    bob = sandbox.user("Bob")
    lab = sandbox.group("Lab", admins=[ada])
    await bot.send_message(chat.id, "for Ada")
    his = Control(http, sandbox.url, bob.id)
    assert [view["chat"]["id"] for view in (await his.look("state"))["chats"]] == [lab.id, bob.id]
    for refused in (
        await his.look_at("messages", chat=chat.id),
        await his.attempt("say", chat=chat.id, text="x"),
        await his.attempt("press", chat=chat.id, message_id=1, data="x"),
        await his.attempt("delete", chat=chat.id, message_id=1),
    ):
        assert refused[0] == 404
        assert "Bob sees no chat" in refused[1]["error"]
    assert (await his.view(lab.id))["me"] == "left"
    assert (await control.view(lab.id))["me"] == "creator"


async def test_who_did_not_start_the_bot_sees_their_chat_and_starts_it(
    sandbox: TelegramSandbox, control: Control, ada: User
) -> None:
    view = await control.view(ada.id)
    assert (view["bot"], view["me"], view["messages"]) == ("left", "member", [])
    assert ada.id not in sandbox.world.chats
    await control.do("say", chat=ada.id, text="/start")
    view = await control.view(ada.id)
    assert (view["bot"], len(view["messages"])) == ("member", 1)


async def test_the_chat_with_the_newest_message_comes_first(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    lab = sandbox.group("Lab", admins=[ada])
    await bot.send_message(lab.id, "news")
    assert [view["chat"]["id"] for view in (await control.look("state"))["chats"]] == [lab.id, chat.id]


async def test_earlier_messages_come_in_pages(
    sandbox: TelegramSandbox, control: Control, ada: User, chat: Chat
) -> None:
    for number in range(450):
        await sandbox.say(chat, ada, f"{number}")
    view = await control.view(chat.id)
    assert [shown["message"]["text"] for shown in view["messages"]] == [f"{number}" for number in range(250, 450)]
    first = view["messages"][0]["message"]["message_id"]
    earlier = await control.look("messages", chat=chat.id, before=first)
    assert [shown["message"]["text"] for shown in earlier] == [f"{number}" for number in range(50, 250)]
    last = await control.look("messages", chat=chat.id, before=earlier[0]["message"]["message_id"])
    assert (len(last), await control.look("messages", chat=chat.id, before=1)) == (50, [])


async def test_the_menu_is_the_narrowest_in_the_persons_language(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot
) -> None:
    grace = sandbox.user("Grace", language_code="de-AT")
    bob = sandbox.user("Bob")
    group, private = sandbox.group("Lab", admins=[grace], members=[bob]), sandbox.private_chat(grace)
    hers, his = Control(http, sandbox.url, grace.id), Control(http, sandbox.url, bob.id)

    async def seen(by: Control, chat: Chat) -> str:
        return ",".join(command["command"] for command in (await by.view(chat.id))["commands"])

    assert await seen(hers, private) == ""
    await bot.set_my_commands([BotCommand("default", "x")])
    assert [await seen(hers, private), await seen(hers, group), await seen(his, group)] == ["default"] * 3
    await bot.set_my_commands([BotCommand("default_de", "x")], language_code="de")
    assert [await seen(hers, private), await seen(his, group)] == ["default_de", "default"]
    await bot.set_my_commands([BotCommand("private", "x")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand("groups", "x")], BotCommandScopeAllGroupChats())
    assert [await seen(hers, private), await seen(hers, group), await seen(his, group)] == [
        "private",
        "groups",
        "groups",
    ]
    await bot.set_my_commands([BotCommand("admins", "x")], BotCommandScopeAllChatAdministrators())
    assert [await seen(hers, group), await seen(his, group)] == ["admins", "groups"]
    await bot.set_my_commands([BotCommand("here", "x")], BotCommandScopeChat(group.id))
    assert [await seen(hers, group), await seen(his, group)] == ["here", "here"]
    await bot.set_my_commands([BotCommand("admins_here", "x")], BotCommandScopeChatAdministrators(group.id))
    assert [await seen(hers, group), await seen(his, group)] == ["admins_here", "here"]
    await bot.set_my_commands([BotCommand("bob", "x")], BotCommandScopeChatMember(group.id, bob.id))
    assert [await seen(hers, group), await seen(his, group)] == ["admins_here", "bob"]
    await bot.set_my_commands([BotCommand("bob_de", "x")], BotCommandScopeChatMember(group.id, bob.id), "de")
    assert await seen(his, group) == "bob"
    channel = sandbox.channel("News", admins=[grace])
    assert await seen(hers, channel) == ""


async def test_a_selective_question_is_seen_by_whom_it_replies_to_or_mentions(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot
) -> None:
    grace, bob = sandbox.user("Grace"), sandbox.user("Bob", username="bob_writes")
    lab = sandbox.group("Lab", admins=[grace], members=[bob])
    hers, his = Control(http, sandbox.url, grace.id), Control(http, sandbox.url, bob.id)

    async def seen() -> tuple[bool, bool]:
        return (await hers.view(lab.id))["keyboard"] is not None, (await his.view(lab.id))["keyboard"] is not None

    asked = await sandbox.say(lab, grace, "/note")
    question = ForceReply(selective=True)
    await bot.send_message(lab.id, "?", reply_markup=question, reply_parameters=ReplyParameters(asked.message_id))
    assert await seen() == (True, False)
    await bot.send_message(lab.id, "🦉 @bob_writes?", reply_markup=question)
    assert await seen() == (True, True)
    await hers.do("say", chat=lab.id, text="Yes")
    assert await seen() == (False, True)
    await bot.send_message(lab.id, f'<a href="tg://user?id={grace.id}">Grace</a>?', "HTML", reply_markup=question)
    assert await seen() == (True, True)


async def test_a_keyboard_stays_until_it_is_removed(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    await bot.send_message(chat.id, "Choose", reply_markup=ReplyKeyboardMarkup([["Yes"]]))
    await control.do("say", chat=chat.id, text="Yes")
    await bot.send_message(chat.id, "Well")
    assert (await control.view(chat.id))["keyboard"]["keyboard"] == [[{"text": "Yes"}]]
    await bot.send_message(chat.id, "Done", reply_markup=ReplyKeyboardRemove())
    assert (await control.view(chat.id))["keyboard"] is None


@pytest.mark.parametrize("markup", [ReplyKeyboardMarkup([["Yes"]], one_time_keyboard=True), ForceReply()])
async def test_what_is_meant_for_one_time_goes_when_the_person_writes(
    bot: Bot, control: Control, chat: Chat, markup: ReplyKeyboardMarkup | ForceReply
) -> None:
    await bot.send_message(chat.id, "Choose", reply_markup=markup)
    assert (await control.view(chat.id))["keyboard"] == markup.to_dict()
    await control.do("say", chat=chat.id, text="Yes")
    assert (await control.view(chat.id))["keyboard"] is None


async def test_a_rich_message_brings_its_formulas_and_an_old_client_shows_none(
    sandbox: TelegramSandbox, control: Control, chat: Chat
) -> None:
    from bot.sandbox.world.message import Content

    text = ["where ", {"type": "mathematical_expression", "expression": "x"}]
    blocks = [
        {"type": "paragraph", "text": {"type": "bold", "text": text}},
        {"type": "mathematical_expression", "expression": "y^2"},
        {"type": "mathematical_expression", "expression": "x"},
    ]
    sandbox.world.write(chat, sandbox.bot, Content(source="", rich={"blocks": blocks}))
    (shown,) = (await control.view(chat.id))["messages"]
    assert shown["formulas"].keys() == {"x", "y^2"}
    assert 'display="inline"' in shown["formulas"]["x"]
    assert 'display="block"' in shown["formulas"]["y^2"]
    assert shown["old"] is False
    await control.turn("old-client", on=True)
    assert (await control.view(chat.id))["messages"][0]["old"] is True


async def test_the_log_tells_in_order_what_the_bot_asked_for(
    sandbox: TelegramSandbox, bot: Bot, control: Control, chat: Chat
) -> None:
    await bot.send_message(chat.id, "one")
    await bot.send_document(chat.id, b"@article", filename="a.bib")
    await bot.send_message(sandbox.group("Lab").id, "elsewhere")
    log = await control.look("log")
    assert [one["number"] for one in log] == list(range(1, len(log) + 1))
    here = await control.look("log", chat=chat.id)
    assert [one["method"] for one in here] == ["sendMessage", "sendDocument"]
    assert (here[0]["params"]["text"], here[0]["status"], here[0]["error"], here[0]["fault"]) == (
        "one",
        200,
        None,
        None,
    )
    document = here[1]["params"]["document"]
    assert document == {"file_name": "a.bib", "mime_type": "application/octet-stream", "file_size": 8} | document
    assert [one["method"] for one in await control.look("log", after=here[1]["number"])] == ["sendMessage"]
    await control.turn("restart-stopwatch")
    assert await control.look("log") == []


async def test_what_was_accepted_and_what_was_wrong_can_be_asked(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control, ada: User, chat: Chat
) -> None:
    await sandbox.say(chat, ada, "hello")
    await bot.send_message(chat.id, "one")
    await http.post(f"{sandbox.url}/bot{sandbox.token}/getMe", data={"who": "me"})
    assert [message["text"] for message in await control.look("sent", chat=chat.id)] == ["one"]
    (violation,) = await control.look("violations")
    assert violation == {
        "method": "getMe",
        "params": {"who": "me"},
        "description": "Bad Request: getMe has no parameter who",
    }
