"""A reading while the model still writes it.

Invariant: what is shown is checked, and only what the model has finished saying is looked at.
"""

from typing import Any

import pydantic_core
from pydantic import ValidationError

from bot.reading.generative.assemble import Frame
from bot.reading.generative.examine import Examiner
from bot.reading.generative.schema import Draft
from bot.reading.generative.statements import placed
from bot.reading.reader import Watch

_STEP = 160


class Growing:
    """Shows `watch` the reading whenever more of it holds. `grown` is called with the model's whole JSON so far."""

    def __init__(self, frame: Frame, examiner: Examiner, watch: Watch) -> None:
        self._frame = frame
        self._examiner = examiner
        self._watch = watch
        self._length = 0
        self._shown = 0

    async def grown(self, text: str) -> None:
        """Look again once there are 160 characters more: no oftener than a sentence ends."""
        if len(text) < self._length:  # a second try, from the beginning
            self._length = 0
        if len(text) - self._length < _STEP:
            return
        self._length = len(text)
        draft = finished(text)
        if draft is None:
            return
        paper = self._frame.source.paper
        claims = self._examiner.examine(placed(draft, paper.title)).claims
        if len(claims) > self._shown:
            self._shown = len(claims)
            title = self._examiner.title(draft.title)
            await self._watch(self._frame.reading(claims, title=title, keywords=draft.keywords))


def finished(text: str) -> Draft | None:
    """What is finished in the beginning of a draft's JSON; None where that is nothing.

    The last item is left out: its numbers or words may still go on.
    """
    try:
        value = pydantic_core.from_json(text, allow_partial=True)
    except ValueError:
        return None
    if not isinstance(value, dict) or not value:
        return None
    name = next(reversed(value))
    value[name] = value[name][:-1] if isinstance(value[name], list) else None
    if value[name] is None:
        del value[name]
    try:
        return Draft.model_validate(_whole(value))
    except ValidationError:
        return None


def _whole(value: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if one is not None}
