"""Who waits for whom: a chat for itself, nobody for a chat that waits for something slow."""

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from handlers.in_order import SIDE_BY_SIDE, PerChatProcessor

NOW = datetime(2025, 10, 6, tzinfo=UTC)


def update_of(chat: int) -> Update:
    return Update(chat, message=Message(1, NOW, Chat(chat, "private")))


async def test_chats_that_wait_aside_take_nobodys_place_and_keep_their_own_turn() -> None:
    processor, slow, order = PerChatProcessor(), asyncio.Event(), list[str]()

    async def reads(chat: int) -> None:
        async with processor.aside():
            await slow.wait()
        order.append(f"read {chat}")

    async def answers(chat: int) -> None:
        order.append(f"answer {chat}")

    async with asyncio.TaskGroup() as group:
        for chat in range(1, SIDE_BY_SIDE + 2):
            group.create_task(processor.do_process_update(update_of(chat), reads(chat)))
        group.create_task(processor.do_process_update(update_of(1), answers(1)))
        await processor.do_process_update(update_of(999), answers(999))
        assert order == ["answer 999"]
        slow.set()
    assert order.index("read 1") < order.index("answer 1")
    assert len(order) == SIDE_BY_SIDE + 3


async def test_what_only_shows_something_passes_a_reading_but_no_change() -> None:
    processor, slow, order = PerChatProcessor(), asyncio.Event(), list[str]()

    async def reads() -> None:
        async with processor.aside():
            await slow.wait()
        order.append("/paper")

    async def answers(text: str) -> None:
        order.append(text)

    async with asyncio.TaskGroup() as group:
        group.create_task(processor.do_process_update(said("/paper 2409.17058"), reads()))
        await processor.do_process_update(said("/help"), answers("/help"))
        assert order == ["/help"]
        for text in ("/subscribe llm", "/subscriptions"):
            group.create_task(processor.do_process_update(said(text), answers(text)))
        slow.set()
    assert order == ["/help", "/paper", "/subscribe llm", "/subscriptions"]


def said(text: str) -> Update:
    return Update(1, message=Message(1, NOW, Chat(1, "private"), text=text))
