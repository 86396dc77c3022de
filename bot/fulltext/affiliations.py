"""Where the first author works, as the front of the paper says.

Invariant: an affiliation is given only where its belonging to the first author is certain: by a mark that stands at
both, or because there is no other. Otherwise it is not found, never guessed, and never pieced together.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from bot.fulltext.outline import Line, Run

_INSTITUTION = re.compile(
    r"\b(?:universi\w+|instit\w+|college|school|dep(?:artmen)?t\b|faculty|academy|laborator\w+|labs?|cent(?:er|re)s?|"
    r"hospital|research|corporation|corp|inc|llc|ltd|gmbh|company|polytechni\w+|politecnico|hochschule|école|ecole|"
    r"université|universität|universidad|università|google|microsoft|meta|facebook|openai|deepmind|nvidia|amazon|apple|"
    r"ibm|intel|huawei|tencent|alibaba|baidu|bytedance|samsung|adobe|mit|eth|epfl|cern|cnrs|inria|max[- ]planck|"
    r"technolog\w+|observatory|foundation|council|agency|bureau|group|team|ai)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"@|https?://|©|\b(?:equal(?:ly)?(?: \w+)? (?:contribut|advis)\w+|joint\w* (?:first|last|senior) author\w*|"
    r"corresponding|correspondence|work (?:was )?(?:done|performed)|intern(?:ship)?|e-?mails?|thanks|supported by|"
    r"these authors|authors? contributed|project lead\w*|now at|deceased|orcid|present address|abstract|copyright|"
    r"preprint|conference|proceedings|arxiv|dated)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[0-9]{1,3}[a-z]?|[a-z]|[*∗†‡§¶♠♣♥♦⋆★#⊥]+")
_GIVEN_WITH_SIGNS = re.compile(r"[*∗†‡§¶♠♣♥♦⋆★#⊥]+")
_BETWEEN = re.compile(r"[\s,;]+")
_LEADING = re.compile(r"^\(?([0-9]{1,2}|[*∗†‡§¶♠♣♥♦])\)?\s*(?=[A-ZÀ-Ý])")
_EDGES = " \t,;:.·|&-–—"
_LONGEST = 300
_MOST_MARKS = 6
_LINE_OF_TEXT, _MOST_SMALL = 8, 0.6


def affiliations_of(authors: Sequence[str], front: Sequence[Line]) -> tuple[str, ...]:
    """The first author's affiliations, as printed, in the order of their marks; empty where that is not certain.

    `authors` are all of the paper's, as arXiv names them; `front` the lines from the names to the abstract, which may
    go on into the text. A collaboration has none.
    """
    if not authors or "collaboration" in authors[0].lower():
        return ()
    runs = list(takewhile(lambda line: not _is_prose(line), ([run for run in line if run.text] for line in front)))
    place = _find(authors[0], runs)
    if place is None:
        return ()
    line, offset, rest = place
    marks = _marks(runs[line], offset, rest)
    legend = _legend(runs, authors)
    if marks:
        named = [legend[mark] for mark in marks if mark in legend]
        is_certain = all(mark in legend or _GIVEN_WITH_SIGNS.fullmatch(mark) for mark in marks)
        if named and is_certain:
            return _each_once(named)
        if any(not _GIVEN_WITH_SIGNS.fullmatch(mark) for mark in marks):
            return ()
    return _without_marks(authors, runs, line, legend)


def _is_prose(line: Sequence[Run]) -> bool:
    """Whether the text has begun: a long line in which most words are small."""
    words = [word for run in line for word in run.text.split() if word[0].isalpha()]
    return len(words) >= _LINE_OF_TEXT and sum(word[0].islower() for word in words) > _MOST_SMALL * len(words)


def _find(author: str, lines: Sequence[Sequence[Run]]) -> tuple[int, int, str] | None:
    """Where the author is named: the line, the run in it, and what that run says after the name."""
    for wanted in _spellings(author):
        for number, line in enumerate(lines):
            for offset, run in enumerate(line):
                end = None if run.raised else _end_of(wanted, run.text)
                if end is not None:
                    return number, offset, run.text[end:]
    return None


def _spellings(author: str) -> list[str]:
    """The letters of a name in full, without middle names, and with initials."""
    words = author.replace(".", ". ").split()
    if len(words) < 2:  # noqa: PLR2004 - a collaboration
        return [_letters(author)]
    initials = "".join(word[0] for word in words[:-1])
    forms = [author, words[0] + words[-1], initials + words[-1], words[0][0] + words[-1]]
    return list(dict.fromkeys(map(_letters, forms)))


def _end_of(wanted: str, text: str) -> int | None:
    """Where a name whose letters are `wanted` ends in `text`; None where it is not at the beginning of a name."""
    letters, places = "", []
    for index, char in enumerate(text):
        for letter in _letters(char):
            letters += letter
            places.append(index)
    start = letters.find(wanted)
    if start < 0 or (places[start] > 0 and text[places[start] - 1].isalpha()):
        return None
    end = places[start + len(wanted) - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return None if end < len(text) and text[end].isalpha() else end


def _marks(line: Sequence[Run], offset: int, rest: str) -> list[str]:
    """The marks right behind the name: raised, or digits and signs glued to it."""
    glued = re.match(r"(?:[0-9]{1,2}|[*∗†‡§¶])(?:\s*,\s*(?:[0-9]{1,2}|[*∗†‡§¶]))*", rest)
    if glued:
        return _split(glued[0])
    if rest.strip(" ,"):
        return []
    found: list[str] = []
    for run in line[offset + 1 :]:
        if not run.raised:
            break
        found += _split(run.text)
    return found


def _split(text: str) -> list[str]:
    """`1,2∗` as `1`, `2`, `∗`."""
    marks = [mark for piece in _BETWEEN.split(text) for mark in _MARK.findall(piece)]
    return marks if len(marks) <= _MOST_MARKS else []


def _legend(lines: Sequence[Sequence[Run]], authors: Sequence[str]) -> dict[str, str]:
    """What stands behind each mark that begins an entry; a mark with two meanings has none."""
    entries: list[tuple[str, str]] = []
    for line in lines:
        is_entry = False
        for run in line:
            if run.raised:
                marks = _split(run.text)
                is_entry = len(marks) == 1
                if is_entry:
                    entries.append((marks[0], ""))
            elif is_entry or (entries and not is_entry and run is line[0] and _continues(run.text, entries[-1][1])):
                entries[-1] = (entries[-1][0], f"{entries[-1][1]} {run.text}".strip())
                is_entry = True
            elif run is line[0] and (leading := _LEADING.match(run.text)):
                entries += _listed(leading[1], run.text[leading.end() :])
                is_entry = True
    names = {spelling for author in authors for spelling in _spellings(author)}
    legend: dict[str, str] = {}
    for mark, text in entries:
        place = _cleaned(text)
        if _GIVEN_WITH_SIGNS.fullmatch(mark) and not _INSTITUTION.search(place):
            continue  # what signs lead to are notes, if it is no institution
        letters = _letters(place)
        if place and not any(name in letters for name in names if name):
            legend[mark] = "" if legend.get(mark, place) != place else place
    return {mark: place for mark, place in legend.items() if place}


def _listed(mark: str, text: str) -> list[tuple[str, str]]:
    """`1 MIT 2 ETH`, not raised, as the two entries that the next number makes of it."""
    found = []
    while mark.isdigit() and (following := re.search(rf"(?<=[\s,;]){int(mark) + 1}\s?(?=[A-ZÀ-Ý])", text)):
        found.append((mark, text[: following.start()]))
        mark, text = str(int(mark) + 1), text[following.end() :]
    return [*found, (mark, text)]


def _continues(text: str, so_far: str) -> bool:
    """Whether a line without a mark goes on with the entry before it."""
    return so_far.rstrip().endswith((",", "&", " and", " of", " for", "-")) or text[:1].islower()


def _cleaned(text: str) -> str:
    """As printed, without what is no address; empty where nothing is left."""
    text = re.sub(r"^\s*(?:affiliations?|institute(?:text)?|address)\s*:\s*", "", text, flags=re.IGNORECASE)
    if found := _NO_PLACE.search(text):
        text = text[: found.start()].rpartition("{")[0] if "{" in text[: found.start()] else text[: found.start()]
        text = re.sub(r"[\w.+-]*$", "", text) if found[0] == "@" else text
    text = " ".join(text.split()).strip(_EDGES)
    return text if 1 < len(text) <= _LONGEST and any(map(str.isalpha, text)) else ""


def _without_marks(
    authors: Sequence[str], lines: Sequence[Sequence[Run]], named: int, legend: dict[str, str]
) -> tuple[str, ...]:
    """Affiliations that nothing has to tell apart: a lone author's, the only one, or the one right below the name."""
    if len(authors) == 1 and legend:
        return _each_once(list(legend.values()))
    if legend:
        return ()
    below = ["".join(run.text if not run.raised else " " for run in line) for line in lines[named + 1 :]]
    places = {number: text for number, text in enumerate(map(_cleaned, below)) if _INSTITUTION.search(text)}
    if len(authors) == 1:
        return _each_once(list(places.values()))
    others = [_letters(author) for author in authors[1:]]
    spoken = ["" if "@" in text else _letters(text) for text in below]
    mentions = [number for number, letters in enumerate(spoken) if any(other in letters for other in others)]
    own_line = _letters("".join(run.text for run in lines[named] if not run.raised)) == _letters(authors[0])
    if own_line:
        first_other = min(mentions, default=0)
        return _each_once([text for number, text in places.items() if number < first_other])
    is_everybodys = len(set(places.values())) == 1 and max(mentions, default=-1) < min(places)
    return _each_once(list(places.values())) if is_everybodys else ()


def _each_once(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))


def _letters(text: str) -> str:
    """Letters alone, without accents or case: `Émilie du Châtelet` is `emilieduchatelet`."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalpha())
