"""Readings made wrong on purpose: one fault in one statement, of a kind that is known.

Invariant: a mutant is wrong. A changed number stands nowhere in the source, swapped numbers differ, a swapped name is
not the source's, a flipped word is not flipped back elsewhere in the statement. The same seed gives the same mutants.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.flips import FLIPS, LEAKS, PLACEHOLDERS


class Fault(StrEnum):
    """What was done to the statement."""

    NUMBER = "number changed"
    MAGNITUDE = "magnitude slipped"
    UNIT = "unit changed"
    EXCHANGE = "two numbers exchanged"
    ENTITY = "entity swapped"
    NEGATION = "meaning turned round"
    LINK = "link changed"
    STRANGER = "sentence from another paper"
    LEAK = "prompt leaked"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Subject:
    """A correct statement, all that was read, and a statement, names and links of other papers."""

    text: str
    ground: str
    strange: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """The statement with its fault, in place of `original`."""

    fault: Fault
    text: str
    original: str


Mutate = Callable[[Subject, random.Random], str | None]

_DIGITS = re.compile(
    r"(?<![A-Za-z0-9_.,@/^{-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.,]*\d|[A-Za-z]*[-_@/]?\d|-[A-Z]|(?:st|nd|rd|th|D|G)\b|\))"
)
_ENUMERATES = re.compile(
    r"[(\[]$|^\s*$|第$|(?i:arxiv:|IEEE\s?|SEC\s?|pass@)$|(?:Table|Fig\.|Figure|Section|Group|Groups|Theorem)\s?$|[A-Z][a-z]+\s$"
)
_NAME = re.compile(
    r"(?<![A-Za-z0-9/.-])(?:[A-Z][a-z]*[A-Z][A-Za-z]*|[A-Z][A-Za-z]*-?\d+[A-Za-z0-9]*|[A-Z]{3,}[a-z]?)(?:-[A-Z0-9][A-Za-z0-9]*)*"
)
_LINK = re.compile(r"https?://[^\s，。；)）]+[^\s，。；.)）]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NAMED = 4
_COMMON = re.compile(r"(?:AI|LLM|MLLM|VLM|VLA|GPU|CPU|CNN|RNN|GAN|API|MRI|PDE|ODE|SOTA|AUC|AUROC|IEEE|2D|3D|F1)s?\b")
_TELLING, _TELLING_CHINESE = 60, 20
_SCALES = (
    ("thousand", "million", "billion", "trillion"),
    ("千", "万", "百万", "亿", "十亿", "万亿"),
    ("K", "M", "B"),
    ("k", "M", "B"),
)
_SCALED = re.compile(
    r"(?<![A-Za-z0-9.,-])(?P<number>\d[\d.,]*)(?P<gap>[\s-]?)"
    r"(?P<scale>thousand|million|billion|trillion|万亿|十亿|百万|[千万亿]|[kKMB](?![A-Za-z]))"
)
_UNITS = (
    ("%", " ms", "×"), (" ms", " s", " hours"), (" seconds", " minutes", " hours"), (" hours", " days", " minutes"),
    ("KB", "MB", "GB"), (" km", " m", " cm"), (" kpc", " pc", " Mpc"), (" GeV", " TeV", " MeV"),
    (" GHz", " kHz", " MHz"),
    (" nm", " mm", " km"), (" dB", "%", " Hz"), (" days", " hours", " years"), (" years", " days", " months"),
    ("倍", "%", "毫秒"), ("小时", "天", "秒"), ("秒", "小时", "天"), ("年", "天", "小时"),
)  # fmt: skip


def mutants(subjects: Sequence[Subject], seed: int, faults: Sequence[Fault] = tuple(Fault)) -> Iterator[Mutant]:
    """One mutant of every kind of every statement that allows it."""
    for subject in subjects:
        chance = random.Random(f"{seed} {subject.text}")
        for fault in faults:
            text = _MUTATIONS[fault](subject, chance)
            if text is not None and text != subject.text:
                yield Mutant(fault, text, subject.text)


def names(text: str) -> tuple[str, ...]:
    """What looks like the name of a model, a method or a data set; not the field's common abbreviations."""
    found = dict.fromkeys(_NAME.findall(_LINK.sub("", text)))
    return tuple(name for name in found if len(name) >= _NAMED and not _COMMON.match(name))


def _numbers(subject: Subject) -> list[re.Match[str]]:
    bare = _LINK.sub(lambda match: "_" * len(match[0]), subject.text)
    found = list(_DIGITS.finditer(bare))
    return [match for match in found if not _ENUMERATES.search(bare[: match.start()]) or match.start() == 0]


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _absent(number: str, ground: str) -> bool:
    """Whether the source has these digits nowhere, thousands parted or not."""
    plain = ground.replace(",", "")
    bare = number.replace(",", "").rstrip("0").rstrip(".") if "." in number else number.replace(",", "")
    return not re.search(rf"(?<![\d.]){re.escape(bare)}0*(?![\d]|\.\d)", plain)


