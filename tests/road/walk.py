"""A walk through everything that can be pressed, from the answers to all commands on.

Of keys that differ only in the topic, paper, place or number that they are about, the first is pressed.
"""

import asyncio
import re
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.world.message import SentMessage
from bot.store import chats
from handlers.table import COMMANDS
from tests.road.conftest import MONDAY, Road
from tests.road.test_incoming_old_keys import PAUSE, forged

ARGUMENTS = {"topic": "diffusion-models", "search": "diffusion", "trends": "diffusion-models"}
ABOUT_A_PAPER = ("paper", "save", "bib", "why", "similar")
LAST = ("manage", "u:", "mine:", "draft:", "forget", "unlearn", "pause")
"""What takes away what others need comes behind all the rest."""
_GLANCE, _PATIENCE = 0.005, 30.0
"""Seconds."""
_MORE_THAN_A_PAGE = 9
_PAPER = re.compile(r"\d{4}\.\d{5}(v\d+)?")


@dataclass(slots=True)
class Step:
    """A key that was met after so many presses, below that message."""

    presses: int
    message: SentMessage
    data: str
    label: str


@dataclass(slots=True)
class Walked:
    """What was met: the fewest presses to each kind of key and one of its data, every text and every label."""

    presses: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """With where it was met."""
    labels: set[str] = field(default_factory=set)


class Walk:
    """In Ada's own chat, whatever language is pressed there."""

    def __init__(self, road: Road, language: str) -> None:
        self._road = road
        self._language = language
        self._slugs = {topic.slug for topic in road.papergram.services.catalogue}
        self._areas = set(road.papergram.services.catalogue.areas())
        self._queue: deque[Step] = deque()
        self._later: deque[Step] = deque()
        self._shown: dict[int, str] = {}
        self.walked = Walked()

    async def go(self, furthest: int) -> Walked:
        """Give every command and press every kind of key that is at most so many presses away from one."""
        road = self._road
        await self._speak()
        lab = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
        await road.ask(f"/settings language {self._language}", lab)
        await road.ask("/settings papers 3")
        await road.ask("/subscribe diffusion-models")
        await self._make_a_topic()
        await road.morning(MONDAY)
        paper = next(data for one in self._now() for data, _ in _keys(one) if data.startswith("p:"))[2:]
        for row in road.arxiv_rows[:_MORE_THAN_A_PAGE]:
            await road.ask(f"/save {row['id']} 42")
            await road.papergram.pacer.sleep(PAUSE)
        await self._look("the digest", 0)
        for command in sorted(COMMANDS, key=lambda one: one.name.startswith(LAST)):
            words = paper if command.name in ABOUT_A_PAPER else ARGUMENTS.get(command.name, "")
            await road.ask(f"/{command.name} {words}".rstrip())
            await self._settle()
            await self._look(f"/{command.name}", 0)
            await road.papergram.pacer.sleep(PAUSE)
        while self._queue or self._later:
            step = (self._queue or self._later).popleft()
            if step.presses < furthest:
                await self._press(step)
        return self.walked

    async def _make_a_topic(self) -> None:
        """A draft that stays one, and a topic of the chat's own."""
        drafted = (await self._road.ask("/topic new 蛋白质折叠"))[0]
        forged(self._road, drafted, next(data for data, _ in _keys(drafted) if data.endswith(":save")))
        await self._settle()
        await self._road.ask("/topic new 分子生成")

    async def _press(self, step: Step) -> None:
        press = forged(self._road, step.message, step.data)
        await self._settle()
        where = f"{step.data} “{step.label}”"
        assert press.answers, f"{where} was not answered"
        if not await self._speak():
            self.walked.texts += [(where, answer.text) for answer in press.answers if answer.text]
            await self._look(where, step.presses + 1)
        await self._road.papergram.pacer.sleep(PAUSE)

    async def _speak(self) -> bool:
        """Make the bot speak the walk's language, whatever was pressed; whether it did not."""
        services = self._road.papergram.services
        chat = await services.store.run(chats.get, self._road.chat.id)
        has_changed = chat is None or chat.language != self._language
        if has_changed:
            await self._road.ask(f"/settings language {self._language}")
            for message in self._now():
                self._shown[message.message_id] = _shown(message)
        return has_changed

    async def _settle(self) -> None:
        """Until everything that people did was handled."""
        app, updates = self._road.papergram.app, self._road.telegram.world.updates
        calm = 0
        async with asyncio.timeout(_PATIENCE):
            while calm < 2:  # an update between the poll and the queue shows in neither for a moment
                await asyncio.sleep(_GLANCE)
                is_busy = updates.pending or app.update_queue.qsize() or app.update_processor.current_concurrent_updates
                calm = 0 if is_busy else calm + 1

    async def _look(self, where: str, presses: int) -> None:
        """Note what is new in the chat, and its keys."""
        for message in self._now():
            if self._shown.get(message.message_id) == _shown(message):
                continue
            self._shown[message.message_id] = _shown(message)
            self.walked.texts.append((where, message.text))
            for data, label in _keys(message):
                self.walked.labels.add(label)
                self._meet(Step(presses, message, data, label))

    def _meet(self, step: Step) -> None:
        kind = self._kind(step.data)
        if kind not in self.walked.presses:
            self.walked.presses[kind] = step.presses + 1
            self.walked.keys[kind] = step.data
            (self._later if step.data.startswith(LAST) else self._queue).append(step)

    def _kind(self, data: str) -> str:
        parts = data.split(":")
        return ":".join(part if self._is_word(part) else "*" for part in parts)

    def _is_word(self, part: str) -> bool:
        is_named = part in self._slugs or part in self._areas or _PAPER.fullmatch(part) is not None
        return not is_named and not any(letter.isdigit() for letter in part)

    def _now(self) -> list[SentMessage]:
        return self._road.telegram.messages(self._road.chat)


def _shown(message: SentMessage) -> str:
    return f"{message.text}\n{message.keyboard}"


def _keys(message: SentMessage) -> list[tuple[str, str]]:
    return [(key["callback_data"], key["text"]) for row in message.keyboard for key in row if "callback_data" in key]
