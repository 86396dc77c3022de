"""One question to the model, however many requests it takes.

Invariant: at most one repair, at most four requests in vain for the same thing, and an account of what each used: the
server's own, else a careful estimate.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from pydantic import BaseModel

from bot.errors import ModelFailed
from bot.llm import parse
from bot.llm.fault import Fault
from bot.llm.judge import Unusable, value_of
from bot.llm.prices import Prices
from bot.llm.prompt import Answered, Prompt
from bot.llm.reply import Reply
from bot.llm.schema import in_words
from bot.llm.server import Server
from bot.llm.tokens import count_tokens
from bot.llm.traits import Form, Traits
from bot.model.usage import Usage

T = TypeVar("T", bound=BaseModel)
OnText = Callable[[str], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]

_MOST_TRIES = 4
_log = logging.getLogger(__name__)


class Call(Generic[T]):
    """The state of one question. `used` is what it has cost so far, `traits` what the server was found to take.

    `asked` once a request was made.
    """

    def __init__(
        self,
        server: Server,
        prices: Prices,
        traits: Traits,
        prompt: Prompt,
        schema: type[T],
        most_tokens: int,
        *,
        on_text: OnText | None,
        sleep: Sleep,
    ) -> None:
        self.traits = traits
        self.used = Usage()
        self.asked = False
        self._server = server
        self._model = server.place.model
        self._prices = prices
        self._prompt = prompt
        self._schema = schema
        self._most_tokens = most_tokens
        self._on_text = on_text
        self._sleep = sleep
        self._repair: list[dict[str, str]] = []
        self._under_way: Reply | None = None

    async def answer(self, end: float) -> Answered[T]:
        """The answer, repaired once where it does not fit. Raises ModelFailed. `end`: the loop's time to be done by."""
        try:
            return await self._once(end)
        except parse.NotFitting:
            pass
        try:
            return await self._once(end)
        except parse.NotFitting as error:
            raise self._failed(f"{self._model} gave no usable answer, twice: {error}.") from None

    def rest(self) -> Answered[T] | None:
        """What can be used of an answer that was coming when time ran out; it is paid for either way."""
        reply, self._under_way = self._under_way, None
        if reply is None:
            return None
        self._charge(reply)
        try:
            return Answered(parse.salvaged(reply.text, self._schema), self.used, whole=False)
        except parse.NotFitting:
            return None

    async def _once(self, end: float) -> Answered[T]:
        """A reply and what it is worth. Raises ModelFailed, and NotFitting with the request for a repair prepared."""
        reply = await self._reply(end)
        try:
            value, whole = value_of(reply, self._schema, self._model)
        except Unusable as error:
            raise self._failed(str(error)) from None
        except parse.NotFitting as error:
            self._prepare_repair(reply.text, error)
            raise
        return Answered(value, self.used, whole)

    def _prepare_repair(self, text: str, error: parse.NotFitting) -> None:
        """Next time show the model what it wrote and what is wrong with it; after an empty answer just ask again."""
        _log.info("the model's answer does not fit", extra={"model": self._model, "why": str(error)})
        if not text.strip():
            return
        if not error.found and self.traits.form is Form.SCHEMA:  # the server took the schema and did not heed it
            self.traits = self.traits.less() or self.traits
        again = f"That answer cannot be used: {error}. Give it again, corrected.\n{in_words(self._schema)}"
        self._repair = [{"role": "assistant", "content": text}, {"role": "user", "content": again}]

    async def _reply(self, end: float) -> Reply:
        """One reply of the server, asked for as often as that helps. Raises ModelFailed."""
        faults: list[Fault] = []
        while True:
            try:
                return await self._request()
            except Fault as fault:
                faults.append(fault)
            last = faults[-1]
            if traits := self.traits.after(last, len(faults)):
                _log.info("the server does not take that", extra={"status": last.status, "words": last.words[:200]})
                self.traits, faults = traits, faults if traits.guessed else []
                continue
            wait = last.wait or 0.5 * 2 ** (len(faults) - 1)
            if not last.again or len(faults) >= _MOST_TRIES or asyncio.get_running_loop().time() + wait >= end:
                raise self._failed((faults[0] if self.traits.guessed else last).sentence)
            _log.warning("asking the model again", extra={"wait": wait, "why": last.sentence})
            await self._sleep(wait)

    async def _request(self) -> Reply:
        """One request. Raises Fault, except for a stream that broke after some text: a reply without a finish."""
        messages = self.traits.messages(self._prompt, self._schema) + self._repair
        body = self.traits.body(self._model, messages, self._schema, self._most_tokens)
        if self._on_text:
            body |= self.traits.streaming()
        await self._server.client()  # the first time that takes a second, in which nothing is asked or paid
        self.asked = True
        reply = self._under_way = Reply()
        try:
            await self._server.complete(body, reply, self._grown)
        except Fault as fault:
            if not reply.text:
                self._under_way = None
                if fault.paid:
                    self._charge(reply)
                raise
        self._under_way = None
        self._charge(reply)
        return reply

    async def _grown(self, reply: Reply) -> None:
        """Show what has come. One who cannot show it is not asked again, and the answer goes on."""
        text = parse.json_part(reply.text)
        if self._on_text and text:
            try:
                await self._on_text(text)
            except Exception:
                self._on_text = None
                _log.exception("the growing answer could not be shown")

    def _charge(self, reply: Reply) -> None:
        usage = self._prices.of(reply.usage)
        if usage is None:
            sent = count_tokens(self._prompt.text) + sum(count_tokens(one["content"]) for one in self._repair)
            usage = self._prices.charge(sent, 0, count_tokens(reply.text))
        self.used += usage

    def _failed(self, sentence: str) -> ModelFailed:
        return ModelFailed(sentence, self.used)
