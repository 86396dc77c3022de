"""How people and the bot come and go, rise and fall over the control API; groups that grow, topics, new chats."""

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.control.control import Control
from tests.sandbox.control.test_control_acts import heard


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


@pytest.fixture
def bob(sandbox: TelegramSandbox, ada: User) -> User:
    return sandbox.user("Bob")


@pytest.fixture
def his(sandbox: TelegramSandbox, http: aiohttp.ClientSession, bob: User) -> Control:
    return Control(http, sandbox.url, bob.id)


@pytest.fixture
def lab(sandbox: TelegramSandbox, ada: User) -> Chat:
    return sandbox.group("Lab", admins=[ada])


async def test_people_join_and_leave_and_the_bot_hears_of_it(bot: Bot, his: Control, bob: User, lab: Chat) -> None:
    await his.do("join", chat=lab.id)
    await his.do("say", chat=lab.id, text="not for the bot")
    await his.do("leave", chat=lab.id)
    joined, left = [update.message for update in await heard(bot)]
    assert joined
    assert left
    assert [user.id for user in joined.new_chat_members] == [bob.id]
    assert left.left_chat_member
    assert left.left_chat_member.id == bob.id
    assert (await his.attempt("say", chat=lab.id, text="x"))[0] == 409
    assert (await his.attempt("leave", chat=lab.id))[0] == 409
    assert (await his.view(lab.id))["me"] == "left"


async def test_who_is_inside_cannot_join_again(control: Control, lab: Chat) -> None:
    status, answer = await control.attempt("join", chat=lab.id)
    assert (status, answer["error"]) == (409, "Ada is in Lab already.")


async def test_coming_to_a_channel_leaves_no_message(sandbox: TelegramSandbox, his: Control, ada: User) -> None:
    news = sandbox.channel("News", admins=[ada])
    await his.do("join", chat=news.id)
    await his.do("leave", chat=news.id)
    assert news.messages == {}


async def test_the_bot_is_removed_and_added(
    sandbox: TelegramSandbox, bot: Bot, control: Control, his: Control, lab: Chat
) -> None:
    assert (await his.attempt("remove-bot", chat=lab.id))[0] == 409
    await control.do("remove-bot", chat=lab.id)
    assert (await control.attempt("remove-bot", chat=lab.id))[0] == 409
    assert (await his.attempt("add-bot", chat=lab.id))[0] == 409
    await control.do("add-bot", chat=lab.id)
    assert (await control.attempt("add-bot", chat=lab.id))[0] == 409
    changes = [update.my_chat_member.new_chat_member.status for update in await heard(bot) if update.my_chat_member]
    assert changes == ["kicked", "member"]


async def test_a_bot_comes_to_a_channel_as_an_administrator(
    sandbox: TelegramSandbox, bot: Bot, control: Control, ada: User
) -> None:
    news = sandbox.channel("News", admins=[ada])
    await control.do("remove-bot", chat=news.id)
    await control.do("add-bot", chat=news.id)
    await bot.send_message(news.id, "Hello")
    assert len(news.messages) == 1


async def test_members_rise_and_fall_by_the_hand_of_administrators(
    sandbox: TelegramSandbox, control: Control, his: Control, ada: User, bob: User, lab: Chat
) -> None:
    assert (await control.attempt("promote", chat=lab.id, member=bob.id))[0] == 409
    await his.do("join", chat=lab.id)
    assert (await his.attempt("promote", chat=lab.id, member=bob.id))[1]["error"] == "Bob is no administrator of Lab."
    await control.do("promote", chat=lab.id, member=bob.id, anonymous=True)
    members = {member["user"]["id"]: member for member in (await his.view(lab.id))["members"]}
    assert (members[bob.id]["status"], members[bob.id]["anonymous"]) == ("administrator", True)
    await his.do("demote", chat=lab.id, member=bob.id)
    assert (await his.view(lab.id))["me"] == "member"
    assert (await control.attempt("demote", chat=lab.id, member=ada.id))[0] == 409
    assert (await control.attempt("demote", chat=lab.id, member=1))[0] == 404
    await control.do("promote", chat=lab.id, member=sandbox.bot.id)
    assert (await control.view(lab.id))["bot"] == "administrator"


async def test_a_chat_without_administrators_obeys_its_members(
    sandbox: TelegramSandbox, control: Control, his: Control, ada: User
) -> None:
    free = sandbox.group("Free", members=[ada])
    assert (await his.attempt("upgrade", chat=free.id))[0] == 409
    await control.do("upgrade", chat=free.id)


async def test_a_group_becomes_a_supergroup_and_stays_in_sight(bot: Bot, control: Control, lab: Chat) -> None:
    async with control.events() as stream:
        new = (await control.do("upgrade", chat=lab.id))["chat"]
        assert (await stream.until("chat"))["view"]["chat"]["id"] in (lab.id, new)
    assert (await control.view(lab.id))["upgraded_to"] == new
    assert ((await control.view(new))["chat"]["type"], (await control.view(new))["me"]) == ("supergroup", "creator")
    moved = [update.message.migrate_to_chat_id for update in await heard(bot) if update.message]
    assert moved == [new, None]
    for act, fields in (("say", {"text": "x"}), ("upgrade", {}), ("join", {}), ("add-bot", {})):
        assert (await control.attempt(act, chat=lab.id, **fields))[0] == 409


