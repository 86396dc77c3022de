"""What language models were paid for: one row for each reading, question or nightly batch.

Invariant: rows are only added, so a sum over a day never shrinks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.model.paper import Paper
from bot.model.usage import Purpose, Usage


@dataclass(frozen=True, slots=True)
class Charge:
    """One payment, in `language`. `chat` is the chat whose question it was, None for a digest's reading."""

    at: datetime
    chat: int | None
    paper: Paper
    language: str
    purpose: Purpose
    model: str
    usage: Usage


def add(db: Database, charge: Charge) -> None:
    """Keep a payment, under the day (UTC) on which it was made."""
    used = charge.usage
    db.execute(
        """INSERT INTO spending (at, day, chat, paper, version, language, purpose, model, input, cached, output, calls,
                                 cost)
           VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)""",
        [
            int(charge.at.timestamp()),
            charge.at.date().isoformat(),
            charge.chat,
            str(charge.paper.id),
            charge.paper.version,
            charge.language,
            charge.purpose.value,
            charge.model,
            used.input,
            used.cached,
            used.output,
            used.calls,
            used.cost,
        ],
    )


def spent(db: Database, day: date, chat: int | None = None) -> float:
    """What was paid on a day (UTC): for everything, or for one chat's own questions."""
    if chat is None:
        rows = db.query("SELECT total(cost) AS cost FROM spending WHERE day = ?", [day.isoformat()])
    else:
        rows = db.query("SELECT total(cost) AS cost FROM spending WHERE day = ? AND chat = ?", [day.isoformat(), chat])
    return float(next(iter(rows))["cost"])


def of_reading(db: Database, paper: Paper, language: str, model: str) -> Usage:
    """What the readings of a version of a paper by `model` in `language` used, failed tries included."""
    rows = db.query(
        f"SELECT {_SUMS} FROM spending WHERE paper = ? AND version = ? AND language = ? AND model = ? AND purpose <> ?",  # noqa: S608 - constants
        [str(paper.id), paper.version, language, model, Purpose.QUESTION.value],
    )
    return _usage(next(iter(rows)))


def by_purpose(db: Database, first: date, last: date) -> dict[Purpose, Usage]:
    """What was used from `first` to `last` (UTC days, both included), by purpose; those without a row are absent."""
    rows = db.query(
        f"SELECT purpose, {_SUMS} FROM spending WHERE day BETWEEN ? AND ? GROUP BY purpose",  # noqa: S608 - constants
        [first.isoformat(), last.isoformat()],
    )
    return {Purpose(row["purpose"]): _usage(row) for row in rows}


def dearest_chats(db: Database, day: date, limit: int = 5) -> list[tuple[int, float]]:
    """The chats that spent most on a day, with what they spent."""
    rows: Iterable[dict[str, float]] = db.query(
        """SELECT chat, total(cost) AS cost FROM spending WHERE day = ? AND chat IS NOT NULL
           GROUP BY chat HAVING cost > 0 ORDER BY cost DESC, chat LIMIT ?""",
        [day.isoformat(), limit],
    )
    return [(int(row["chat"]), row["cost"]) for row in rows]


_SUMS = (
    "coalesce(sum(input), 0) AS input, coalesce(sum(cached), 0) AS cached, coalesce(sum(output), 0) AS output, "
    "total(cost) AS cost, coalesce(sum(calls), 0) AS calls"
)


def _usage(row: dict[str, float]) -> Usage:
    return Usage(int(row["input"]), int(row["cached"]), int(row["output"]), row["cost"], int(row["calls"]))
