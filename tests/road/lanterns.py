"""An invented paper on lanterns, its text, and a language model that has read it and answers at the wire.

async with lit_road(tmp_path, server) as road: ...
server.always(Model())                      # answers every question as a good model would
server.always(Model(novelty=[LIE]))         # a reading with more statements than the paper holds
"""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.clock import ManualClock
from bot.config import Settings
from bot.model.reading import Section
from bot.sandbox.arxiv.server import Served
from tests.fulltext.made import FILLER, article, section
from tests.llm.server import KEY, MODEL, ModelServer, Request
from tests.road.conftest import EARLY, Road, Row, road_over

Json = dict[str, Any]

ID = "2510.00042"
ABSTRACT = (
    "Counting lanterns at night remains a challenge for cameras. Earlier counters such as WickNet need 120 hours of "
    "labelled video and lose lanterns in fog. We propose LanternNet, a diffusion model that follows lanterns by their "
    "flicker. LanternNet is trained on BridgeSet, which holds 4,200 videos of 31 bridges. It reaches an accuracy of "
    "87.4% on BridgeSet and is 2.5 times faster than WickNet. The memory of LanternNet does not grow with the length "
    "of a video."
)
LANTERNS: Row = {
    "id": ID,
    "title": "LanternNet: Counting Lanterns with Diffusion Models",
    "authors": ["Ada Lovelace", "Sofia Kovalevskaya"],
    "abstract": ABSTRACT,
    "categories": ["cs.CV"],
    "primary_category": "cs.CV",
    "announced": "2025-10-06",
}
ONLY_IN_TEXT = "The training of LanternNet took 19 hours on 8 GPUs."
LONG = Served("text/html", article(section("Introduction", FILLER * 80)))
PAGE = Served(
    "text/html",
    article(section("Introduction", FILLER * 4), section("Experiments", ONLY_IN_TEXT, FILLER * 3, number="2")),
)
TEXTS = {f"html/{ID}v1": PAGE}


def said(text: str, *lines: str | int) -> Json:
    """A statement and the lines behind it, by words of theirs or by number."""
    return {"evidence": list(lines), "text": text}


ENGLISH: Json = {
    "summary": said("LanternNet is a diffusion model that follows lanterns by their flicker.", "We propose"),
    "key_takeaways": [
        said("LanternNet reaches an accuracy of 87.4% on BridgeSet.", "87.4%"),
        said("LanternNet is 2.5 times faster than WickNet.", "87.4%"),
        said("BridgeSet holds 4,200 videos of 31 bridges.", "4,200"),
    ],
    "background": [said("Counting lanterns at night remains a challenge for cameras.", "remains a")],
    "prior_work": [said("WickNet needs 120 hours of labelled video and loses lanterns in fog.", "Earlier")],
    "method": [said("LanternNet is trained on BridgeSet.", "trained on")],
    "keywords": ["lanterns", "diffusion model", "flicker"],
}
CHINESE: Json = {
    "title": "LanternNet：用扩散模型清点灯笼",
    "summary": said("LanternNet 是一种扩散模型，根据闪烁来跟踪灯笼。", "We propose"),
    "key_takeaways": [
        said("LanternNet 在 BridgeSet 上的准确率达到 87.4%。", "87.4%"),
        said("LanternNet 比 WickNet 快 2.5 倍。", "87.4%"),
        said("BridgeSet 包含 31 座桥的 4200 段视频。", "4,200"),
    ],
    "background": [said("夜间清点灯笼对摄像机来说仍然是一个挑战。", "remains a")],
    "prior_work": [said("WickNet 需要 120 小时的标注视频，并且在雾中会丢失灯笼。", "Earlier")],
    "method": [said("LanternNet 在 BridgeSet 上训练。", "trained on")],
    "keywords": ["灯笼", "扩散模型", "闪烁"],
}
_LINE = re.compile(r"^(\d+)\| (.*)$", re.MULTILINE)
_SIGN = re.compile(r"[A-Z][A-Za-z]*\d*[A-Z][A-Za-z0-9]*|\d+(?:\.\d+)?%")