async def test_topics_are_opened_closed_reopened_and_deleted(
    sandbox: TelegramSandbox, bot: Bot, control: Control, his: Control, ada: User, bob: User
) -> None:
    forum = sandbox.group("Institute", admins=[ada], members=[bob], forum=True)
    thread = (await control.do("open-topic", chat=forum.id, name="Papers"))["thread"]
    said = await his.do("say", chat=forum.id, text="/in", thread=thread)
    assert (said["message_thread_id"], said["is_topic_message"]) == (thread, True)
    assert "message_thread_id" not in await his.do("say", chat=forum.id, text="/general", thread=1)
    await control.do("close-topic", chat=forum.id, thread=thread)
    assert (await his.attempt("say", chat=forum.id, text="x", thread=thread))[0] == 409
    await control.do("say", chat=forum.id, text="an administrator may", thread=thread)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=thread)
    topics = (await his.view(forum.id))["topics"]
    assert topics == [
        {"thread": 1, "name": "General", "closed": False},
        {"thread": thread, "name": "Papers", "closed": True},
    ]
    await control.do("reopen-topic", chat=forum.id, thread=thread)
    await his.do("say", chat=forum.id, text="x", thread=thread)
    await control.do("delete-topic", chat=forum.id, thread=thread)
    assert [message.thread for message in forum.messages.values()] == [None]
    for act in ("close-topic", "reopen-topic", "delete-topic"):
        assert (await control.attempt(act, chat=forum.id, thread=thread))[0] == 409
        assert (await his.attempt(act, chat=forum.id, thread=1))[0] == 409
    assert (await control.attempt("delete-topic", chat=forum.id, thread=1))[0] == 409


async def test_a_group_that_is_no_forum_has_no_topics(control: Control, lab: Chat) -> None:
    status, answer = await control.attempt("open-topic", chat=lab.id, name="x")
    assert (status, answer["error"]) == (409, "Lab is no forum.")
    assert (await control.attempt("close-topic", chat=lab.id, thread=1))[0] == 409


async def test_a_new_person_has_started_the_bot(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, control: Control
) -> None:
    async with control.events() as stream:
        grace = await control.do("new-person", first_name="Grace", language_code="zh-hans", username="grace")
        assert (await stream.next())[0] == "profile"
    assert (grace["first_name"], grace["language_code"], grace["username"]) == ("Grace", "zh-hans", "grace")
    await bot.send_message(grace["id"], "Hello")
    state = await Control(http, sandbox.url, grace["id"]).look("state")
    assert state["me"] == grace
    assert [view["chat"]["id"] for view in state["chats"]] == [grace["id"]]
    assert (await control.attempt("new-person", first_name="G", username="GRACE"))[0] == 409


async def test_the_first_person_may_come_out_of_nothing(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    nobody = Control(http, sandbox.url)
    assert (await nobody.look_at("state"))[0] == 404
    grace = await nobody.do("new-person", first_name="Grace")
    assert (await nobody.look("state"))["me"] == grace


@pytest.mark.parametrize(
    "fields", [{}, {"first_name": " "}, {"first_name": "x" * 65}, {"first_name": "A", "username": "x y"}]
)
async def test_a_wrong_person_is_refused(control: Control, fields: dict[str, object]) -> None:
    assert (await control.attempt("new-person", **fields))[0] == 400


@pytest.mark.parametrize(
    ("kind", "type_", "forum"),
    [
        ("group", "group", False),
        ("supergroup", "supergroup", False),
        ("forum", "supergroup", True),
        ("channel", "channel", False),
    ],
)
async def test_a_new_chat_has_the_bot_its_people_and_an_owner(
    bot: Bot, control: Control, his: Control, bob: User, *, kind: str, type_: str, forum: bool
) -> None:
    made = await control.do("new-chat", kind=kind, title="Reading", members=[bob.id])
    assert (made["type"], made.get("is_forum", False)) == (type_, forum)
    assert ((await control.view(made["id"]))["me"], (await his.view(made["id"]))["me"]) == ("creator", "member")
    await bot.send_message(made["id"], "Hello")


async def test_a_new_chat_may_be_anothers_and_public(control: Control, his: Control, bob: User) -> None:
    made = await control.do("new-chat", kind="supergroup", title="Open", admins=[bob.id], username="open_lab")
    assert made["username"] == "open_lab"
    assert ((await control.view(made["id"]))["me"], (await his.view(made["id"]))["me"]) == ("left", "creator")
    again = await control.attempt("new-chat", kind="channel", title="Again", username="Open_Lab")
    assert again[0] == 409


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "party", "title": "x"}, 400),
        ({"kind": "group", "title": ""}, 400),
        ({"kind": "group", "title": "x", "username": "abc"}, 400),
        ({"kind": "group", "title": "x", "members": ["1"]}, 400),
        ({"kind": "group", "title": "x", "members": [1]}, 404),
    ],
)
async def test_a_wrong_chat_is_refused(control: Control, fields: dict[str, object], status: int) -> None:
    assert (await control.attempt("new-chat", **fields))[0] == status
