"""A model's statements held against the lines that they name.

Invariant: a statement becomes a claim only with verbatim evidence and without a finding against it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.paper import Paper
from bot.model.reading import Claim
from bot.reading.checking.claims import check_claim, check_title
from bot.reading.checking.ground import Ground
from bot.reading.generative.echo import echoes
from bot.reading.generative.passages import Passages
from bot.reading.generative.scripts import is_written_in
from bot.reading.generative.statements import Placed
from bot.reading.orders import is_order

_LONGEST = 600
_LONGEST_TITLE = 300
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Failed:
    """A statement that does not hold, and why, in sentences for the model."""

    statement: Placed
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of statements: `claims` by the statement that they were, in order, and those that failed."""

    claims: dict[Placed, Claim]
    failed: tuple[Failed, ...]


class Examiner:
    """Checks statements in `language` on `paper`, of which `passages` were read. The same statement is checked once."""

    def __init__(self, paper: Paper, passages: Passages, language: str) -> None:
        text = "\n".join(one.text for one in passages.rest)
        self._ground = Ground(paper.title, paper.abstract, paper.comment or "", text)
        self._passages = passages
        self._language = language
        self._known: dict[tuple[str, tuple[int, ...]], tuple[Claim | None, tuple[str, ...]]] = {}

    def examine(self, statements: Iterable[Placed]) -> Examined:
        """Each of `statements`, as a claim or with the reasons against it."""
        claims: dict[Placed, Claim] = {}
        failed: list[Failed] = []
        for one in statements:
            key = (one.text, one.lines)
            if key not in self._known:
                self._known[key] = self._look(one)
            claim, reasons = self._known[key]
            if claim is not None:
                claims[one] = claim
            else:
                failed.append(Failed(one, reasons))
        return Examined(claims, tuple(failed))

    def title(self, translated: str | None) -> str | None:
        """A translated title, None where it is the title itself or cannot stand."""
        text = " ".join((translated or "").split())
        if not text or text.casefold() == self._ground.title.casefold() or len(text) > _LONGEST_TITLE:
            return None
        if not is_written_in(text, self._language):
            return None
        return None if check_title(text, self._ground) else text

    def _look(self, statement: Placed) -> tuple[Claim | None, tuple[str, ...]]:
        named = self._passages.sentences(statement.lines)
        evidence = tuple(sentence for sentence in named if not is_order(sentence))
        reason = self._unfit(statement.text) if evidence else "It names no line that states something."
        if reason:
            return None, (reason,)
        findings = check_claim(statement.text, evidence, self._ground, where=statement.where, language=self._language)
        if findings:
            return None, tuple(finding.reason for finding in findings)
        return Claim(statement.text, evidence), ()

    def _unfit(self, text: str) -> str:
        """Why `text` cannot stand whatever its evidence; empty where it can."""
        if not text:
            return "It is empty."
        if len(text) > _LONGEST:
            return "It is too long."
        if _ADDRESS.search(text):
            return "It holds a web address; those are no part of a reading."
        if not is_written_in(text, self._language):
            return "It is in the wrong language."
        return "It repeats the task and says nothing of the paper." if echoes(text, self._ground.whole) else ""
