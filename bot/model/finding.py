"""What the checker holds against a statement."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """Why a statement cannot stand."""

    NUMBER = "number"
    ENTITY = "entity"
    LINK = "link"
    CONTRADICTION = "contradiction"
    LEAK = "leak"
    FILLER = "filler"
    UNSUPPORTED = "unsupported"
    MISSING = "missing"
    FORM = "form"
    """It is not what it says that is wrong, but how it is set down; only in what older archives said."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` names the place in the reading (`summary`, `key_takeaways[2]`, `sections.method`, `sections.method[1]`).

    `text` is the part of it that is wrong, `reason` a plain English sentence that says why, with the source's word.
    """

    where: str
    kind: FindingKind
    text: str
    reason: str
