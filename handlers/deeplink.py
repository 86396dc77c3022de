"""The payload of `t.me/BOT?start=PAYLOAD`: 64 of `[A-Za-z0-9_-]`; a topic's slug, a paper as `p-2409_17058`, those like
it as `like-2409_17058`, a chat that one manages as `manage-1001234567890`, or a shared topic as `t_` and its code."""

import re

from bot.errors import BadPaperId
from bot.model.paper import PaperId

_PAPER, _LIKE = "p-", "like-"
_TOPIC = re.compile(r"t_([A-Za-z0-9_-]{1,62})", re.ASCII)
_CHAT = re.compile(r"manage(-[0-9]{1,20})", re.ASCII)


def paper_payload(paper: PaperId) -> str:
    """`2409.17058` as `p-2409_17058`, `math/0211159` as `p-math__0211159`."""
    return _PAPER + _written(paper)


def like_payload(paper: PaperId) -> str:
    """`2409.17058` as `like-2409_17058`: papers like that one."""
    return _LIKE + _written(paper)


def paper_of(payload: str) -> PaperId | None:
    """The paper that a payload names, or None."""
    return _read(payload, _PAPER)


def like_of(payload: str) -> PaperId | None:
    """The paper that others are to be like, or None."""
    return _read(payload, _LIKE)


def _written(paper: PaperId) -> str:
    return str(paper).replace("/", "__").replace(".", "_")


def _read(payload: str, prefix: str) -> PaperId | None:
    if not payload.startswith(prefix):
        return None
    try:
        return PaperId.parse(payload.removeprefix(prefix).replace("__", "/").replace("_", "."))
    except BadPaperId:
        return None


def private_link(username: str, chat: int) -> str:
    """Leads to the private chat with the bot, where the channel or group is managed then."""
    return f"https://t.me/{username}?start=manage{chat}"


def chat_of(payload: str) -> int | None:
    """The channel or group that a payload names, or None."""
    found = _CHAT.fullmatch(payload)
    return int(found[1]) if found is not None else None


def topic_link(username: str, code: str) -> str:
    """Leads to the topic that was shared under `code`."""
    return f"https://t.me/{username}?start=t_{code}"


def topic_of(payload: str) -> str | None:
    """The code of a shared topic that a payload names, or None."""
    found = _TOPIC.fullmatch(payload)
    return found[1] if found is not None else None
