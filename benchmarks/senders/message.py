"""The message that all clients send, and what Telegram makes of it: 3,000 characters with 33 entities."""

import json
from collections.abc import Iterable

PAPERS = 40
"""How many papers a day's messages are made of."""
_HEAD = "Papers of today"
_WORDS = ("We show that this is so, and how much of it is due to the second term. " * 5)[:313]


def card(number: int) -> str:
    """A paper's place in the message, below 100."""
    return (
        f"<b>{number:02}. A paper with a title</b>\n<i>Somebody, Another + 3 · cs.CV</i>\n"
        f"<blockquote expandable>{_WORDS}</blockquote>\n<a href=\"https://arxiv.org/abs/2409.170{number:02}\">abs</a>\n"
    )  # fmt: skip


def html(cards: Iterable[str]) -> str:
    """A message of eight cards."""
    return f"<b>{_HEAD}</b>\n\n" + "".join(cards)


def _accepted() -> bytes:
    text, entities = f"{_HEAD}\n\n", [{"offset": 0, "length": len(_HEAD), "type": "bold"}]
    for number in range(8):
        for piece, kind in (
            (f"{number:02}. A paper with a title", {"type": "bold"}),
            ("Somebody, Another + 3 · cs.CV", {"type": "italic"}),
            (_WORDS, {"type": "expandable_blockquote"}),
            ("abs", {"type": "text_link", "url": f"https://arxiv.org/abs/2409.170{number:02}"}),
        ):
            entities.append({"offset": len(text), "length": len(piece), **kind})
            text += f"{piece}\n"
    return json.dumps({"text": text.rstrip("\n"), "entities": entities}, separators=(",", ":")).encode()[1:-1]


HTML = html(map(card, range(8)))
ANSWER = _accepted()
"""The fields of the accepted message, without the braces around them."""
