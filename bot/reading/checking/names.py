"""What in a statement looks like a name: of a model, a data set, a metric, a person, a place.

Invariant: numbers with their units, addresses, formulas, roman numerals and the capital of a sentence's first word make
no name.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.reading.checking.concepts import stem

_FOLDER: Final = Path(__file__).parent
_APART = re.compile(
    r"https?://[^\s\u3000-\u9fff，。；（）]+|www\.\S+|\S+@\S+\.\w+|\$[^$]{1,200}\$|\\[a-zA-Z]+|[{}`*_]|#+"
)
_TOKEN = re.compile(r"[A-Za-zÀ-ɏα-ωΑ-Ω0-9]+(?:[-.+/'’&@][A-Za-zÀ-ɏα-ωΑ-Ω0-9]+)*\+*")
_MEASURE = re.compile(
    r"[\d.]+(?:[-x×/]?[\d.]+)*(?:[-–]?[A-Za-z]{1,3}|-[a-z]+|[a-z]+)?(?:[-/][a-z]\w*)*|"
    r"[IVX]{1,5}|[A-Za-z](?:[-.']s?)?"
)
_LISTED_UNITS: Final = (
    "Hz kHz MHz GHz THz eV keV MeV GeV TeV PeV EeV meV dB dBm dBi KB MB GB TB PB kB kW "
    "MW GW TW kWh MWh GWh mW TOPS FLOPs "
    "GFLOPs TFLOPs PFLOPs MFLOPs FLOPS FPS kpc Mpc Gpc AU pH Pa kPa MPa GPa mAh mV mA kV "
    "MV kg km mm cm nm ms ns ps fs "
    "Gbps Mbps kbps Tbps Gyr Myr kyr mK CI SD SE sigma BC AD AM PM MP KiB MiB GiB px pp"
)
_UNITS: Final = frozenset(_LISTED_UNITS.split())
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;。！？：；“\"(（\n•\-–—·]|\d[.)、])[\s\"“'(（*\-•]*$")
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-Za-zÀ-ÿ][a-zß-ÿ]+)*")
_BREAK = re.compile(r"[^\sA-Za-z]")
_SUFFIXES: Final = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "ers",
    "ness",
    "able",
    "ation",
    "ations",
    "y",
    "al",
    "ment",
)
_INFLECTED: Final = (
    "ing",
    "ed",
    "ly",
    "wards",
    "ness",
    "less",
    "tion",
    "tions",
    "ity",
    "ies",
    "able",
    "ful",
    "ous",
    "ive",
    "n't",
    "n’t",
)
_HEADLINE, _SHORT_NAME = 0.6, 2


class Shape(Enum):
    """How sure it is that a token is a name."""

    MARKED = auto()
    """Its own letters say so: `ImageNet`, `GPT-4`, `BERT`."""
    CAPITALISED = auto()
    """A capital in the middle of a sentence."""
    OPENING = auto()
    """A capital at the start of a sentence, on a word that no abstract writes small."""
    FOREIGN = auto()
    """A word in Latin script in a statement in another."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name, as written; several capitalised words in a row are one."""

    written: str
    shape: Shape


def names(text: str) -> tuple[Name, ...]:
    """The names in `text` in order, each once."""
    plain = _APART.sub(lambda match: " " * len(match[0]), text)
    chinese = sum("\u3400" <= sign <= "\u9fff" for sign in plain) > 1
    return tuple(dict.fromkeys(_foreign(plain) if chinese else _english(plain)))


def is_ordinary(word: str) -> bool:
    """Whether abstracts write `word`, or a form of it, without a capital."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    known = _ordinary()
    if word in known or len(word) < 3:  # noqa: PLR2004
        return True
    if "-" in word:
        return all(is_ordinary(part) for part in word.split("-"))
    return any(word.endswith(suffix) and _base(word, suffix) in known for suffix in _SUFFIXES) or stem(word) in _stems()


def _base(word: str, suffix: str) -> str:
    return word.removesuffix(suffix)


@cache
def _ordinary() -> frozenset[str]:
    listed: dict[str, str] = json.loads((_FOLDER / "ordinary.json").read_text("utf-8"))
    return frozenset(word for words in listed.values() for word in words.split())


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _ordinary() if len(word) > 4)  # noqa: PLR2004


def _marked(token: str) -> bool:
    """Two capitals, a capital within, or letters with digits."""
    if _MEASURE.fullmatch(token) or token in _UNITS:
        return False
    parts = re.split(r"[-/'’]", token)
    return any(
        (sum(sign.isupper() for sign in part) > 1 or any(sign.isupper() for sign in part[1:]))
        or (part[:1].isalpha() and any(sign.isdigit() for sign in part))
        for part in parts
    ) or (len(token) > _SHORT_NAME and token[0].isupper() and any(sign.isdigit() for sign in token))


def _english(text: str) -> Iterator[Name]:
    tokens = list(_TOKEN.finditer(text))
    capital = [bool(_CAPITAL.fullmatch(token[0])) for token in tokens]
    headline = len(tokens) > 3 and sum(capital) > _HEADLINE * len(tokens)  # noqa: PLR2004
    run: list[re.Match[str]] = []
    for token, is_capital in zip(tokens, capital, strict=True):
        if run and not (is_capital and text[run[-1].end() : token.start()].isspace()):
            yield from _phrase(text, run)
            run = []
        if _marked(token[0]):
            yield Name(token[0], Shape.MARKED)
        elif is_capital and not (headline and is_ordinary(token[0])):
            run.append(token)
    yield from _phrase(text, run)


def _phrase(text: str, run: list[re.Match[str]]) -> Iterator[Name]:
    """A row of capitalised words; the first of a sentence belongs to it only when it is no ordinary word."""
    shape = Shape.CAPITALISED
    if run and _ENDS_SENTENCE.search(text, 0, run[0].start()):
        if is_ordinary(run[0][0]) or run[0][0].endswith(_INFLECTED):
            run = run[1:]
        elif len(run) == 1:
            shape = Shape.OPENING
    if run:
        yield Name(text[run[0].start() : run[-1].end()], shape)


def _foreign(text: str) -> Iterator[Name]:
    tokens = [token for token in _TOKEN.finditer(text) if not _MEASURE.fullmatch(token[0])]
    run: list[re.Match[str]] = []
    for token, after in [*pairwise(tokens), *([(tokens[-1], None)] if tokens else [])]:
        if _marked(token[0]):
            yield Name(token[0], Shape.MARKED)
            continue
        if _CAPITAL.fullmatch(token[0]):
            run.append(token)
            goes_on = (
                after is not None and _CAPITAL.fullmatch(after[0]) and not text[token.end() : after.start()].strip(" ")
            )
            if goes_on:
                continue
        if run:
            yield Name(text[run[0].start() : run[-1].end()], Shape.CAPITALISED)
            run = []
        elif token[0] not in _UNITS and not is_ordinary(token[0]) and len(token[0]) > 2:  # noqa: PLR2004
            yield Name(token[0], Shape.FOREIGN)
