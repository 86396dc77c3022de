"""Readings as JSON: what the store keeps and the command line prints.

Invariant: `reading_from_json(reading_to_json(reading)) == reading`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.model.paper import PaperId
from bot.model.reading import CORE_SECTIONS, Claim, Depth, Links, Reading, Section


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values. A section that could not be written is null; times are ISO 8601."""
    return {
        "id": reading.paper.base,
        "version": reading.version,
        "language": reading.language,
        "summary": reading.summary.text if reading.summary else None,
        "summary_evidence": list(reading.summary.evidence) if reading.summary else [],
        "key_takeaways": [_claim_to_json(claim) for claim in reading.takeaways],
        "sections": {section.value: _section_to_json(reading, section) for section in _shown(reading)},
        "keywords": list(reading.keywords),
        "links": {
            "code": list(reading.links.code),
            "project": list(reading.links.project),
            "venue": reading.links.venue,
        },
        "coverage": {"depth": reading.depth.value, "pages": reading.pages}
        | ({"partly": True} if reading.partly else {}),
        "reader": reading.reader,
        "cut": reading.cut,
        "title": reading.title,
        "affiliations": list(reading.affiliations),
        "made": reading.made.isoformat(),
    }


def reading_from_json(value: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_json` wrote. Raises KeyError or ValueError for anything else."""
    summary, links, coverage = value["summary"], value["links"], value["coverage"]
    return Reading(
        paper=PaperId(value["id"]),
        version=value["version"],
        language=value["language"],
        depth=Depth(coverage["depth"]),
        reader=value["reader"],
        summary=None if summary is None else Claim(summary, tuple(value["summary_evidence"])),
        takeaways=_claims(value["key_takeaways"]),
        sections={Section(name): _claims(claims) for name, claims in value["sections"].items() if claims is not None},
        keywords=tuple(value["keywords"]),
        links=Links(tuple(links["code"]), tuple(links["project"]), links["venue"]),
        made=datetime.fromisoformat(value["made"]),
        pages=coverage["pages"],
        cut=value["cut"],
        title=value["title"],
        affiliations=tuple(value["affiliations"]),
        partly=coverage.get("partly", False),
    )


def _coverage_to_json(reading: Reading) -> dict[str, Any]:
    read: dict[str, Any] = {"depth": reading.depth.value, "pages": reading.pages}
    return read | {"partly": True} if reading.partly else read


def _shown(reading: Reading) -> list[Section]:
    """The core sections always, the others where there are any."""
    return [section for section in Section if section in CORE_SECTIONS or section in reading.sections]


def _section_to_json(reading: Reading, section: Section) -> list[dict[str, Any]] | None:
    return [_claim_to_json(claim) for claim in reading.sections[section]] if section in reading.sections else None


def _claim_to_json(claim: Claim) -> dict[str, Any]:
    return {"text": claim.text, "evidence": list(claim.evidence)}


def _claims(values: list[dict[str, Any]]) -> tuple[Claim, ...]:
    return tuple(Claim(value["text"], tuple(value["evidence"])) for value in values)
