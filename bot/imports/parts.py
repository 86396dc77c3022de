"""Which parts an old entry has: those that are missing, empty, merged, or in another language than the post.

Invariant: an entry with all its parts in the language of its post has no finding.
"""

from collections.abc import Iterator

from bot.imports.labels import BELOW_CONCLUSION, BELOW_SUMMARY, TOP
from bot.imports.old_post import OldEntry
from bot.imports.reading import is_chinese
from bot.model.finding import Finding, FindingKind

_ITEMS = {"summary": BELOW_SUMMARY, "conclusion": BELOW_CONCLUSION}
_WRITTEN = ("title", *BELOW_SUMMARY, "steps", *BELOW_CONCLUSION, "conclusion")
_WORTH_TELLING = 12


def part_findings(entry: OldEntry, language: str) -> Iterator[Finding]:
    """What is wrong with the parts; `language` is that of the post, empty where it is not known."""
    yield from _missing(entry)
    if language == "zh":
        yield from _untranslated(entry)


def _missing(entry: OldEntry) -> Iterator[Finding]:
    said = {one.role for one in entry.sections if one.text}
    for role, number in TOP.items():
        items = _ITEMS.get(role, ())
        lacking = [item for item in items if item not in said]
        if not said & {role, *items}:
            is_there = any(one.role == role for one in entry.sections)
            reason = f"Part {number} is {'empty' if is_there else 'missing'}."
            yield Finding(f"sections.{role}", FindingKind.MISSING, "", reason)
        elif role in said and lacking:
            yield Finding(
                f"sections.{role}", FindingKind.FORM, "", f"Not told apart in part {number}: {_told(lacking)}."
            )
        elif lacking:
            for item in lacking:
                yield Finding(f"sections.{item}", FindingKind.MISSING, "", f"Part {number} does not tell of it.")


def _told(roles: list[str]) -> str:
    return ", ".join(role.replace("_", " ") for role in roles)


def _untranslated(entry: OldEntry) -> Iterator[Finding]:
    """What is not in Chinese in a Chinese post; a title may be a name."""
    places = [("summary", entry.summary)]
    places += [(f"key_takeaways[{place}]", said) for place, said in enumerate(entry.takeaways)]
    places += [(f"sections.{role}", entry.about(role)) for role in _WRITTEN]
    for where, said in places:
        if len(said) > _WORTH_TELLING and not is_chinese(said):
            yield Finding(where, FindingKind.FORM, "", "It is not in Chinese, as the post is.")
