"""Every command gives an answer, to good and to bad input, alone and in groups."""

from dataclasses import replace
from datetime import date

import pytest

from bot.model.paper import PaperId
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.world.message import SentMessage
from bot.store import papers
from handlers.table import COMMANDS, shown_to
from tests.road.conftest import MONDAY, Road


def keys(message: SentMessage) -> list[str]:
    return [key.get("callback_data") or key["url"] for row in message.keyboard for key in row]


async def test_every_command_of_the_table_answers(road: Road) -> None:
    await road.morning(MONDAY)
    for command in COMMANDS:
        (answer, *_) = await road.ask(f"/{command.name}")
        assert answer.text, command.name


async def test_the_menu_is_published_from_the_table_in_every_language(road: Road) -> None:
    def published() -> list[dict[str, object]]:
        return [dict(one.params) for one in road.telegram.requests if one.method == "setMyCommands"]

    await road.telegram.until(lambda: len(published()) == 9)
    sent = published()
    for params in sent:
        is_admin = "all_group_chats" not in str(params["scope"])
        assert str(params["commands"]).count("'command': ") == len(shown_to(is_admin=is_admin))
        assert ("'settings'" in str(params["commands"])) == is_admin
    assert {str(params.get("language_code")) for params in sent} == {"None", "en", "zh"}


async def test_start_with_a_deep_link_subscribes(road: Road) -> None:
    (answer,) = await road.ask("/start diffusion-models")
    assert "Diffusion models" in answer.text
    (listed,) = await road.ask("/subscriptions")
    assert "Diffusion models" in listed.text


async def test_start_with_a_paper_link_shows_the_paper(road: Road) -> None:
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    (answer, *_) = await road.ask(f"/start p-{paper.replace('.', '_')}")
    assert paper in answer.text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/subscribe robotix", "Did you mean"),
        ("/topic difusion-models", "Did you mean"),
        ("/topic (nerf AND", "nerf AND"),
        ('/search "unclosed', '"unclosed'),
        ("/search zzzzqqq", "Nothing announced"),
        ("/search foo:bar", "foo"),
        ("/unsubscribe llm", "no topics"),
        ("/settings zone Qwertz/Uiop", "time zone"),
        ("/settings hour 25:99", "time of day"),
        ("/settings papers many", "number of papers"),
        ("/settings length endless", "length"),
        ("/settings language xx", "xx"),
        ("/settings colour red", "colour"),
        ("/papr 2409.17058", "/paper"),
        ("/qqqqqqqq", "/help"),
        ("hello there", "/help"),
        ("/digest", "no topics"),
        ("/paper 2409.99999", "2409.99999"),
        ("/paper ???", "2409.17058"),
        ("😀", "/help"),
    ],
)
async def test_odd_input_is_told_what_to_do(road: Road, typed: str, expected: str) -> None:
    (answer, *_) = await road.ask(typed)
    assert expected in answer.text


