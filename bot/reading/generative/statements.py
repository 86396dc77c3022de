"""A model's statements, each in its place in the reading.

Invariant: no statement comes twice, in whatever words that differ only a little; the first place keeps it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.model.reading import Claim, Section
from bot.reading.generative.schema import Draft, Statement

SUMMARY, TAKEAWAYS = "summary", "key_takeaways"
Slot = str
"""`summary`, `key_takeaways` or a section's name."""

_SLOTS = (SUMMARY, TAKEAWAYS, *(section.value for section in Section))
_MOST = {TAKEAWAYS: 7, Section.STEPS.value: 10}
_MOST_IN_A_SECTION = 6
_MOST_LINES = 6
_ALIKE = 0.8
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_GRAM = 3
_Look = tuple[frozenset[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement of a model. `number` counts from 0 in its slot, as the model gave it."""

    slot: Slot
    number: int
    text: str
    lines: tuple[int, ...]

    @property
    def where(self) -> str:
        """Its name in a finding: `key_takeaways[2]`."""
        if self.slot == SUMMARY:
            return SUMMARY
        return f"{self.slot}[{self.number}]" if self.slot == TAKEAWAYS else f"sections.{self.slot}[{self.number}]"


def in_order(claims: Mapping[Placed, Claim]) -> dict[Placed, Claim]:
    """`claims` in a reading's order, without repetitions."""
    ordered = sorted(claims, key=lambda one: (_SLOTS.index(one.slot), one.number))
    seen: list[_Look] = []
    return {one: claims[one] for one in ordered if not _is_known(one.text, seen)}


def placed(draft: Draft, title: str) -> tuple[Placed, ...]:
    """The statements of a draft in a reading's order, without repetitions; one that only says the title is one."""
    seen = [_look(title)]
    return tuple(one for one in _all(draft) if not _is_known(one.text, seen))


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """`texts` without repetitions."""
    seen: list[_Look] = []
    return tuple(text for text in texts if not _is_known(text, seen))


def _all(draft: Draft) -> Iterator[Placed]:
    if draft.summary is not None:
        yield _one(SUMMARY, 0, draft.summary)
    for slot in _SLOTS[1:]:
        statements: list[Statement] = getattr(draft, slot)
        most = _MOST.get(slot, _MOST_IN_A_SECTION)
        yield from (_one(slot, number, statement) for number, statement in enumerate(statements[:most]))


def _one(slot: Slot, number: int, statement: Statement) -> Placed:
    lines = tuple(dict.fromkeys(statement.evidence))
    return Placed(slot, number, " ".join(statement.text.split()), lines[:_MOST_LINES])


def _is_known(text: str, seen: list[_Look]) -> bool:
    """Whether `text` is blank or like one of `seen`, which it joins otherwise."""
    grams, digits = look = _look(text)
    if not grams or any(digits == others and len(grams & like) >= _ALIKE * len(grams | like) for like, others in seen):
        return True
    seen.append(look)
    return False


def _look(text: str) -> _Look:
    """The runs of three signs in a text, and its numbers: what differs in a number is not alike."""
    plain = _SIGNS.sub(" ", text.casefold()).strip()
    grams = frozenset(plain[start : start + _GRAM] for start in range(max(1, len(plain) - 2)) if plain)
    return grams, tuple(_DIGITS.findall(plain))
