"""Quantities without digits: number words, fractions, factors, Chinese numerals before a measure word.

Invariant: only words that state a number are found; `一种`, `十分`, `one of` and `second` state none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from bot.reading.checking.number_words import CHINESE, ENGLISH, FRACTIONS, chinese_number, english_number


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words at `start:end`. `ratio` for fractions and factors; `soft` where the words are also used
    loosely (half, twice); `needs_unit` where it counts only before a unit (`one second`)."""

    start: int
    end: int
    value: float
    ratio: bool = False
    soft: bool = False
    needs_unit: bool = False


_MEASURE_WORDS: Final = (
    "个|種|种|项|項|类|類|组|次|倍|位|名|篇|层|步|阶段|轮|天|年|月|周|小时|分钟|秒|毫秒|张|幅|段|条|份|台|块|颗|座|所|"
    "支|大(?!量|幅|型|规|多|小|学|脑|语)|部分|方面|模块|任务|数据集|语言|国家|城市|领域|场景|基准|模型|参数|图像|视频|样本|问题|挑战|"
    "贡献|组件|分支|通道|维度|比特|卷|只|例|人|者(?!之)|对|套|件|家|处|点(?!击|云|对)|像素|帧|节点|步骤|路|元(?!素|数|学)|阶"
)
_NUMERAL = re.compile(
    rf"(?<!第)(?<![几数好])(?P<run>[{CHINESE}]+(?:点[{CHINESE}]+)?)(?P<more>多|余|几)?(?=(?P<of>{_MEASURE_WORDS})?)"
)
_NOT_NUMERALS = re.compile(
    r"十分|千万(?![个条张人参元])|万一|万能|万物|百万级|一一|三三两两|千里|百科|万维|两者|二者|三者|千变万化|"
    r"一百[^\w]|四舍五入|九章|亿万"
)
_PER_HUNDRED = re.compile(rf"(?P<base>百|千|万)分之(?P<share>[{CHINESE}点]+|\d+(?:\.\d+)?)")
_PARTS = re.compile(rf"(?P<base>[{CHINESE}]+|\d+)分之(?P<share>[{CHINESE}]+|\d+)")
_SLASHED = re.compile(r"(?<![\d/.A-Za-z])(?P<share>\d{1,3})/(?P<base>[1-9]\d{0,2})(?![\d/.A-Za-z])")
_TENTHS = re.compile(r"(?P<tenths>[一二三四五六七八九两])成(?P<half>半)?(?![为功立本员分果像就熟长对型因效形都多员])")
_ORDERS = re.compile(rf"(?P<orders>[{CHINESE}]|\d)个?(?:数量级|量级)")
_DOUBLE = re.compile(r"翻(?:了)?(?:一倍|一番|番|倍)|加倍|翻倍")
_HALF = re.compile(r"一半|减半")
_ENGLISH_ORDERS = re.compile(
    r"\b(?P<orders>an|one|two|three|four|five|six|\d)\s(?:full\s)?orders?[\s-]of[\s-]magnitude", re.IGNORECASE
)
_FACTOR = re.compile(
    r"\b(?:(?P<fold>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)-?fold"
    r"|(?P<twice>twice|doubl(?:es|ed|ing)|doubl(?:es?|ed|ing) the|twofold)|(?P<thrice>tripl(?:es|ed|ing))"
    r"|(?P<quadruple>quadrupl(?:es|ed|ing)))(?![\w-])",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:(?P<count>one|a|two|three|four|five|nine)[\s-])(?P<part>{'|'.join(FRACTIONS)})\b(?![\s-](?:stage|step|party|order))"
    r"|\b(?P<half>half of|by half|in half|halv(?:e|es|ed|ing)|half the)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)", re.IGNORECASE)
_ALONE = re.compile(r"(?:a|one)(?:\s+(?:and|a))?", re.IGNORECASE)
_CROSS_VALIDATION = re.compile(r"\scross|\sCV")


def spelled(text: str) -> Iterator[Spelled]:
    """Every number in words; where two readings overlap, the longer one comes first."""
    return chain(_shares(text), _orders(text), _factors(text), _chinese(text), _english(text))


