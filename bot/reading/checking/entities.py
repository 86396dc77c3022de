"""Names in a statement that the text does not have.

Invariant: a name of the text, in any spelling that differs only in case, hyphens, spaces, plural or abbreviation, is
no finding.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.abbreviations import abbreviated, stands_for
from bot.reading.checking.concepts import stem
from bot.reading.checking.ground import Ground
from bot.reading.checking.names import Name, Shape, is_ordinary, names

_LISTED_JARGON: Final = (
    "token prompt baseline benchmark embedding pipeline batch agent agents bug patch "
    "transformer mask chunk query key value "
    "attention code conclusion summary methods method paper project page title abstract "
    "url urls link links authors "
    "affiliation keywords none null background results task"
)
_JARGON: Final = frozenset(_LISTED_JARGON.split())
_INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:大学|理工学院|研究院|科学院|研究所|医学院|"
    r"诺亚方舟实验室)(?:[\u4e00-\u9fff]{0,14}(?:学院|实验室|学系))?"
)
_AFFILIATION = re.compile(r"来自|隶属|任职|机构|单位|学院|作者|研究人员|研究者|合作")
_KINDS_OF_SCHOOL = re.compile(
    r"(?:在|的|和|与|等|各|该|一所|多所|所|某|全国|国内|名|位|个|高校|对|为|从|于|面向|"
    r"针对)(?:大学|研究院|研究所|学院)$"
)
_LEADING = re.compile(r"^.*?(?:来自于?|任职于|隶属于?|就职于|属于|均为|分别为|^[于为是和与及])")
_SCHOOLS = re.compile(r"\b(?:universit|institut|college|school of|academy|laborator)|大学|学院", re.IGNORECASE)


def entity_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """One finding for every name in `text` that `ground` lacks."""
    missing = [name.written for name in names(text) if not known(name, ground)]
    missing += [*_institutions(text, ground), *_places(text, ground)]
    reason = "The source does not mention “{}”."
    return [Finding(where, FindingKind.ENTITY, name, reason.format(name)) for name in dict.fromkeys(missing)]


def known(name: Name, ground: Ground) -> bool:
    """Whether `ground` has this name."""
    written = name.written
    if written.lower() in _JARGON or _has(written, ground) or stands_for(written, ground):
        return True
    if name.shape is Shape.MARKED:
        if re.search(rf"(?<![A-Za-z]){re.escape(written)}(?=[A-Z][a-z])", ground.whole):
            return True  # `CLIP` of `CLIPScore`
        return all(_has(part, ground) or stands_for(part, ground) for part in _parts(written))
    if name.shape is Shape.CAPITALISED and " " in written:
        return _phrase_known(written, ground)
    return (name.shape is not Shape.FOREIGN and is_ordinary(written)) or _as_word(written, ground)


def _has(written: str, ground: Ground) -> bool:
    bare = written.removesuffix("’s").removesuffix("'s")
    return any(ground.compact.has(form) for form in (bare, *([bare[:-1]] if bare.endswith("s") else [])))


def _as_word(written: str, ground: Ground) -> bool:
    return all(stem(part) in ground.all_stems or is_small(part) for part in re.split(r"[\s-]+", written))


def is_small(word: str) -> bool:
    """Whether it is too short to be told."""
    return len(word) < 3  # noqa: PLR2004


def _phrase_known(phrase: str, ground: Ground) -> bool:
    if abbreviated(phrase, ground):
        return True
    return all(_has(word, ground) or _as_word(word, ground) or word.lower() in _JARGON for word in phrase.split())


def _parts(name: str) -> list[str]:
    """`GPT-4-turbo` in the pieces that could each be a name: `GPT-4`. Ordinary words and letters are left out."""
    pieces: list[str] = []
    for part in re.split(r"[-/+&@]", name):
        if pieces and part[:1].isdigit() and "/" not in name:
            pieces[-1] += f"-{part}"
        elif part:
            pieces.append(part)
    rest = [part for part in pieces if len(part) > 1 and not (part.islower() and part.isalpha())]
    rest = [part for part in rest if not (is_ordinary(part) and part[1:].islower() and part.isalpha())]
    return [name] if rest == [name] or not rest else rest


def _institutions(text: str, ground: Ground) -> Iterator[str]:
    if not _AFFILIATION.search(text) or _SCHOOLS.search(ground.whole):
        return
    for match in _INSTITUTION.finditer(text):
        if not _KINDS_OF_SCHOOL.search(match[0]) and match[0] not in ground.whole:
            yield _LEADING.sub("", match[0])


def _places(text: str, ground: Ground) -> Iterator[str]:
    """Countries, languages and houses that have a Chinese name; `印度尼西亚` is not `印度`."""
    found = _listed().findall(text) if any(sign > "\u33ff" for sign in text) else []
    for name in found:
        latin = _places_by_name()[name]
        if name not in ground.whole and not any(ground.compact.has(word) for word in latin.split()):
            yield name


@cache
def _places_by_name() -> dict[str, str]:
    listed: dict[str, str] = json.loads(Path(__file__).with_name("places.json").read_text("utf-8"))
    return listed


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_places_by_name(), key=len, reverse=True)))
