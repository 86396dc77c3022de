"""The reader behind which a language model stands.

Invariant: a reading ends by its deadline, with claims that were checked or with ModelFailed, which tells what was
spent; metadata is never the model's.
"""

from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel

from bot.llm import LanguageModel
from bot.llm.prompt import Answered, Prompt
from bot.model.reading import Reading
from bot.reading.generative import joining, repair
from bot.reading.generative.assemble import Frame
from bot.reading.generative.examine import Examiner
from bot.reading.generative.growing import Growing
from bot.reading.generative.opinion import SecondOpinion
from bot.reading.generative.passages import Passages, passages_of
from bot.reading.generative.plan import Plan, plan
from bot.reading.generative.prompt import reading_prompt
from bot.reading.generative.schema import Draft
from bot.reading.generative.sitting import Sitting
from bot.reading.generative.statements import SUMMARY, TAKEAWAYS, in_order, placed
from bot.reading.reader import Source, Watch

ANSWER_TOKENS = 4_000
_TELLING = {SUMMARY, TAKEAWAYS}


class GenerativeReader:
    """Reads with `model`, each paper within `deadline` seconds. A `second_opinion` may cut claims."""

    def __init__(
        self, model: LanguageModel, *, deadline: float = 180, second_opinion: SecondOpinion | None = None
    ) -> None:
        self._model = model
        self._deadline = deadline
        self._second_opinion = second_opinion

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def answer_tokens(self) -> int:
        """How long an answer may be."""
        return min(ANSWER_TOKENS, self._model.context_tokens // 3)

    def language_of(self, language: str) -> str:
        """Whatever is asked for."""
        return language

    async def read(self, source: Source, language: str, now: datetime, watch: Watch | None = None) -> Reading:
        """What `source` says, in `language`. `watch` sees it grow. Raises ModelFailed."""
        frame = Frame(source, language, self.name, now)
        if not source.paper.abstract.strip() and source.text is None:
            return frame.reading({})
        sitting = Sitting(self._model, self._deadline)
        planned = self._plan(source, language)
        passages, whole = planned.read, planned.whole
        if len(planned.pieces) > 1:
            passages, complete = await joining.chosen(
                planned, sitting, room=self._room(language), tokens=self._model.tokens
            )
            whole = whole and complete
        frame = replace(frame, whole=whole)
        examiner = Examiner(source.paper, planned.read, language)
        grown = Growing(frame, examiner, watch).grown if watch else None
        draft = await sitting.ask(reading_prompt(passages, language), Draft, self.answer_tokens, on_text=grown)
        return await self._finished(frame, draft, planned.read, examiner, sitting)

    def prompt_for(self, source: Source, language: str) -> tuple[Prompt, type[Draft]] | None:
        """The one call that reads `source`, and the form of its answer; None where it takes several."""
        planned = self._plan(source, language)
        if len(planned.pieces) > 1:
            return None
        return reading_prompt(planned.read, language), Draft

    async def finish(self, source: Source, language: str, answered: Answered[BaseModel], now: datetime) -> Reading:
        """The reading that an answer to `prompt_for` makes, checked like any other. Raises ModelFailed."""
        planned = self._plan(source, language)
        frame = Frame(source, language, self.name, now, planned.whole)
        sitting = Sitting(self._model, self._deadline, answered.usage)
        draft = Draft.model_validate(answered.value.model_dump())
        examiner = Examiner(source.paper, planned.read, language)
        return await self._finished(frame, draft, planned.read, examiner, sitting)

    def estimate(self, source: Source, language: str) -> tuple[int, int]:
        """The tokens of a reading, given and written, as many as they may become."""
        planned = self._plan(source, language)
        calls = 2 + (self._second_opinion.calls if self._second_opinion else 0)
        given = self._model.tokens(reading_prompt(planned.read, language).text) + (calls - 1) * repair.GIVEN_TOKENS
        written = self.answer_tokens + (calls - 1) * repair.ANSWER_TOKENS
        if len(planned.pieces) > 1:
            given += self._room(language)
            written += len(planned.pieces) * joining.ANSWER_TOKENS
        return given, written

    def cost(self, source: Source, language: str) -> float:
        """What a reading may cost."""
        return self._model.cost(*self.estimate(source, language))

    def _plan(self, source: Source, language: str) -> Plan:
        return plan(passages_of(source), self._room(language), self._model.tokens)

    def _room(self, language: str) -> int:
        """How many tokens of a paper fit in one call, beside the prompt, its form in words, and the answer."""
        asked = self._model.tokens(reading_prompt(Passages(()), language).text)
        form = min(900, self._model.context_tokens // 8)
        return max(200, self._model.context_tokens - self.answer_tokens - asked - form)

    async def _finished(
        self, frame: Frame, draft: Draft, passages: Passages, examiner: Examiner, sitting: Sitting
    ) -> Reading:
        """The draft examined, repaired and judged. Raises ModelFailed where neither summary nor takeaway is left."""
        title = examiner.title(draft.title)
        first = examiner.examine(placed(draft, frame.source.paper.title))
        claims, cut = dict(first.claims), 0
        if first.failed:
            again = await repair.mended(
                first.failed,
                passages,
                examiner,
                sitting,
                frame.language,
                room=self._room(frame.language),
                tokens=self._model.tokens,
            )
            claims |= again.claims
            cut = len(again.failed)
        if self._second_opinion and claims:
            lines = {claim: place.lines for place, claim in claims.items()}
            doubted = await self._second_opinion.doubted(list(lines), lines, passages, sitting)
            cut += sum(claim in doubted for claim in claims.values())
            claims = {place: claim for place, claim in claims.items() if claim not in doubted}
        if not any(place.slot in _TELLING for place in claims):
            raise sitting.failed("nothing of its reading could be held against the paper.")
        return frame.reading(in_order(claims), title=title, keywords=draft.keywords, cut=cut, usage=sitting.used)
