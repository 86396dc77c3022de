"""One statement held against the text that was read.

Invariant: a statement whose evidence is not in the text has a finding; a sentence of the text that names
itself has none.
"""

from collections.abc import Sequence

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.location import locate
from bot.reading.checking.statements import once, statement_findings
from bot.reading.checking.support import support
from bot.reading.checking.titles import title_findings

_LONGEST = 100
_LEAST_OF_EVIDENCE, _ENOUGH = 0.15, 10.0


def check_claim(
    text: str,
    evidence: Sequence[str],
    ground: Ground,
    *,
    where: str,
    language: str = "",  # noqa: ARG001 - the rules see the script themselves
) -> list[Finding]:
    """What is wrong with `text`, which rests on the passages `evidence` of `ground`; nothing where it holds."""
    located = [(passage, locate(passage, ground)) for passage in evidence]
    findings = [
        Finding(where, FindingKind.UNSUPPORTED, passage[:_LONGEST], "The source does not have this passage.")
        for passage, found in located
        if found is None
    ]
    passages = tuple(dict.fromkeys(found for _, found in located if found is not None))
    if not evidence:
        findings.append(Finding(where, FindingKind.UNSUPPORTED, text[:_LONGEST], "It names no passage of the source."))
    findings += statement_findings(text, ground, where=where, evidence=passages)
    if passages and not any(finding.kind is FindingKind.UNSUPPORTED for finding in findings):
        findings += _beside(text, passages, where)
    return once(findings)


def check_title(translated: str, ground: Ground, *, where: str = "title") -> list[Finding]:
    """What is wrong with a translation of the title: names and numbers are kept, and it is nothing else."""
    return title_findings(translated, ground, where=where)


def _beside(text: str, passages: Sequence[str], where: str) -> list[Finding]:
    """A finding where the passages that it names do not speak of it at all."""
    found = support(text, Ground("", "", "", "\n".join(passages)))
    if found.weight < _ENOUGH or found.share >= _LEAST_OF_EVIDENCE:
        return []
    return [
        Finding(where, FindingKind.UNSUPPORTED, text[:_LONGEST], "The passages that it names do not speak of this.")
    ]