def _change_number(subject: Subject, chance: random.Random) -> str | None:
    found = _numbers(subject)
    if not found:
        return None
    match = chance.choice(found)
    value = float(match[0].replace(",", ""))
    places = len(match[0].partition(".")[2])
    year = places == 0 and 1900 <= value <= 2100
    for _ in range(20):
        new = value + chance.choice((-3, -2, -1, 1, 2, 3)) if year else value * chance.uniform(0.4, 1.9)
        written = f"{new:,.{places}f}" if "," in match[0] else f"{new:.{places}f}"
        far = year or abs(new - value) > max(0.05 * value, 1.2 * 10.0**-places)
        if far and written != match[0] and float(written.replace(",", "")) and _absent(written, subject.ground):
            return _replaced(subject.text, match, written)
    return None


def _slip_magnitude(subject: Subject, chance: random.Random) -> str | None:
    scaled = list(_SCALED.finditer(subject.text))
    if scaled:
        match = chance.choice(scaled)
        family = next(family for family in _SCALES if match["scale"] in family)
        scale = chance.choice([other for other in family if other != match["scale"]])
        return _replaced(subject.text, match, match["number"] + match["gap"] + scale)
    found = [match for match in _numbers(subject) if "." in match[0] or len(match[0]) > 2]
    found = [match for match in found if not re.fullmatch(r"(?:19|20)\d\d", match[0])]
    if not found:
        return None
    match = chance.choice(found)
    bare = match[0].replace(",", "")
    new = bare.replace(".", "").lstrip("0") if "." in bare else chance.choice((bare + "0", bare[:-1]))
    return _replaced(subject.text, match, new) if new and _absent(new, subject.ground) else None


def _change_unit(subject: Subject, chance: random.Random) -> str | None:
    for unit, *others in chance.sample(_UNITS, len(_UNITS)):
        match = re.search(rf"(?<=\d)\s?(?:\\?{re.escape(unit.strip())})(?![A-Za-z])", subject.text)
        if match and not re.match(r"(?:19|20)\d\d年", subject.text[match.start() - 4 :]):
            return _replaced(subject.text, match, chance.choice(others))
    return None


def _exchange_numbers(subject: Subject, chance: random.Random) -> str | None:
    found = _numbers(subject)
    pairs = [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one[0] != other[0]
        and ("." in one[0]) == ("." in other[0])
        and not re.fullmatch(r"\d", one[0] + other[0])
        and subject.text[other.end() : other.end() + 2].strip()[:1]
        == subject.text[one.end() : one.end() + 2].strip()[:1]
        and not re.fullmatch(
            r"\s?(?:-|–|to|×|x|至|到|/|\\times|,|、|and|和|[\u4e00-\u9fff]{1,3}[和、])\s?",
            subject.text[one.end() : other.start()],
        )
    ]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return _replaced(_replaced(subject.text, other, one[0]), one, other[0])


def _swap_entity(subject: Subject, chance: random.Random) -> str | None:
    mine = [name for name in names(subject.text) if name in subject.ground]
    others = [name for name in subject.names if name.lower() not in subject.ground.lower()]
    if not mine or not others:
        return None
    return subject.text.replace(chance.choice(mine), chance.choice(others))


def _turn_round(subject: Subject, chance: random.Random) -> str | None:
    for pattern, flipped in chance.sample(FLIPS, len(FLIPS)):
        match = re.search(pattern, subject.text)
        if match and not re.search(r"\b(?:not|no|without|never|neither|nor|cannot)\b|[不无未没非]", match.string):
            return _replaced(subject.text, match, match.expand(flipped))
    return None


def _change_link(subject: Subject, chance: random.Random) -> str | None:
    links = _LINK.findall(subject.ground)
    if not links:
        return None
    link = chance.choice(links)
    head, _, tail = link.rstrip("/").rpartition("/")
    wrong = chance.choice(
        (f"{head}/{tail}-code", f"{head}/{tail[: len(tail) // 2 + 1]}x", f"https://github.com/{tail}/{tail}")
    )
    if wrong in subject.ground:
        return None
    return f"代码见 {wrong}。" if _CHINESE.search(subject.text) else f"The code is available at {wrong}."


def _strange(subject: Subject, _: random.Random) -> str | None:
    """Another paper's statement, if it says enough to be wrong here."""
    shortest = _TELLING_CHINESE if _CHINESE.search(subject.strange) else _TELLING
    return subject.strange if len(subject.strange) >= shortest else None


def _leak(subject: Subject, chance: random.Random) -> str | None:
    return f"{subject.text} {chance.choice(LEAKS)}"


def _fill(_: Subject, chance: random.Random) -> str | None:
    return chance.choice(PLACEHOLDERS)


_MUTATIONS: dict[Fault, Mutate] = {
    Fault.NUMBER: _change_number,
    Fault.MAGNITUDE: _slip_magnitude,
    Fault.UNIT: _change_unit,
    Fault.EXCHANGE: _exchange_numbers,
    Fault.ENTITY: _swap_entity,
    Fault.NEGATION: _turn_round,
    Fault.LINK: _change_link,
    Fault.STRANGER: _strange,
    Fault.LEAK: _leak,
    Fault.FILLER: _fill,
}
