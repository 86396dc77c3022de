"""How many messages a second the sandbox accepts on one core, and the responder that checks nothing."""

import asyncio
from collections.abc import Iterator

from benchmarks.load import Load, Server, load, serving

CHATS = CONNECTIONS = 200
SHORT = [f"Message {number}" for number in range(100)]
_CARD = (
    "<b>{number}. A paper with a <i>telling</i> title</b>\nSomebody, Another + 3 · cs.CV\n"
    "<blockquote expandable>{text}</blockquote>\n<a href=\"https://arxiv.org/abs/2409.17058\">abs</a>\n\n"
)  # fmt: skip
DIGEST = "".join(_CARD.format(number=number, text="We show that this is so. " * 17) for number in range(1, 7))
"""3,000 characters after parsing, with 30 entities: what a digest's message is like."""


def ceilings() -> Iterator[tuple[str, Load]]:
    """What was sent to which server, and what came of it."""
    yield "sandbox, short messages", asyncio.run(sandbox(SHORT))
    yield "sandbox, digests of 3,000 characters", asyncio.run(sandbox([DIGEST] * 20))
    yield "responder, digests of 3,000 characters", asyncio.run(responder([DIGEST] * 50))


async def sandbox(texts: list[str]) -> Load:
    """Send `texts` to each of 200 private chats over 200 connections."""
    async with serving("bot", "sandbox") as server:
        return await load(server, new_chats(server), texts, CONNECTIONS)


async def responder(texts: list[str]) -> Load:
    """The same to the plain responder."""
    async with serving("benchmarks.responder") as server:
        return await load(server, range(1, CHATS + 1), texts, CONNECTIONS)


def new_chats(server: Server) -> list[int]:
    """Two hundred people who have started the bot."""
    chats = []
    for number in range(CHATS):
        person = server.control("new-person", first_name=f"Reader {number}")["id"]
        assert isinstance(person, int)
        chats.append(person)
    return chats
