"""What only those may do and see who run the bot."""

import logging
from datetime import timedelta

import pytest
from telegram import Update
from telegram.ext import CommandHandler

from bot.sandbox.api.faults import FaultKind
from bot.store import notices
from bot.watch.notices import EVERY
from handlers import table
from handlers.answer import say
from handlers.context import Context
from handlers.guard import operators_only
from handlers.registry import publish_menu
from handlers.table import Command, Who
from tests.road.conftest import MONDAY, Road

LOG = logging.getLogger("bot.test")


async def costs(update: Update, context: Context) -> None:
    await say(update, context, "It cost 12.50.")


def run_by(road: Road, *people: int) -> None:
    """Let these user ids stand in `telegram.admins`."""
    services = road.papergram.services
    telegram = services.settings.telegram.model_copy(update={"admins": people})
    object.__setattr__(services, "settings", services.settings.model_copy(update={"telegram": telegram}))


async def test_nobody_but_operators_is_told_what_is_theirs(road: Road) -> None:
    road.papergram.app.add_handler(CommandHandler("costs", operators_only(costs)), group=-3)
    (answer, _) = await road.ask("/costs", messages=2)
    assert answer.text == "Only those who run this bot can do that."
    run_by(road, road.ada.id)
    (answer, _) = await road.ask("/costs", messages=2)
    assert answer.text == "It cost 12.50."


async def test_operators_alone_see_their_commands_in_menu_and_help(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    await road.ask("/start")
    theirs = Command("privacy", Who.OPERATORS)
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


async def broken(update: Update, context: Context) -> None:
    raise ValueError(f"no answer at /bot{context.bot.token}/getMe <b>")


async def test_operators_are_told_of_an_error_once_and_then_how_often(road: Road) -> None:
    run_by(road, road.ada.id)
    road.papergram.app.add_handler(CommandHandler("broken", broken), group=-3)
    for _ in range(4):
        await road.ask("/broken")
    watch, before = road.papergram.watch, len(road.said())
    await watch.tick()
    await watch.tick()
    (told,) = road.said()[before:]
    assert "an update failed · ValueError: no answer at /bot[secret]/getMe <b>" in told
    assert "(×4 since 06:00 UTC)" in told
    assert road.telegram.token not in told
    await road.ask("/broken")
    road.clock.advance(EVERY)
    await watch.tick()
    assert "(06:00 UTC)" in road.said()[-1]


async def test_a_restart_tells_nothing_again(road: Road) -> None:
    run_by(road, road.ada.id)
    store = road.papergram.services.store
    LOG.error("a part will never be sent", extra={"chat": 5})
    await road.papergram.watch.tick()
    told = await store.run(notices.told, road.clock.now() - EVERY)
    assert list(told) == ["bot.test|a part will never be sent|"]
    before = len(road.said())
    async with road.papergram.watch.on():
        LOG.error("a part will never be sent", extra={"chat": 6})
        await road.papergram.watch.tick()
    assert len(road.said()) == before


async def test_an_operator_who_cannot_be_reached_is_named_once(road: Road, caplog: pytest.LogCaptureFixture) -> None:
    run_by(road, road.ada.id, 999)
    for hour in range(3):
        LOG.error("something failed")
        await road.papergram.watch.tick()
        road.clock.advance(EVERY + timedelta(minutes=hour))
    assert caplog.messages.count("an operator cannot be told of errors") == 1
    assert sum("something failed" in text for text in road.said()) == 3


async def test_while_telegram_is_away_notices_wait(road: Road) -> None:
    run_by(road, road.ada.id)
    LOG.error("something failed")
    road.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=2)
    await road.papergram.watch.tick()
    await road.papergram.watch.tick()
    assert road.said() == []
    road.clock.advance(timedelta(minutes=1))
    await road.papergram.watch.tick()
    (told,) = road.said()
    assert "something failed" in told


async def test_one_operator_under_a_flood_wait_does_not_keep_it_from_the_others(road: Road) -> None:
    bob = road.telegram.user("Bob")
    chat = road.telegram.private_chat(bob)
    run_by(road, road.ada.id, bob.id)
    road.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, chat=road.chat, retry_after=40_000)
    LOG.error("something failed")
    await road.papergram.watch.tick()
    assert road.said() == []
    assert "something failed" in road.said(chat)[0]


async def test_without_operators_errors_stay_in_the_log(road: Road) -> None:
    LOG.error("something failed")
    await road.papergram.watch.tick()
    assert road.said() == []


async def test_operators_are_told_in_their_language(road: Road) -> None:
    run_by(road, road.ada.id)
    await road.ask("/settings language zh")
    LOG.error("something failed")
    await road.papergram.watch.tick()
    assert road.said()[-1].startswith("出了问题")


async def test_stats_show_what_was_sent_above_what_was_read(road: Road) -> None:
    run_by(road, road.ada.id)
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    digest = len(road.said()) - 1
    (shown,) = await road.ask("/stats")
    assert f"Sent today (UTC): {digest} · in the last hour: {digest}" in shown.text
    assert "Nothing is waiting." in shown.text
    assert "Chats: 1 active, 0 paused, 0 out of reach" in shown.text
    assert shown.text.index("Deliveries") < shown.text.index("Readings")


async def test_all_that_runs_leaves_a_heartbeat(road: Road) -> None:
    await road.ask("/help")
    await road.papergram.watch.tick()
    assert set(road.papergram.watch.heartbeats.last) == {"polling", "tick"}


async def test_metrics_count_what_was_handled_and_sent(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    shown = (await road.papergram.watch.exposition()).decode()
    assert "papergram_update_seconds_count 1.0" in shown
    assert "papergram_sent_parts_total 0.0" not in shown
    assert "papergram_arxiv_answers_total 0.0" not in shown


async def test_the_watch_goes_on_when_a_part_of_it_fails(road: Road, caplog: pytest.LogCaptureFixture) -> None:
    run_by(road, road.ada.id)
    store = road.papergram.services.store
    await store.run(lambda db: db.execute("DROP TABLE notices"))
    LOG.error("something failed")
    await road.papergram.watch.tick()
    await road.papergram.watch.tick()
    assert caplog.messages.count("a part of the watch failed") == 1
    assert sum("something failed" in text for text in road.said()) == 1
