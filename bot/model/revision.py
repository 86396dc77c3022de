"""What changed in a paper between the version that a chat has had and the one that arXiv has now.

Invariant: what is called changed differs in arXiv's own metadata, in more than spelling of accents and white space;
what was not known of the older version is not called changed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.model.paper import Paper

_TEX = re.compile(r"\\[A-Za-z]+|[^\w\s]|_")
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_HEAD = 200


@dataclass(frozen=True, slots=True)
class Changes:
    """`title`: it differs. `joined`, `left`: authors who are new or gone. `abstract`: the share of its words that
    changed (0 to 1). `comment`, `journal_ref`, `doi`: the new ones, None where they are the same. `is_withdrawn`: it is
    now.
    """

    title: bool = False
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    abstract: float = 0.0
    comment: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A paper as arXiv has it now, the version that a chat has had, and what changed since."""

    paper: Paper
    since: int
    changes: Changes


def changes_between(before: Paper, now: Paper) -> Changes:
    """What differs. Fields that only the API gives are compared where both were asked of it."""
    old, new = ({_letters(name): name for name in paper.authors} for paper in (before, now))
    is_known = before.complete and now.complete
    return Changes(
        title=_letters(before.title) != _letters(now.title),
        joined=tuple(name for key, name in new.items() if key not in old),
        left=tuple(name for key, name in old.items() if key not in new),
        abstract=_share(_words(before.abstract), _words(now.abstract)),
        comment=_new(before.comment, now.comment) if is_known else None,
        journal_ref=_new(before.journal_ref, now.journal_ref) if is_known else None,
        doi=_new(before.doi, now.doi) if is_known else None,
        is_withdrawn=is_withdrawn(now) and not is_withdrawn(before),
    )


def is_withdrawn(paper: Paper) -> bool:
    """Whether the authors, or arXiv, say that it is withdrawn: in the comment, or in place of the abstract."""
    return bool(_WITHDRAWN.search(paper.comment or "") or _WITHDRAWN.search(paper.abstract[:_HEAD]))


def _new(before: str | None, now: str | None) -> str | None:
    return now if now and _letters(now) != _letters(before or "") else None


def _share(before: list[str], now: list[str]) -> float:
    """0 for the same words in the same order, 1 where none stayed."""
    if before == now:
        return 0.0
    kept = sum(match.size for match in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks())
    return 1 - kept / max(len(before), len(now))


def _words(text: str) -> list[str]:
    return [word for word in (_letters(part) for part in text.split()) if word]


def _letters(text: str) -> str:
    """Lower-case letters and digits alone, without accents, however these are written."""
    return "".join(_kept(_TEX.sub("", unicodedata.normalize("NFKD", text))))


def _kept(text: str) -> Iterable[str]:
    return (char for char in text.casefold() if char.isalnum())
