"""Claims and the sentences behind them.

Invariant: evidence follows its own claim, and a claim that is its evidence word for word is not said twice.
"""

from collections.abc import Iterable, Sequence

from bot.model.reading import Claim, Reading, Section
from bot.render.coverage import is_extractive
from bot.render.text import clipped, inline


def bullets(claims: Iterable[Claim], *, longest: int = 100_000) -> str:
    """One claim as it is, several with a bullet each; a claim of more than `longest` characters is cut."""
    texts = [inline(clipped(claim.text, longest)) for claim in claims]
    return texts[0] if len(texts) == 1 else "\n".join(f"• {text}" for text in texts)


def numbered(claims: Iterable[Claim]) -> str:
    """Several claims with a number each, for evidence that is told below them all."""
    texts = [inline(claim.text) for claim in claims]
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def with_evidence(claims: Sequence[Claim], reader: str, *, are_steps: bool = False) -> str:
    """Each claim, below it the sentences behind it; steps with numbers."""
    lines = []
    for number, claim in enumerate(claims, start=1):
        sign = f"{number}. " if are_steps else "• "
        lines.append(inline(claim.text) if len(claims) == 1 else f"{sign}{inline(claim.text)}")
        lines += [f"↳ {quoted(sentence)}" for sentence in behind(claim, reader)]
    return "\n".join(lines)


def evidence_lines(claims: Sequence[Claim], reader: str) -> list[str]:
    """The sentences behind claims that `numbered` shows, by their numbers."""
    return [
        quoted(sentence) if len(claims) == 1 else f"{number}. {quoted(sentence)}"
        for number, claim in enumerate(claims, start=1)
        for sentence in behind(claim, reader)
    ]


def behind(claim: Claim, reader: str) -> tuple[str, ...]:
    """The evidence of a claim, none where the claim is its evidence.

    The extractive reader may leave out a lead-in ("In this paper, …").
    """
    text, evidence = (" ".join(words.split()).casefold() for words in (claim.text, " ".join(claim.evidence)))
    is_verbatim = evidence.endswith(text) if is_extractive(reader) else evidence == text
    return () if is_verbatim else tuple(dict.fromkeys(claim.evidence))


def takeaways(reading: Reading) -> tuple[Claim, ...]:
    """The takeaways that do not repeat the summary."""
    said = reading.summary.text if reading.summary else None
    return tuple(claim for claim in reading.takeaways if claim.text != said)


def unsaid(reading: Reading, said: Iterable[Claim | None]) -> dict[Section, tuple[Claim, ...]]:
    """The sections without what is `said` elsewhere: in the same words or, where claims are quotations, from the same
    sentences. Sections of which nothing is left are left out.
    """
    known = [claim for claim in said if claim is not None]
    texts = {claim.text for claim in known}
    sentences = {claim.evidence for claim in known} if is_extractive(reading.reader) else set()
    left = {
        section: tuple(one for one in claims if one.text not in texts and one.evidence not in sentences)
        for section, claims in reading.sections.items()
    }
    return {section: left[section] for section in Section if left.get(section)}


def quoted(sentence: str) -> str:
    """The paper's own words."""
    return f"“{inline(sentence)}”"


def folded(html: str) -> str:
    """A quotation that opens on a tap."""
    return f"<blockquote expandable>{html}</blockquote>"
