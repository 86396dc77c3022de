"""A post of real papers, and one in which every word of a stranger is hostile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from bot.locales import Locales
from bot.model.announcement import AnnounceKind
from bot.model.finding import Finding, FindingKind
from bot.model.paper import Paper
from bot.model.post import (
    Correction,
    DayLine,
    OldReading,
    Picture,
    Place,
    Post,
    PostEntry,
    PostLine,
    Revised,
    TopicLine,
)
from bot.model.reading import Depth
from bot.model.revision import Changes
from bot.model.topic import Topic
from bot.model.trends import Rising, Share, Trend
from bot.render.site.skin import Skin
from bot.render.site.terms import SiteTerms
from tests.charts.test_chart import TREND
from tests.render.samples import examples, model_reading_of, reading_of

DAY = date(2025, 10, 7)
DIFFUSION = Topic("diffusion-models", "ti:diffusion", {"en": "Diffusion models", "zh": "扩散模型"}, "generation")
ROBOTS = Topic("robots", "ti:robot", {"en": "Robots", "zh": "机器人"}, "action")
TERMS = SiteTerms("Papers", "A lab", "https://lab.example", "CC BY 4.0", "", "https://arxiv.org")
PLACES = (Place(DIFFUSION, DAY), Place(ROBOTS, date(2025, 10, 8)))


@cache
def skin(language: str = "en", **changes: str) -> Skin:
    return Skin(Locales.load().get(language), replace(TERMS, **changes))


def entry_of(paper: Paper, **changes: Any) -> PostEntry:
    return replace(PostEntry(paper, reading_of(paper), AnnounceKind.NEW, terms=("diffusion",)), **changes)


def full_entry() -> PostEntry:
    """A model's reading of a revised paper with all that an entry can have."""
    paper = replace(examples()[1], version=3)
    return entry_of(
        paper,
        reading=model_reading_of(paper, cut=2),
        announced=AnnounceKind.REPLACE,
        since=1,
        changes=Changes(title=True, joined=("Ada Lovelace",), abstract=0.12),
        corrections=(Correction(date(2025, 10, 8), 1, Depth.ABSTRACT, "extractive"),),
        license="http://creativecommons.org/licenses/by/4.0/",
        pictures=(Picture("2409.17049v3-1.png", "Figure 1", "Figure 1: The method.", 800, 400),),
        old=(old_reading(paper),),
    )


def old_reading(paper: Paper) -> OldReading:
    return OldReading(
        paper.id,
        1,
        "zh",
        "Diffusion Models",
        date(2024, 9, 27),
        "Gemini-Pro",
        "一句话。",
        ("第一点。", "第二点。"),
        (("7. 方法", "(1) 先做\n(2) 后做"),),
        (Finding("summary", FindingKind.NUMBER, "2亿", "the paper says 2 billion"),),
    )


def post_of(*entries: PostEntry, language: str = "en") -> Post:
    revised = (Revised(replace(examples()[9], version=2), date(2025, 10, 3), 2, 1, Changes(abstract=0.05)),)
    return Post(DIFFUSION, DAY, language, entries, 734, revised)


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \"' --> ]]> </style> & \u2028 $x^2$"


def evil_entry() -> PostEntry:
    """Every field that a stranger writes says `EVIL`."""
    paper = replace(
        examples()[0],
        title=EVIL,
        authors=(EVIL, "B"),
        abstract=f'{EVIL} https://evil.example/"><script>',
        comment=f"{EVIL} javascript:alert(1)",
        journal_ref=EVIL,
        categories=(EVIL,),
        primary_category=EVIL,
    )
    reading = model_reading_of(paper, title=EVIL, reader=EVIL, affiliations=(EVIL,), keywords=(EVIL,))
    reading = replace(reading, links=replace(reading.links, code=("javascript:alert(1)", EVIL), venue=EVIL))
    old = replace(old_reading(paper), post=EVIL, reader=EVIL, summary=EVIL, takeaways=(EVIL,), sections=((EVIL, EVIL),))
    findings = (Finding("summary", FindingKind.LEAK, EVIL, EVIL),)
    return entry_of(
        paper,
        reading=reading,
        terms=(EVIL,),
        since=1,
        changes=Changes(joined=(EVIL,), comment=EVIL, journal_ref=EVIL, doi=EVIL),
        corrections=(Correction(DAY, 1, Depth.FULL, EVIL),),
        license="javascript:alert(1)",
        pictures=(Picture('../../x"><script>.png', EVIL, EVIL, 10, 10),),
        old=(replace(old, findings=findings),),
    )


def evil_trend() -> Trend:
    """Words and names that say `EVIL`."""
    share = (Share(EVIL, 3),)
    return replace(TREND, rising=(Rising(EVIL, 5, 1, 3.0),), categories=share, authors=share)


def pages(language: str = "en") -> Iterator[tuple[str, str]]:
    """A page of each kind, hostile ones among them, by names."""
    made, evil = skin(language), Topic(EVIL, EVIL, {"en": EVIL}, EVIL)
    lines = [TopicLine(one, 5, 2, DAY) for one in (DIFFUSION, ROBOTS, evil)]
    newest = [PostLine(one, DAY, 5) for one in (DIFFUSION, evil)]
    days = [DayLine(DAY, 3), DayLine(date(2025, 9, 30), 1)]
    areas = {"generation": "Generative models", EVIL: EVIL}
    yield "index", made.index(lines, newest, areas, {DIFFUSION.slug: days, EVIL: days})
    yield "month", made.month([*newest, PostLine(ROBOTS, date(2025, 10, 6), 0)], ["2025-10", "2025-09"])
    yield "topic", made.topic(DIFFUSION, days, TREND)
    yield "evil-topic", made.topic(evil, [DayLine(DAY, 3)], evil_trend())
    yield "day", made.day(post_of(full_entry(), *map(entry_of, examples()[2:])), date(2025, 10, 8), None)
    yield "evil-day", made.day(replace(post_of(evil_entry()), topic=evil), None, DAY)
    yield "quiet-day", made.day(replace(post_of(), revised=()))
    yield "paper", made.paper(full_entry(), PLACES)
    yield "short-paper", made.paper(entry_of(examples()[0]))
    yield "evil-paper", made.paper(evil_entry(), (Place(evil, DAY),))
