"""Inline mode over the control API: typing after the bot's name, choosing, and pressing what was sent."""

import aiohttp
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.control.control import Control
from tests.sandbox.control.test_control_acts import heard

KEYS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Go", callback_data="go"))
RESULTS = [InlineQueryResultArticle("a", "Paper", InputTextMessageContent("The paper"), reply_markup=KEYS)]


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


@pytest.fixture
def lab(sandbox: TelegramSandbox, ada: User) -> Chat:
    return sandbox.group("Lab", admins=[ada])


async def test_results_come_to_who_asked_and_the_chosen_one_is_sent(bot: Bot, control: Control, lab: Chat) -> None:
    async with control.events() as stream:
        asked = await control.do("inline", chat=lab.id, query="diffusion", offset="10")
        (update,) = await heard(bot)
        assert update.inline_query
        assert (update.inline_query.query, update.inline_query.offset) == ("diffusion", "10")
        await bot.answer_inline_query(update.inline_query.id, RESULTS, next_offset="20")
        offered = await stream.until("inline")
    assert (offered["query_id"], offered["next_offset"], offered["button"]) == (asked["query_id"], "20", None)
    assert [(result["id"], result["title"]) for result in offered["results"]] == [("a", "Paper")]
    sent = await control.do("choose", chat=lab.id, query_id=asked["query_id"], result_id="a")
    assert (sent["text"], sent["via_bot"]["is_bot"], sent["from"]["first_name"]) == ("The paper", True, "Ada")
    updates = await heard(bot)
    chosen = next(update.chosen_inline_result for update in updates if update.chosen_inline_result)
    assert (chosen.result_id, chosen.query) == ("a", "diffusion")
    assert await control.attempt("edit", chat=lab.id, message_id=sent["message_id"], text="mine") == (
        409,
        {"ok": False, "error": "Ada cannot edit this message."},
    )


async def test_a_press_on_what_came_by_inline_mode_names_it_by_its_own_id(
    bot: Bot, control: Control, lab: Chat
) -> None:
    asked = await control.do("inline", chat=lab.id, query="")
    await bot.answer_inline_query(asked["query_id"], RESULTS)
    sent = await control.do("choose", chat=lab.id, query_id=asked["query_id"], result_id="a")
    chosen = next(one.chosen_inline_result for one in await heard(bot) if one.chosen_inline_result)
    await control.do("press", chat=lab.id, message_id=sent["message_id"], data="go")
    (update,) = await heard(bot)
    assert update.callback_query
    assert (update.callback_query.message, update.callback_query.data) == (None, "go")
    assert update.callback_query.inline_message_id == chosen.inline_message_id


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"result_id": "b"}, 409),
        ({"query_id": "1"}, 409),
        ({"thread": 77}, 409),
        ({"query_id": 1}, 400),
        ({"chat": 1}, 404),
    ],
)
async def test_what_was_not_offered_cannot_be_sent(
    bot: Bot, control: Control, lab: Chat, fields: dict[str, object], status: int
) -> None:
    asked = await control.do("inline", chat=lab.id, query="x")
    await bot.answer_inline_query(asked["query_id"], RESULTS)
    wish = {"chat": lab.id, "query_id": asked["query_id"], "result_id": "a"} | fields
    assert (await control.attempt("choose", **wish))[0] == status
    assert lab.messages == {}


async def test_a_long_query_is_refused(control: Control, lab: Chat) -> None:
    assert (await control.attempt("inline", chat=lab.id, query="x" * 257))[0] == 400
