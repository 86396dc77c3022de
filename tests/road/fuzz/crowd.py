"""Odd people: each writes or presses one odd thing, in a chat of their own or in a group."""

from dataclasses import dataclass, field
from random import Random

from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import Press
from tests.road.conftest import Road
from tests.road.fuzz import oddities


@dataclass(slots=True)
class Deed:
    """What somebody did, and how to know that it was answered. In groups nothing has to be."""

    told: str
    chat: Chat
    press: Press | None = None
    seen: int = 0
    """How many messages of the bot were there before."""
    wants: bool = True
    """Whether silence would be wrong."""

    def is_answered(self, road: Road) -> bool:
        """Whether the bot has said something since, or answered the press."""
        if self.press is not None:
            return bool(self.press.answers)
        return not self.wants or len(road.telegram.messages(self.chat)) > self.seen


@dataclass(slots=True)
class Crowd:
    """People by dice. `known` is all callback data that was seen below messages so far."""

    road: Road
    dice: Random
    known: dict[str, None] = field(default_factory=dict)
    _people: list[tuple[User, Chat]] = field(default_factory=list)
    _groups: list[tuple[User, Chat]] = field(default_factory=list)

    async def act(self) -> Deed:
        """Somebody does something."""
        return await self.dice.choices(
            (self._say, self._command, self._press, self._own_key, self._file, self._place, self._in_group),
            (3, 6, 6, 4, 1, 1, 2),
        )[0]()

    def look(self) -> None:
        """See which keys there are by now."""
        for _, chat in (*self._people[-200:], *self._groups):
            for message in self.road.telegram.messages(chat)[-5:]:
                for row in message.content.keyboard or ():
                    self.known |= {key["callback_data"]: None for key in row if "callback_data" in key}

    def _person(self) -> tuple[User, Chat]:
        """Somebody new, or one of the last: what a person did before matters too."""
        if self._people and self.dice.random() < 0.4:
            return self.dice.choice(self._people[-50:])
        language = self.dice.choice(("en", "zh-hans", "de", None))
        person = self.road.telegram.user(f"Person {len(self._people)}", language_code=language)
        self._people.append((person, self.road.telegram.private_chat(person)))
        return self._people[-1]

    async def _say(self) -> Deed:
        person, chat = self._person()
        return await self._write(person, chat, oddities.words(self.dice))

    async def _command(self) -> Deed:
        person, chat = self._person()
        return await self._write(person, chat, oddities.command(self.dice))

    async def _write(self, person: User, chat: Chat, text: str, *, wants: bool = True) -> Deed:
        deed = Deed(text, chat, seen=len(self.road.telegram.messages(chat)), wants=wants)
        try:
            await self.road.telegram.say(chat, person, text)
        except ValueError:  # what is no text to Telegram
            await self.road.telegram.say(chat, person, f".{text}"[: oddities.LONGEST])
        return deed

    async def _press(self) -> Deed:
        """A key that no message has, as a client of one's own can press."""
        person, chat = self._person()
        data = oddities.pressed(self.dice, list(self.known))
        world = self.road.telegram.world
        keyboard = (({"text": "key", "callback_data": data},),)
        message = world.write(chat, world.bot, Content("A message with a key", source="", keyboard=keyboard))
        press = Press(f"{5_000_000_000 + world.serial()}", message, person, data)
        world.presses[press.id] = press
        query = {"id": press.id, "from": person.json(), "message": message.json(), "chat_instance": "1", "data": data}
        world.updates.push("callback_query", query)
        return Deed(data, chat, press=press)

    async def _own_key(self) -> Deed:
        """A key of a message that is there, which may be old."""
        person, chat = self._person()
        keyed = [
            (message, key["callback_data"])
            for message in self.road.telegram.messages(chat)
            for row in message.content.keyboard or ()
            for key in row
            if "callback_data" in key
        ]
        if not keyed:
            return await self._write(person, chat, self.dice.choice(("/start", "/topics", "/settings", "/topic llm")))
        message, data = self.dice.choice(keyed)
        return Deed(data, chat, press=await self.road.telegram.press(message, data, person))

    async def _file(self) -> Deed:
        person, chat = self._person()
        deed = Deed("a file", chat, seen=len(self.road.telegram.messages(chat)))
        body = oddities.words(self.dice).encode()
        name = self.dice.choice(("topics.json", "topics.opml", "x.bin", "../../etc/passwd", "日.json", "a" * 60))
        self.road.telegram.send_file(
            chat, person, Upload(name, "application/octet-stream", body), caption=oddities.words(self.dice)[:1_000]
        )
        return deed

    async def _place(self) -> Deed:
        person, chat = self._person()
        deed = Deed("a location", chat, seen=len(self.road.telegram.messages(chat)))
        self.road.telegram.share_location(chat, person, self.dice.uniform(-90, 90), self.dice.uniform(-180, 180))
        return deed

    async def _in_group(self) -> Deed:
        if len(self._groups) < 20:
            owner = self.road.telegram.user(f"Owner {len(self._groups)}", language_code="en")
            self._groups.append((owner, self.road.telegram.group(f"Group {len(self._groups)}", admins=[owner])))
        owner, chat = self.dice.choice(self._groups)
        text = oddities.command(self.dice) if self.dice.random() < 0.6 else oddities.words(self.dice)
        return await self._write(owner, chat, text, wants=False)
