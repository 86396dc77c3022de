"""The payload of `t.me/BOT?start=PAYLOAD`: 64 of `[A-Za-z0-9_-]`; a topic's slug, or a paper as `p-2409_17058`."""

from bot.errors import BadPaperId
from bot.model.paper import PaperId

_PAPER = "p-"


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
