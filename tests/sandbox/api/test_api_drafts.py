"""Drafts, and messages that are neither text nor file."""

import aiohttp
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.journal import EventKind
from tests.sandbox.api.pictures import assert_described


async def test_a_draft_is_shown_and_not_kept(sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessageDraft"
    before = sandbox.world.journal.last
    for text in ("", "<b>Thin</b>", "<b>Think</b>"):
        params = {"chat_id": str(chat.id), "draft_id": "7", "text": text, "parse_mode": "HTML"}
        async with http.post(url, data=params) as response:
            assert (await response.json())["result"] is True
    events = sandbox.world.journal.since(before)
    assert events is not None
    assert {(event.kind, event.chat) for event in events} == {(EventKind.DRAFT, chat.id)}
    bold = {"type": "bold", "offset": 0, "length": 5}
    assert [event.content for event in events][::2] == [
        {"draft_id": 7, "text": "", "entities": []},
        {"draft_id": 7, "text": "Think", "entities": [bold]},
    ]
    assert sandbox.history(chat) == []
    assert_described(sandbox)


async def test_places_contacts_and_dice_are_kept_as_they_are(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
    point = await bot.send_location(chat.id, 52.5, 13.4, horizontal_accuracy=10, reply_markup=keys)
    assert point.location is not None
    assert (point.location.latitude, point.location.horizontal_accuracy) == (52.5, 10)
    assert point.reply_markup == keys
    live = await bot.send_location(chat.id, 1, 2, live_period=0x7FFFFFFF, heading=90)
    assert live.location is not None
    assert live.location.heading == 90
    venue = await bot.send_venue(chat.id, 1.5, 2.5, "Institute", "1 Street", foursquare_id="f")
    assert venue.venue is not None
    assert (venue.venue.title, venue.location) == ("Institute", venue.venue.location)
    contact = await bot.send_contact(chat.id, "+1", "Ada", last_name="L")
    assert contact.contact is not None
    assert contact.contact.last_name == "L"
    dice = [await bot.send_dice(chat.id, emoji=emoji) for emoji in ("🎲", "🎰", "⚽")]
    assert [one.dice and one.dice.value for one in dice] == [5, 6, 2]
    assert_described(sandbox)
