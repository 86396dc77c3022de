"""What a reading should have and has not, as the paper does have it.

Invariant: nothing is missing for which the source has nothing: an empty section is a finding only where the abstract
has sentences for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.addresses import code_addresses
from bot.reading.checking.equality import same
from bot.reading.checking.filler import is_blank
from bot.reading.checking.ground import Ground
from bot.reading.checking.quantities import Quantity, quantities
from bot.reading.checking.support import support
from bot.reading.english import is_english
from bot.reading.headings import labelled
from bot.reading.roles import Role, cast, tells_of_prior_work

_ROLES: Final = {
    "background": (Role.BACKGROUND,),
    "prior_work": (Role.BACKGROUND,),
    "method": (Role.METHOD, Role.OBJECTIVE),
    "methods": (Role.METHOD, Role.OBJECTIVE),
    "steps": (Role.METHOD,),
    "results": (Role.RESULT,),
    "performance": (Role.RESULT,),
    "conclusion": (Role.RESULT, Role.METHOD),
    "summary": tuple(Role),
    "title": tuple(Role),
}
_NEVER_ABSENT: Final = ("method", "results")
_CORE: Final = ("background", "prior_work", "method", "results")
_UNTOLD = 0.3
_LINKS = re.compile(r"^(?:urls?|links?|code|github|链接|代码)", re.IGNORECASE)
_SOME, _FULL, _MANY = 3, 3, 4


def missing_findings(
    ground: Ground, summary: str | None, takeaways: Sequence[str], sections: Mapping[str, str | None]
) -> list[Finding]:
    """Blank places, dropped sections, dropped figures and lost links of a reading."""
    if not ground.abstract.strip() and not ground.text.strip():
        return []
    found = list(_blank(ground, summary, takeaways, sections))
    whole = "\n".join(text for text in (summary, *takeaways, *sections.values()) if text)
    if whole.strip():
        found += _without_figures(ground, whole, sections)
        found += _without_code(ground, whole, sections)
    return [Finding(where, FindingKind.MISSING, "", reason) for where, reason in found]


def _blank(
    ground: Ground, summary: str | None, takeaways: Sequence[str], sections: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    if is_blank(summary or ""):
        yield "summary", "There is no summary."
    blank = [place for place, text in enumerate(takeaways) if is_blank(text)]
    if len(blank) == len(takeaways):
        yield "key_takeaways", "There are no takeaways."
    else:
        yield from ((f"key_takeaways[{place}]", "This takeaway is empty.") for place in blank)
    told = "\n".join(text for text in (summary, *takeaways, *sections.values()) if text)
    for name in _lacking(ground, sections, Ground("", "", "", told)):
        yield f"sections.{name}", "The section is empty, though the abstract has something for it."


def _lacking(ground: Ground, sections: Mapping[str, str | None], told: Ground) -> Iterator[str]:
    """Sections that are blank, and those left out of which the reading tells nothing elsewhere either."""
    roles = _roles(ground.abstract)
    for name, text in sections.items():
        if is_blank(text or "") and _could_be(name, text, roles, ground):
            yield name
    there = [name for name in _CORE if not is_blank(sections.get(name) or "")]
    if len(there) >= _SOME:
        for name in _NEVER_ABSENT:
            sentences = [sentence for sentence, role in roles if role in _ROLES[name]]
            if name not in sections and sentences and all(support(one, told).share < _UNTOLD for one in sentences):
                yield name


def _could_be(name: str, text: str | None, roles: Sequence[tuple[str, Role]], ground: Ground) -> bool:
    """Whether the source has something for this section; others than ours are missing where they are blank."""
    if _LINKS.match(name):
        return bool(ground.addresses)
    wanted = _ROLES.get(name)
    if wanted is None or (text is None and name not in _NEVER_ABSENT):
        return text is not None
    if name == "prior_work":
        return any(role is Role.BACKGROUND and tells_of_prior_work(sentence) for sentence, role in roles)
    return any(role in wanted for _, role in roles)


@lru_cache(maxsize=32)
def _roles(abstract: str) -> tuple[tuple[str, Role], ...]:
    parts = labelled(abstract)
    if not parts or not is_english(abstract):
        return ()
    return tuple(zip((part.text for part in parts), cast(parts).roles, strict=True))


def _without_figures(ground: Ground, whole: str, sections: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """The figures of the results, none of which the reading has; of many, hardly one."""
    headline = [one for sentence, role in _roles(ground.abstract) if role is Role.RESULT for one in _telling(sentence)]
    distinct = [one for place, one in enumerate(headline) if not any(same(one, other) for other in headline[:place])]
    if not distinct:
        return
    said = [one for line in whole.splitlines() for one in quantities(line).found]
    kept = sum(any(same(one, other) for other in said) for one in distinct)
    long = len([text for text in sections.values() if text]) >= _FULL
    if (kept == 0 and not any(one.value for one in said)) or (
        long and len(distinct) >= _MANY and kept * _MANY <= len(distinct)
    ):
        where = "sections.results" if sections.get("results") else "key_takeaways"
        listed = ", ".join(one.text for one in distinct[:5])
        yield where, f"The figures of the abstract are not in the reading: {listed}."


def _telling(sentence: str) -> list[Quantity]:
    return [one for one in quantities(sentence).found if one.unit or one.value != int(one.value)]


def _without_code(ground: Ground, whole: str, sections: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """A repository that a section on links does not give; a blank one is a finding already."""
    given = code_addresses(ground)
    names = [name for name, text in sections.items() if _LINKS.match(name) and not is_blank(text or "")]
    plain = whole.lower()
    if given and names and not any(url.partition("://")[2].rstrip("/").lower() in plain for url in given):
        yield f"sections.{names[0]}", f"The source gives {given[0]}."
