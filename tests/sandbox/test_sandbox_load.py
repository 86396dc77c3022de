"""Twenty thousand messages over two hundred connections: none is lost, none changes places, memory has a bound."""

from benchmarks.ceiling import CONNECTIONS, SHORT, new_chats
from benchmarks.load import load, serving

BOUND_MIB = 400


async def test_twenty_thousand_messages_over_two_hundred_connections() -> None:
    async with serving("bot", "sandbox") as server:
        chats = new_chats(server)
        done = await load(server, chats, SHORT, CONNECTIONS)
        assert done.messages == 20_000
        for chat in chats:
            assert server.accepted(chat) == SHORT
        after_first = server.peak_mib()
        again = [f"Again: {text}" for text in SHORT]
        await load(server, chats, again, CONNECTIONS)
        assert [server.accepted(chat) for chat in chats] == [again] * len(chats), "the oldest make room for the newest"
        assert server.peak_mib() < min(BOUND_MIB, 1.2 * after_first)
