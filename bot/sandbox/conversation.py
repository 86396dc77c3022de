"""A talk with the demonstration's bot, one person's private chat as a terminal shows it."""

from datetime import date

from bot.sandbox.demo import Demo
from bot.sandbox.world.message import SentMessage


class Conversation:
    """Ada's private chat. Each act returns the bot's messages that are new or changed since the last."""

    def __init__(self, demo: Demo) -> None:
        self._demo = demo
        self._person, self._chat = demo.cast.ada, demo.cast.private
        self._shown: dict[int, str] = {}

    @property
    def today(self) -> date:
        """The day to which the clock was turned."""
        return self._demo.today

    async def say(self, text: str) -> list[SentMessage]:
        """Write to the bot."""
        await self._demo.telegram.say(self._chat, self._person, text)
        return await self._news()

    async def press(self, number: int) -> tuple[str | None, list[SentMessage]]:
        """Press the `number`-th key (from 1) of the bot's last message with keys: the toast, if any, and the news.

        Raises ValueError when there is no such key.
        """
        messages = self._demo.telegram.messages(self._chat)
        message = next((one for one in reversed(messages) if one.keyboard), None)
        keys = [key for row in message.keyboard for key in row] if message else []
        if message is None or not 1 <= number <= len(keys):
            raise ValueError(f"There is no key {number} here.")
        key = keys[number - 1]
        if "url" in key:
            return f"A link: {key['url']}", []
        press = await self._demo.telegram.press(message, key["callback_data"], self._person)
        news = await self._news()
        return next((answer.text or answer.url for answer in press.answers), None), news

    async def next_morning(self) -> list[SentMessage]:
        """Turn the clock. Raises ValueError after the last day of the sample."""
        await self._demo.next_morning()
        return await self._news()

    async def _news(self) -> list[SentMessage]:
        await self._demo.rest()
        messages = self._demo.telegram.messages(self._chat)
        news = [one for one in messages if self._shown.get(one.message_id) != one.html]
        self._shown |= {one.message_id: one.html for one in news}
        return news