def _shares(text: str) -> Iterator[Spelled]:
    for match in _PER_HUNDRED.finditer(text):
        share = _number(match["share"])
        if share is not None:
            yield Spelled(*match.span(), share / {"百": 100, "千": 1000, "万": 10000}[match["base"]], ratio=True)
    for match in _PARTS.finditer(text):
        base, share = _number(match["base"]), _number(match["share"])
        if base and share is not None and match["base"] not in "百千万":
            yield Spelled(*match.span(), share / base, ratio=True)
    for match in _SLASHED.finditer(text):
        yield Spelled(*match.span(), int(match["share"]) / int(match["base"]), ratio=True, soft=True)
    for match in _TENTHS.finditer(text):
        tenths = chinese_number(match["tenths"]) or 0
        yield Spelled(*match.span(), tenths / 10 + (0.05 if match["half"] else 0), ratio=True, soft=True)
    for match in _HALF.finditer(text):
        yield Spelled(*match.span(), 0.5, ratio=True, soft=True)
    for match in _FRACTION.finditer(text):
        if match["half"]:
            yield Spelled(*match.span(), 0.5, ratio=True, soft=True)
        else:
            count = 1.0 if match["count"].lower() == "a" else english_number(match["count"]) or 1.0
            yield Spelled(*match.span(), count * FRACTIONS[match["part"].lower()], ratio=True, soft=True)


def _orders(text: str) -> Iterator[Spelled]:
    for match in chain(_ORDERS.finditer(text), _ENGLISH_ORDERS.finditer(text)):
        word = match["orders"].lower()
        orders = 1.0 if word == "an" else _number(word) or english_number(word) or 1.0
        yield Spelled(*match.span(), 10.0**orders, ratio=True, soft=True)


def _factors(text: str) -> Iterator[Spelled]:
    for match in _DOUBLE.finditer(text):
        yield Spelled(*match.span(), 2, ratio=True, soft=True)
    for match in _FACTOR.finditer(text):
        if _CROSS_VALIDATION.match(text, match.end()):
            continue
        fold = english_number("a " + match["fold"]) if match["fold"] in ("hundred", "thousand") else None
        value = fold or (english_number(match["fold"]) if match["fold"] else None)
        yield Spelled(
            *match.span(), value or (2 if match["twice"] else 3 if match["thrice"] else 4), ratio=True, soft=True
        )


def _chinese(text: str) -> Iterator[Spelled]:
    for match in _NUMERAL.finditer(text):
        run = match["run"]
        value = chinese_number(run)
        large = len(run) > 1 and any(place in run for place in "十百千万亿萬億")
        if value is None or value in (0, 1) or _NOT_NUMERALS.match(text, match.start()):
            continue
        if large or match["of"]:
            yield Spelled(*match.span("run"), value)


def _english(text: str) -> Iterator[Spelled]:
    for match in ENGLISH.finditer(text):
        run = match[0]
        if _ORDINAL.match(text, match.end()):
            continue
        if text[match.end() : match.end() + 1] == "-" and run.lower() in ("one", "zero"):
            continue
        trimmed = re.sub(
            r"(?i)(?:\s+(?:and|a))+$|^(?:and\s+)+|^a[\s-]+(?!hundred|thousand|million|billion|trillion|dozen)", "", run
        )
        start = match.start() + run.find(trimmed)
        if re.search(r"(?i)[a-z\d]\sand\s", trimmed) and not re.search(r"(?i)hundred and|thousand and", trimmed):
            yield from _apart(trimmed, start)
            continue
        yield from _one(trimmed, start)


def _apart(run: str, start: int) -> Iterator[Spelled]:
    """`two and three` are two numbers."""
    for piece in re.split(r"(?i)(\s+and\s+)", run):
        if piece.strip().lower() != "and":
            yield from _one(piece, start)
        start += len(piece)


def _one(run: str, start: int) -> Iterator[Spelled]:
    value = english_number(run)
    if value:
        yield Spelled(start, start + len(run), value, needs_unit=bool(_ALONE.fullmatch(run)))


def _number(word: str) -> float | None:
    if word.isascii():
        return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else None
    return chinese_number(word)
