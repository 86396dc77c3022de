"""What a person does with the bot of another client library, and what must come of it."""

from dataclasses import dataclass

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User

NOTES = "Notes of the day"
REFUSAL = "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
FLOOD = 7


@dataclass(frozen=True, slots=True)
class Scenario:
    """Ada's private chat with the bot of a client that is polling."""

    telegram: TelegramSandbox
    ada: User
    chat: Chat

    async def play(self) -> None:
        """Go through all of it. Raises AssertionError or TimeoutError where the client did not get what it needs."""
        await self._press()
        await self._file()
        await self._refusal()
        await self._flood()
        assert self.telegram.violations == []
        for request in self.telegram.requests:
            if request.answer and request.answer["ok"]:
                self.telegram.spec.check_answer(request.method, request.answer["result"])

    async def _ask(self, text: str) -> None:
        await self.telegram.say(self.chat, self.ada, text)

    async def _press(self) -> None:
        await self._ask("/start")
        greeting = await self.telegram.wait_for(self.chat, lambda one: one.text == "Hello Ada")
        assert [(entity["type"], entity["offset"], entity["length"]) for entity in greeting.entities] == [
            ("bold", 0, 5)
        ]
        press = await self.telegram.press(greeting, "More", self.ada)
        await self.telegram.until(lambda: greeting.text == "That is more" and bool(press.answers))
        assert [answer.text for answer in press.answers] == ["Here"]

    async def _file(self) -> None:
        await self._ask("/file")
        await self.telegram.wait_for(self.chat, lambda one: one.text == f"I have read: {NOTES}")
        sent = next(message.document for message in self.telegram.messages(self.chat) if message.document)
        assert (sent.filename, sent.content) == ("notes.txt", NOTES.encode())

    async def _refusal(self) -> None:
        await self._ask("/bad")
        await self.telegram.wait_for(self.chat, lambda one: REFUSAL in one.text)

    async def _flood(self) -> None:
        self.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=FLOOD)
        await self._ask("/slow")
        await self.telegram.wait_for(self.chat, lambda one: one.text == f"Told to wait {FLOOD} s")
