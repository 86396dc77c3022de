"""The payload of `t.me/BOT?start=PAYLOAD`: 64 of `[A-Za-z0-9_-]`; a topic's slug, a paper as `p-2409_17058`, or a chat
that one manages as `manage-1001234567890`."""

import re

from bot.errors import BadPaperId
from bot.model.paper import PaperId

_PAPER = "p-"
_CHAT = re.compile(r"manage(-[0-9]{1,20})", re.ASCII)


def paper_payload(paper: PaperId) -> str:
    """`2409.17058` as `p-2409_17058`, `math/0211159` as `p-math__0211159`."""
    return _PAPER + str(paper).replace("/", "__").replace(".", "_")


def paper_of(payload: str) -> PaperId | None:
    """The paper that a payload names, or None."""
    if not payload.startswith(_PAPER):
        return None
    try:
        return PaperId.parse(payload.removeprefix(_PAPER).replace("__", "/").replace("_", "."))
    except BadPaperId:
        return None


def private_link(username: str, chat: int) -> str:
    """Leads to the private chat with the bot, where the channel or group is managed then."""
    return f"https://t.me/{username}?start=manage{chat}"


def chat_of(payload: str) -> int | None:
    """The channel or group that a payload names, or None."""
    found = _CHAT.fullmatch(payload)
    return int(found[1]) if found is not None else None
