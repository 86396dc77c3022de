"""What only those may do and see who run the bot."""

import pytest
from telegram import Update
from telegram.ext import CommandHandler

from handlers import table
from handlers.answer import say
from handlers.context import Context
from handlers.guard import operators_only
from handlers.registry import publish_menu
from handlers.table import Command, Who
from tests.road.conftest import Road


async def costs(update: Update, context: Context) -> None:
    await say(update, context, "It cost 12.50.")


def run_by(road: Road, *people: int) -> None:
    """Let these user ids stand in `telegram.admins`."""
    services = road.papergram.services
    telegram = services.settings.telegram.model_copy(update={"admins": people})
    object.__setattr__(services, "settings", services.settings.model_copy(update={"telegram": telegram}))


async def test_nobody_but_operators_is_told_what_is_theirs(road: Road) -> None:
    road.papergram.app.add_handler(CommandHandler("costs", operators_only(costs)), group=-1)
    (answer, _) = await road.ask("/costs", messages=2)
    assert answer.text == "Only those who run this bot can do that."
    run_by(road, road.ada.id)
    (answer, _) = await road.ask("/costs", messages=2)
    assert answer.text == "It cost 12.50."


async def test_operators_alone_see_their_commands_in_menu_and_help(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    await road.ask("/start")
    theirs = Command("privacy", "", Who.OPERATORS)
    others = tuple(command for command in table.COMMANDS if command.name != "privacy")
    monkeypatch.setattr(table, "COMMANDS", (*others, theirs))
    (helped,) = await road.ask("/help")
    assert "/privacy" not in helped.text
    run_by(road, road.ada.id, 999)
    (helped,) = await road.ask("/help")
    assert "/privacy" in helped.text
    before = len(road.telegram.requests)
    await publish_menu(road.papergram.app.bot, road.papergram.services)
    sent = [one for one in road.telegram.requests[before:] if one.method == "setMyCommands"]
    menus = [one.params for one in sent if one.status == 200]
    shown = {str(params["scope"]) for params in menus if "privacy" in str(params["commands"])}
    assert len(shown) == 1, "of 999 there is no chat"
    assert str(road.chat.id) in shown.pop()