async def test_own_queries_and_their_keys(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask('/topic "language model" NOT cat:cs.CV')
    subscribe = next(key for key in keys(page) if key.startswith("s:"))
    await road.telegram.press(page, subscribe, road.ada)
    await road.telegram.wait_for(road.chat, lambda message: any(key.startswith("u:") for key in keys(message)))
    (listed,) = await road.ask("/subscriptions")
    assert '"language model" NOT cat:cs.CV' in listed.text
    (gone,) = await road.ask("/unsubscribe all")
    assert "language model" in gone.text


async def test_several_slugs_at_once(road: Road) -> None:
    (answer,) = await road.ask("/subscribe llm, rag nerf")
    assert answer.text.count("•") == 3


async def test_search_pages_in_place(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask("/search model*")
    older = next(key for key in keys(page) if key.startswith("f:"))
    first = page.text
    await road.telegram.press(page, older, road.ada)
    await road.telegram.wait_for(
        road.chat, lambda message: message.message_id == page.message_id and page.text != first
    )
    assert "9. " in page.text


async def test_a_long_day_says_how_many_more_and_shows_them(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.ask("/settings papers 2")
    await road.morning(MONDAY)
    last = road.telegram.messages(road.chat)[-1]
    before = len(road.said())
    await road.telegram.press(last, next(k for k in keys(last) if k.startswith("more:")), road.ada)
    more = await road.telegram.wait_for(road.chat, before + 1)
    assert "3. " in more.text


async def test_digest_now_is_the_days_digest(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.papergram.schedule.ingest()
    (head, *_) = await road.ask("/digest")
    assert "Mon 6 Oct 2025" in head.text
    await road.papergram.sender.drain()
    first = road.said()[1:]
    await road.morning(MONDAY)
    assert road.said()[1:] == first, "at its hour nothing comes twice"
    again = await road.ask("/digest", messages=len(first) + 1)
    assert [message.text for message in again[:-1]] == first, "asked again, the same words"
    assert "next one comes" in again[-1].text


async def test_pause_and_resume(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.ask("/pause")
    await road.morning(MONDAY)
    assert not any("announced ·" in text for text in road.said())
    await road.ask("/resume")
    await road.morning(date(2025, 10, 7))
    assert any("announced ·" in text for text in road.said())


async def test_settings_change_in_place_and_last(road: Road) -> None:
    (page,) = await road.ask("/settings")
    await road.telegram.press(page, "set:language", road.ada)
    await road.telegram.wait_for(road.chat, lambda message: "I speak English" in message.text)
    await road.telegram.press(page, "set:language:zh", road.ada)
    await road.telegram.wait_for(road.chat, lambda message: "界面语言：中文" in message.text)
    assert len(road.said()) == 1, "changed in place"
    (answer,) = await road.ask("/settings zone shanghai")
    assert "Asia/Shanghai" in answer.text
    (answer,) = await road.ask("/settings hour 7:30")
    assert "07:30" in answer.text


async def test_a_blocked_chat_is_paused_and_comes_back(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    road.telegram.block(road.ada)
    await road.morning(MONDAY)
    sent = len(road.said())
    road.telegram.unblock(road.ada)
    (answer,) = await road.ask("/start")
    assert "arXiv" in answer.text
    await road.morning(date(2025, 10, 7))
    assert len(road.said()) > sent + 1


async def test_an_internal_error_says_so_and_leaves_the_details_to_the_log(
    road: Road, caplog: pytest.LogCaptureFixture
) -> None:
    await road.papergram.services.store.run(lambda db: db.execute("DROP TABLE papers_fts"))
    (answer,) = await road.ask("/search diffusion")
    assert "Something went wrong" in answer.text
    assert "papers_fts" not in answer.text
    (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert "papers_fts" in str(record.exc_info)


async def test_arxiv_being_away_is_said_in_the_chats_language_and_logged(
    road: Road, caplog: pytest.LogCaptureFixture
) -> None:
    await road.ask("/settings language zh")
    road.arxiv.fail(Fault.UNAVAILABLE, times=10)
    (answer,) = await road.ask("/paper 2409.17058")
    assert answer.text.startswith("arXiv 暂时没有回应")
    assert any("503" in str(vars(record).get("why")) for record in caplog.records)


async def test_links_that_come_with_later_metadata_are_shown(road: Road) -> None:
    await road.papergram.schedule.ingest()
    row = next(row for row in road.arxiv_rows if row["announced"] == MONDAY.isoformat() and "comment" not in row)
    await road.ask(f"/paper {row['id']}")
    store, paper = road.papergram.services.store, PaperId(row["id"])
    known = await store.run(papers.get, paper)
    assert known is not None
    later = replace(known, comment="Accepted to ECCV 2024. Code: https://github.com/x/y")
    await store.run(papers.save, [later])
    assert not any("github.com/x/y" in message.html for message in road.telegram.messages(road.chat))
    await road.ask(f"/paper {row['id']}")
    await road.telegram.wait_for(road.chat, lambda message: "https://github.com/x/y" in message.html)


@pytest.mark.parametrize(("typed", "hour"), [("7", "07:00"), ("7:30", "07:30"), ("18.30", "18:30"), ("23:59", "23:59")])
async def test_an_hour_may_be_written_in_some_ways(road: Road, typed: str, hour: str) -> None:
    (page,) = await road.ask(f"/settings hour {typed}")
    assert f"comes at {hour} " in page.text


@pytest.mark.parametrize("typed", ["11:00 PM", "07:3099", "07+01", "24:00", "noon", "٧:٣٠"])
async def test_an_hour_that_could_be_misread_is_refused(road: Road, typed: str) -> None:
    (answer,) = await road.ask(f"/settings hour {typed}")
    assert "is not a time of day" in answer.text


async def test_long_queries_do_not_break_the_list_of_subscriptions(road: Road) -> None:
    for number in range(6):
        words = " OR ".join(f'"word{number} and another {place}"' for place in range(30))
        await road.ask(f"/subscribe {words}")
    (listed,) = await road.ask("/subscriptions")
    assert listed.text.count("•") == 6


async def test_topics_of_a_chat_are_bounded(road: Road) -> None:
    slugs = [topic.slug for topic in road.papergram.services.catalogue]
    await road.ask(f"/subscribe {' '.join(slugs[:40])}")
    (answer,) = await road.ask(f"/subscribe {slugs[40]}")
    assert "40 topics at most" in answer.text


async def test_a_paused_chat_is_promised_nothing(road: Road) -> None:
    await road.ask("/subscribe llm")
    await road.ask("/pause")
    (listed,) = await road.ask("/subscriptions")
    assert "paused" in listed.text
    assert "08:00" not in listed.text