class Model:
    """Answers for `ModelServer.always`. `more` adds to a reading, `mended` is what it makes of statements that failed.

    `answer` is what it says to a question; nothing unless it is given.
    """

    def __init__(self, *, mended: Iterable[Json] = (), answer: Iterable[Json] = (), **more: Any) -> None:
        self._mended = list(mended)
        self._answer = list(answer)
        self._more = more

    def __call__(self, request: Request) -> Json:
        if request.schema == "Repair":
            return {"statements": [_placed(one, request) for one in self._mended]}
        if request.schema == "Reply":
            return {"says": bool(self._answer), "statements": [_placed(one, request) for one in self._answer]}
        assert request.schema == "Draft", request.schema
        return self._draft(request)

    def _draft(self, request: Request) -> Json:
        is_chinese = "Chinese" in request.user.rpartition("</paper>")[2]
        if "LanternNet" in request.user:
            given = CHINESE if is_chinese else ENGLISH
        else:
            given = _word_for_word(request, is_chinese=is_chinese)
        draft: Json = {"title": None, "summary": None, "key_takeaways": [], "keywords": []}
        draft |= {one.value: [] for one in Section} | given
        for part, extra in self._more.items():
            draft[part] = [*draft[part], *extra] if isinstance(draft[part], list) else extra
        return {part: _placed_all(value, request) for part, value in draft.items()}


def lines(request: Request) -> dict[int, str]:
    """The paper's lines as the model sees them."""
    return {int(number): text for number, text in _LINE.findall(request.user.partition("</paper>")[0])}


def _word_for_word(request: Request, *, is_chinese: bool) -> Json:
    """A reading of any paper: its own sentences, or in Chinese the names and shares that stand in them."""
    told = [said(_told(text) if is_chinese else text, number) for number, text in lines(request).items() if number > 1]
    return {"summary": told[0], "key_takeaways": told[1:4]}


def _told(text: str) -> str:
    signs = list(dict.fromkeys(_SIGN.findall(text)))[:3]
    return f"论文在这里提到 {'、'.join(signs)}。" if signs else "论文在这里讨论了相关的问题。"


def _placed_all(value: Any, request: Request) -> Any:
    if isinstance(value, list):
        return [_placed_all(one, request) for one in value]
    return _placed(value, request) if isinstance(value, dict) else value


def _placed(statement: Json, request: Request) -> Json:
    """`statement` with the numbers of the lines that hold the words it names."""
    numbers = [
        next(number for number, text in lines(request).items() if number > 1 and named in text)
        if isinstance(named, str)
        else named
        for named in statement["evidence"]
    ]
    return statement | {"evidence": numbers}


class Hurrying(ManualClock):
    """A clock that goes on by a second whenever somebody looks, so that every draft has its time."""

    def now(self) -> Any:
        self.advance(timedelta(seconds=1))
        return super().now()


@asynccontextmanager
async def lit_road(
    folder: Path,
    server: ModelServer,
    settings: Mapping[str, str] | None = None,
    *,
    rows: Iterable[Row] = (LANTERNS,),
    documents: Mapping[str, Served] | None = None,
    clock: ManualClock | None = None,
    changed: Callable[[Settings], Settings] = lambda settings: settings,
) -> AsyncIterator[Road]:
    """A road with the model behind `server`, over `rows`; `settings` such as LLM__BATCH go on top.

    Where no `documents` are given there is the text of the lanterns.
    """
    given = {"LLM__BASE_URL": server.url, "LLM__API_KEY": KEY, "LLM__MODEL": MODEL, **(settings or {})}
    async with road_over(
        list(rows),
        folder / "store.sqlite3",
        clock=clock or ManualClock(EARLY),
        documents=TEXTS if documents is None else documents,
        changed=changed,
        variables={f"PAPERGRAM_{name}": value for name, value in given.items()},
    ) as road:
        yield road
        road.check()


def in_a_hurry(settings: Settings) -> Settings:
    """A second for each reading."""
    return settings.model_copy(update={"reading": settings.reading.model_copy(update={"deadline": 1})})


async def in_chinese(road: Road) -> None:
    """Let Ada's own chat speak Chinese."""
    await road.ask("/settings language zh")


def everything(road: Road) -> str:
    """All that the bot ever sent, drafts and edits included."""
    return "\n".join(str(request.params) for request in road.telegram.requests)
