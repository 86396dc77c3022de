"""Many questions at once, answered within a day for less: OpenAI's Batch API, where the server has it.

Invariant: nothing is kept here. The caller keeps the batch's id; an answer is known by its question's own id, in
whatever order it comes, and a question that failed has a sentence that says why.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Generic, Protocol, TypeVar

from pydantic import BaseModel

from bot.errors import ModelFailed, PapergramError
from bot.llm.fault import Fault
from bot.llm.judge import Unusable, value_of
from bot.llm.model import LanguageModel
from bot.llm.parse import NotFitting
from bot.llm.prompt import Answered, Prompt
from bot.llm.reply import Reply
from bot.llm.tokens import count_tokens
from bot.model.usage import Usage

T = TypeVar("T", bound=BaseModel)
Question = tuple[str, Prompt, type[BaseModel]]
Json = dict[str, Any]

_URL: Final = "/v1/chat/completions"
_NOT_OFFERED: Final = frozenset({400, 404, 405, 415, 422, 501})
_ENDED: Final = frozenset({"completed", "expired", "cancelled"})


class BatchUnsupported(PapergramError):
    """The server has no batches, or none for this model; ask one by one."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Not ready: `done` of `total` questions are answered."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came back, by the ids of the questions; one that is in neither was lost.

    `failures` are sentences. `usage` is that of all, failures included.
    """

    answers: Mapping[str, Answered[T]]
    failures: Mapping[str, str]
    usage: Usage


@dataclass(frozen=True, slots=True)
class BatchFailed:
    """The batch as a whole came to nothing, and never will; `reason` is a sentence."""

    reason: str


class _Raw(Protocol):
    @property
    def content(self) -> bytes: ...


class Batches:
    """The batches of one model. `price_factor` is the part of the price that they cost."""

    def __init__(self, model: LanguageModel, *, price_factor: float = 0.5) -> None:
        self._model = model
        self._server = model.server
        self._factor = price_factor

    async def submit(self, questions: Sequence[Question], *, most_tokens: int, deadline: float = 60) -> str:
        """The id of a batch of `questions`, each with an id of its own, a prompt and the schema of its answer.

        `deadline` (seconds) is for each of two requests. Raises BatchUnsupported where the server has no batches, and
        ModelFailed where it cannot be asked now.
        """
        lines = "".join(f"{json.dumps(self._line(one, most_tokens), ensure_ascii=False)}\n" for one in questions)
        try:
            client = await self._server.client()
            files, batches = client.files.with_raw_response, client.batches.with_raw_response
            upload = files.create(file=("questions.jsonl", lines.encode()), purpose="batch")
            file = str(_json(await self._ask(upload, deadline)).get("id"))
            made = batches.create(input_file_id=file, endpoint=_URL, completion_window="24h")
            return str(_json(await self._ask(made, deadline))["id"])
        except Fault as fault:
            if fault.status in _NOT_OFFERED:
                raise BatchUnsupported(f"{self._server.place} takes no batches ({fault.status}).") from None
            raise ModelFailed(fault.sentence, Usage()) from None
        except (ValueError, KeyError):
            raise BatchUnsupported(f"{self._server.place} takes no batches.") from None

    async def poll(
        self, batch: str, schema_of: Callable[[str], type[T]], *, deadline: float = 60
    ) -> Pending | Done[T] | BatchFailed:
        """What has become of a batch. `schema_of` tells the schema by a question's id.

        One that expired or was cancelled is Done with what was ready. `deadline` (seconds) is for each of up to three
        requests. Raises ModelFailed where the server cannot be asked now: poll again later.
        """
        try:
            client = await self._server.client()
            state = _json(await self._ask(client.batches.with_raw_response.retrieve(batch), deadline))
            status = state.get("status")
            if status == "failed":
                return BatchFailed(f"{self._server.place} did not take the batch: {_reason(state)}")
            if status not in _ENDED:
                counts = state.get("request_counts") or {}
                return Pending(int(counts.get("completed") or 0), int(counts.get("total") or 0))
            names = [state[field] for field in ("output_file_id", "error_file_id") if state.get(field)]
            contents = [await self._ask(client.files.with_raw_response.content(name), deadline) for name in names]
        except Fault as fault:
            if fault.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
                return BatchFailed(f"{self._server.place} knows this batch or its answers no more.")
            raise ModelFailed(fault.sentence, Usage()) from None
        except ValueError:
            raise ModelFailed(self._server.place.no_json().sentence, Usage()) from None
        return self._done((line for content in contents for line in _lines(content)), schema_of)

    def _line(self, question: Question, most_tokens: int) -> Json:
        own_id, prompt, schema = question
        traits = self._model.traits
        body = traits.body(self._model.name, traits.messages(prompt, schema), schema, most_tokens)
        return {"custom_id": own_id, "method": "POST", "url": _URL, "body": body}

    async def _ask(self, request: Awaitable[_Raw], deadline: float) -> bytes:
        """The body of the answer. Raises Fault."""
        try:
            async with asyncio.timeout(deadline):
                return (await request).content
        except TimeoutError:
            raise Fault(f"{self._server.place} did not answer within {deadline:g} seconds.", again=True) from None
        except Exception as error:  # what is none of the library's goes on from `fault`
            raise self._server.fault(error) from None

    def _done(self, lines: Iterator[Json], schema_of: Callable[[str], type[T]]) -> Done[T]:
        answers: dict[str, Answered[T]] = {}
        failures: dict[str, str] = {}
        total = Usage()
        for line in lines:
            own_id = str(line["custom_id"])
            reply = Reply()
            try:
                reply = self._reply(line)
                value, whole = value_of(reply, schema_of(own_id), self._model.name)
            except (Fault, Unusable) as error:
                failures[own_id] = str(error)
            except NotFitting as error:
                failures[own_id] = f"{self._model.name} gave no usable answer: {error}."
            else:
                answers[own_id] = Answered(value, self._usage(reply), whole)
            total += self._usage(reply)
        return Done(answers, failures, total)

    def _reply(self, line: Json) -> Reply:
        """The completion in a line of the answers. Raises Fault where it holds an error."""
        response = line.get("response") or {}
        status, body = response.get("status_code"), response.get("body")
        if line.get("error") or not isinstance(status, int) or status >= HTTPStatus.BAD_REQUEST:
            raise self._server.place.refuses(status if isinstance(status, int) else 0, {}, line.get("error") or body)
        reply = Reply()
        if not isinstance(body, Mapping) or not reply.add(body, "message"):
            raise self._server.place.no_choice()
        reply.finish = reply.finish or "stop"
        return reply

    def _usage(self, reply: Reply) -> Usage:
        prices = self._model.prices
        return (
            prices.of(reply.usage, self._factor)
            or (prices.charge(0, 0, count_tokens(reply.text), self._factor) if reply.text else None)
            or Usage()
        )


def _json(content: bytes) -> Json:
    """An object. Raises ValueError."""
    value = json.loads(content)
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - what json.loads raises, too
    return value


def _lines(content: bytes) -> Iterator[Json]:
    """The lines that are objects with a question's id; a torn one is left out."""
    for line in content.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict) and "custom_id" in value:
            yield value


def _reason(state: Json) -> str:
    errors = (state.get("errors") or {}).get("data") or [{}]
    return str(errors[0].get("message") or "it did not say why.")
