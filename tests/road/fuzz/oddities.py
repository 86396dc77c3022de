"""Odd words and odd keys, drawn by dice: empty, huge, emoji, right to left, SQL, HTML, FTS operators, stale data.

Invariant: the same dice draw the same.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from bot.sandbox.api.keyboards import MAX_CALLBACK_BYTES
from handlers.table import COMMANDS

LONGEST = 4_096
_PIECES: tuple[str, ...] = (
    *(
        "diffusion",
        "llm",
        "a",
        "NeRF",
        "graph neural networks",
        "扩散模型",
        "大语言模型",
        "robot",
        "survey",
        "Kaiming He",
    ),
    *("AND", "OR", "NOT", "NEAR(a b, 2)", "(", ")", '"', "*", "-", ":", "ti:", "au:", "abs:", "cat:cs.CV", "cat:", "^"),
    *("' OR 1=1; --", "'; DROP TABLE chats; --", 'x" UNION SELECT token --', "NULL", "nan", "-1", "1e309", "0x7f"),
    *("<b>", "</b>", "<a href='x'>", "&lt;", "&#0;", "<!--", "<script>alert(1)</script>", "&", "<tg-spoiler>", "]]>"),
    *(
        "%s",
        "%n",
        "{0.__class__}",
        "{ $hour }",
        "${HOME}",
        "`id`",
        "\\u0000",
        "\\begin{x}",
        "$$",
        "_*`[",
        "\\",
        "{{x}}",
    ),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "e\u0301",
        "Z̸̢͎͛",
        "ﷺ",
        "مرحبا",
        "שלום",
        "\u202e",
        "\u200b",
        "\u2028",
        "\ufffd",
        "\x01",
        "\x1b[31m",
        "\x00",
    ),
    *("2409.17058", "2409.17058v3", "math/0211159", "9999.99999", "https://arxiv.org/abs/2510.04567", "arxiv.org/pdf/"),
    *(
        "08:00",
        "25:99",
        "Europe/Berlin",
        "Atlantis",
        "../../etc/passwd",
        "all",
        "new",
        "zone",
        "hour",
        "days",
        "en",
        "zh",
    ),
    *("@papergram", "/", "//", "#", "\n", "\t", " ", "…", "０８：００", "٣", "①"),
)
_ID = re.compile(r"\d{4}\.\d{4,5}")


def words(dice: Random) -> str:
    """Up to 4,096 characters."""
    many = dice.choice((1, 1, 2, 3, 5, 9, 40))
    joiner = dice.choice((" ", "", " ", "\n"))
    text = joiner.join(dice.choice(_PIECES) for _ in range(many)) * dice.choice((1, 1, 1, 1, 1, 1, 1, 1, 200))
    return text[:LONGEST]


def command(dice: Random) -> str:
    """A command, mostly one that there is, with or without something behind it."""
    name = dice.choice(COMMANDS).name
    name = dice.choice(
        (name, name, name, name, name.upper(), name[:-1], f"{name}@papergram_sandbox_bot", f"{name}@other")
    )
    return f"/{name} {words(dice)}"[:LONGEST] if dice.random() < 0.8 else f"/{name}"


def pressed(dice: Random, known: Sequence[str]) -> str:
    """The data of a key: one that was seen below some message, mostly changed a little. 1 to 64 bytes."""
    data = dice.choice(known) if known else "x"
    change = dice.choice(_CHANGES)
    return change(dice, data).encode()[:MAX_CALLBACK_BYTES].decode(errors="ignore") or "x"


def _another_part(dice: Random, data: str) -> str:
    parts = data.split(":")
    parts[dice.randrange(len(parts))] = dice.choice((*_PIECES, "0", "99999999999", "-5", "", "2026-02-30", "x" * 64))
    return ":".join(parts)


def _another_paper(dice: Random, data: str) -> str:
    return _ID.sub(f"{dice.randrange(1, 9999):04}.{dice.randrange(99999):05}", data)


def _another_number(dice: Random, data: str) -> str:
    return re.sub(r"\d+", str(dice.choice((0, 1, 7, 10**9, 10**18))), data)


_CHANGES: tuple[Callable[[Random, str], str], ...] = (
    lambda _, data: data,
    lambda _, data: data,
    lambda dice, data: data[: dice.randrange(len(data) + 1)],
    lambda dice, data: f"{data}:{dice.choice(_PIECES)}",
    lambda dice, _: words(dice),
    _another_part,
    _another_part,
    _another_paper,
    _another_number,
)
