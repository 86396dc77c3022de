"""A statement's sentences held against the text that was read, by every check there is.

Invariant: a sentence of the text itself has no finding, and no finding is reported twice.
"""

from collections.abc import Iterable, Sequence

from bot.model.finding import Finding
from bot.reading.checking.addresses import address_findings
from bot.reading.checking.entities import entity_findings
from bot.reading.checking.filler import filler_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.leaks import leak_findings
from bot.reading.checking.numbers import number_findings
from bot.reading.checking.orders import order_findings
from bot.reading.checking.platitudes import platitude_findings
from bot.reading.checking.polarity import polarity_findings
from bot.reading.checking.renderings import rendering_findings
from bot.reading.checking.unsupported import unsupported_findings
from bot.reading.sentences import split

_LONGEST = 1_000


def statement_findings(text: str, ground: Ground, *, where: str, evidence: Sequence[str] = ()) -> list[Finding]:
    """What is wrong with `text`, sentence by sentence; without `evidence` all of `ground` is evidence."""
    found = filler_findings(text, ground, where=where) or platitude_findings(text, where=where)
    if found and found[0].text == text.strip():
        return found
    filler = {one.text for one in found}
    for sentence in _sentences(text):
        if sentence not in filler and not ground.says(sentence):
            said = _of_sentence(sentence, evidence, ground, where)
            found += [one for one in said if one.text not in filler]
    return once(found)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in order."""
    seen: dict[tuple[str, str, str], Finding] = {}
    for one in findings:
        seen.setdefault((one.where, one.kind, one.text), one)
    return list(seen.values())


def _of_sentence(sentence: str, evidence: Sequence[str], ground: Ground, where: str) -> list[Finding]:
    """A leak or a wrong link explains what is strange in its words, and the sentence is about nothing else."""
    leaks = leak_findings(sentence, ground, where=where) or order_findings(sentence, ground, where=where)
    plain = [*leaks, *address_findings(sentence, ground, where=where)]
    rest = entity_findings(sentence, ground, where=where)
    near = ground.near(sentence)
    sources = evidence or (() if near is ground else near.sentences)
    numbers = number_findings(sentence, sources, near.lines, where=where)
    if numbers and near is not ground:
        numbers = number_findings(sentence, sources, ground.lines, where=where)
    rest += numbers
    rest += polarity_findings(sentence, sources, near.lines, where=where)
    rest += rendering_findings(sentence, ground, where=where)
    if not plain:
        rest += unsupported_findings(sentence, ground, where=where)
    return plain + [one for one in rest if not any(one.text in said.text for said in plain)]


def _sentences(text: str) -> Iterable[str]:
    """Those of `text`; what goes on for pages without an end is taken in pieces."""
    whole = (sentence for line in text.splitlines() for sentence in split(line))
    return (sentence[at : at + _LONGEST] for sentence in whole for at in range(0, len(sentence), _LONGEST))
