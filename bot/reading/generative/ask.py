"""Questions on one paper, answered by a model from the paper's own lines.

Invariant: an answer is claims that were checked like a reading's, or that the paper does not say. Whatever a question
orders, it is a question on the paper.
"""

from dataclasses import replace

from bot.llm import LanguageModel
from bot.reading.answer import Answer
from bot.reading.generative import repair
from bot.reading.generative.examine import Examiner
from bot.reading.generative.passages import Passages, passages_of
from bot.reading.generative.plan import within
from bot.reading.generative.prompt import question_prompt
from bot.reading.generative.repair import mended
from bot.reading.generative.schema import Reply
from bot.reading.generative.sitting import Sitting
from bot.reading.generative.statements import Placed, distinct
from bot.reading.reader import Source
from bot.reading.retrieval import quote, rank

ANSWER_TOKENS = 1_000
_MOST = 4
_SLOT = "answer"


class Questions:
    """Answers by `model`."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    async def ask(self, source: Source, question: str, language: str, *, deadline: float) -> Answer:
        """What the paper says to `question`, in `language`, within `deadline` seconds. Raises ModelFailed.

        A model that says that the paper does not say is believed. Where none of its statements holds, at the second try
        either, the paper is quoted, if some sentences of it fit the question.
        """
        sitting = Sitting(self._model, deadline)
        everything = passages_of(source)
        prompt = question_prompt(self._shown(source, question, language), question, language)
        reply = await sitting.ask(prompt, Reply, self._answer_tokens)
        if not reply.says:
            return Answer((), found=False, reader=self.name, usage=sitting.used)
        examiner = Examiner(source.paper, everything, language)
        examined = examiner.examine(_statements(reply))
        if examined.failed and not examined.claims:
            room, tokens = self._room(question, language), self._model.tokens
            examined = await mended(examined.failed, everything, examiner, sitting, language, room=room, tokens=tokens)
        if not examined.claims:
            return replace(quote(source, question), usage=sitting.used)
        return Answer(tuple(examined.claims.values()), found=True, reader=self.name, usage=sitting.used)

    def estimate(self, source: Source, question: str, language: str) -> tuple[int, int]:
        """The tokens of an answer, given and written, as many as they may become."""
        prompt = question_prompt(self._shown(source, question, language), question, language)
        return self._model.tokens(prompt.text) + repair.GIVEN_TOKENS, self._answer_tokens + repair.ANSWER_TOKENS

    def cost(self, source: Source, question: str, language: str) -> float:
        """What an answer may cost."""
        return self._model.cost(*self.estimate(source, question, language))

    @property
    def _answer_tokens(self) -> int:
        return min(ANSWER_TOKENS, self._model.context_tokens // 4)

    def _shown(self, source: Source, question: str, language: str) -> Passages:
        """The whole paper where it fits; else title, abstract and the lines that the question is about."""
        tokens = self._model.tokens
        everything = passages_of(source)
        room = self._room(question, language)
        if tokens(everything.text) <= room:
            return everything
        opening = within(everything.opening, room // 2, tokens)
        rest = list(everything.rest)
        left = room - tokens(opening.text)
        numbers: set[int] = {one.number for one in opening}
        for found in rank(question, [one.text for one in rest], source.paper.title):
            for one in rest[max(0, found.place - 1) : found.place + 2]:
                if one.number not in numbers and left > 0:
                    left -= tokens(one.line) + 8
                    numbers.add(one.number)
        return everything.only(numbers)

    def _room(self, question: str, language: str) -> int:
        """How many tokens of the paper fit in a call."""
        asked = self._model.tokens(question_prompt(Passages(()), question, language).text)
        form = min(500, self._model.context_tokens // 8)
        return max(200, self._model.context_tokens - self._answer_tokens - asked - form)


def _statements(reply: Reply) -> list[Placed]:
    """The first few statements of a reply, without repetitions."""
    first = {one.text: one for one in reversed(reply.statements)}
    return [
        Placed(_SLOT, number, " ".join(text.split()), tuple(dict.fromkeys(first[text].evidence))[:6])
        for number, text in enumerate(distinct(one.text for one in reply.statements)[:_MOST])
    ]
