"""Whatever people type, whatever a key or a deep link holds: it is answered, nothing breaks, nothing hangs."""

import logging
from itertools import product
from pathlib import Path

import pytest

from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import Press
from tests.road.conftest import MONDAY, Road, Row, road_over

SECONDS = 30
LONG = 4_096
"""Characters that a person's message holds at most."""
ODD_WORDS = [
    *(".", "-", "'", '"', "\\", "%", "*", "_", "()", "((((", "))", "[]", ":", "::", "/", "//", "@", "#", "…", "??"),
    *("\u200bx", "\u200e\u202ex", "\ufeffx", "\u00a0.", "\x01\x02x", "a\x00b", "\u2028x", "\ufffd", "\x1b[31mred"),
    *(
        "😀",
        "👩‍👩‍👧‍👦" * 20,
        "e\u0301" * 40,
        "Z̸̢͎͛a̷̛lgo",
        "ﷺ" * 10,
        "مرحبا بالعالم",
        "שלום",
        "扩散模型",
        "𝕕𝕚𝕗𝕗𝕦𝕤𝕚𝕠𝕟",
        "ß İ ı ſ",
    ),
    *("' OR 1=1; --", "'; DROP TABLE chats; --", 'x" UNION SELECT token --', "NULL", "None", "nan", "-1", "1e309"),
    *("<b>bold", "</b>", "<a href='x'>y</a>", "&lt;&amp;&#0;", "<!-- -->", "<script>alert(1)</script>", "&" * 500),
    *("%s %d %n", "{0.__class__}", "{ $hour }", "${HOME}", "`id`", "$(id)", "\\u0000", "\\begin{x}", "$$$", "_*`["),
    *("AND", "NOT", "OR OR", "NOT NOT x", "a AND", "NEAR(a b, 2)", "title:x", "ti:", "au:()", 'cat:"', "cat:nowhere"),
    *("*", "a*", "* *", '"a*"*', '"', '""', '"" AND ""', "-", "- -a", "a -", "^a", "a + b", "{title}: a", "(" * 60),
    *("2409.17058v0", "9999.99999", "2409.1705", "math/0211159v999", "arxiv:2409.17058 arxiv:2409.17059"),
    *("https://arxiv.org/abs/", "https://arxiv.org/abs/%00", "https://arxiv.org/pdf/2510.99999.pdf", "doi:10.48550/"),
    *("a" * LONG, "a " * (LONG // 2), "(" * LONG, "a OR " * (LONG // 5) + "a", '"' * LONG, "😀" * (LONG // 2)),
    "(a AND " * 500 + "a" + ")" * 500,
]
WITH_ARGUMENTS = ("topic", "subscribe", "unsubscribe", "search", "start", "ask")
SETTINGS = ("hour", "zone", "language", "length", "papers", "")
FEW = ODD_WORDS[::9]
MESSAGES = [
    *ODD_WORDS,
    "/" + "x" * LONG,
    *(f"/{command} {words}" for command, words in product(WITH_ARGUMENTS, ODD_WORDS[::2])),
    *(f"/paper {words}" for words in ODD_WORDS[1::3]),
    *(f"/settings {name} {words}" for name, words in product(SETTINGS, FEW)),
    *("/", "//", "/ start", "/start@", "/START", "/Help@papergram_sandbox_bot", "/paper@somebody_else 2409.17058"),
    *("/start p-", "/start p-2409_99999", "/start p-math__0211159", "/start -", "/start " + "x" * 64, "/help\n\nme"),
]
STALE = [
    *(
        "u:x",
        "u:x:y",
        "u:llm:0:nowhere",
        "u:llm:99999999999",
        "u",
        "u:",
        "s:",
        "s",
        "s:LLM",
        "s:a b",
        "t:",
        "t",
        "t:\n",
    ),
    *("more:0:notadate:x", "more:0:2025-02-30:10", "more:0:2025-10-06", "more:-1:2025-10-06:0", "more", "more:::"),
    *("p:zzz", "p:", "p", "p:2409.17058:2409.17059", "f:a", "f:a:b", "f:a:-8", "f:a:８", "f", "f::", "f:a:1:2"),
    *(
        "set:",
        "set",
        "set:zone:",
        "set:colour:red",
        "set:__class__:x",
        "sets:hour:08:00",
        "settings:x",
        "areas:",
        "areas:x",
    ),
    *(
        "full:",
        "full:zzz",
        "ev:2409.17058",
        "ev:there:2409.17058",
        "ev:here:",
        "c:",
        "fig:1:2",
        "sim:",
        "save:",
        "save:zzz",
        "drop",
        "saved:",
        "saved:-8",
        "a:nowhere",
        "a:",
        "a",
        "digest:x",
        "digest:",
        ":",
        "::",
        "0",
        "x" * 64,
        "😀" * 16,
        "'; DROP TABLE chats;",
        "\u202e",
    ),
]
ANSWERED = [
    *("s:nowhere", "t:nowhere", "f:q-000000000000:8", "f:llm:9999999999", "u:nowhere:0", "u:llm:0:list", "u:llm:77"),
    *("set:hour:25:99", "set:hour:x", "set:papers:0", "set:papers:９", "set:language:xx", "set:length:endless"),
    *("full:2409.99999", "ev:here:2409.99999", "ev:below:2409.99999", "c:2409.99999", "fig:2409.99999"),
    *("sim:2409.99999", "save:2409.99999", "drop:2409.99999", "saved:0", "saved:9999999999"),
    *("set:zone:Atlantis", "set:zone:../../etc/passwd", "p:9999.99999", "p:2409.99999", "more:0:1999-01-01:0"),
]


class Asked:
    """One odd thing in a chat of its own, and whether the bot answered it."""

    def __init__(self, road: Road, number: int) -> None:
        self.telegram = road.telegram
        self.person = road.telegram.user(f"Person {number}", language_code="en")
        self.chat: Chat = road.telegram.private_chat(self.person)
        self.press: Press | None = None

    async def say(self, text: str) -> "Asked":
        await self.telegram.say(self.chat, self.person, text)
        return self

    def forge(self, data: str) -> "Asked":
        """Press a key that no message has, as a client of one's own can."""
        world = self.telegram.world
        keyboard = (({"text": "key", "callback_data": data},),)
        message = world.write(self.chat, world.bot, Content("A message with a key", source="", keyboard=keyboard))
        self.press = Press(f"{5_000_000_000 + world.serial()}", message, self.person, data)
        world.presses[self.press.id] = self.press
        query = {"id": self.press.id, "from": self.person.json(), "message": message.json(), "chat_instance": "1"}
        world.updates.push("callback_query", {**query, "data": data})
        return self

    @property
    def is_answered(self) -> bool:
        return bool(self.press.answers) if self.press else bool(self.telegram.messages(self.chat))


async def test_everything_is_answered_and_nothing_breaks(
    rows: list[Row], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with road_over(rows, tmp_path / "store.sqlite3") as road:
        await road.morning(MONDAY)
        asked = {text: await Asked(road, number).say(text[:LONG]) for number, text in enumerate(MESSAGES)}
        asked |= {data: Asked(road, number).forge(data) for number, data in enumerate([*STALE, *ANSWERED])}
        try:
            await road.telegram.until(lambda: all(one.is_answered for one in asked.values()), SECONDS)
        except TimeoutError:
            assert [text[:60] for text, one in asked.items() if not one.is_answered] == []
    assert len(asked) > 400
    assert [(record.message, record.exc_text) for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert [text for text, one in asked.items() if any("Something went wrong" in said for said in _said(one))] == []
    assert [data for data in STALE if "too old" not in _toast(asked[data])] == []
    assert [
        (one.params, one.answer) for one in road.telegram.requests if one.status != 200 and not _is_same(one.answer)
    ] == []
    road.check()


def _said(asked: Asked) -> list[str]:
    return [message.text for message in asked.telegram.messages(asked.chat)]


def _toast(asked: Asked) -> str:
    return (asked.press.answers[0].text or "") if asked.press else ""


def _is_same(answer: Row | None) -> bool:
    return "message is not modified" in str(answer)
