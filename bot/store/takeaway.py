"""What a chat takes away: what it saved, and everything that is kept of it.

Invariant: every table that holds something of chats is in the export, or in `LEFT_OUT` with the reason; what others did
(who voted how) is not.
"""

import json
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from bot.model.paper import PaperId
from bot.store import blocks, papers
from bot.store.compact import matches_from_json
from bot.takeaway.papers import Kept

Json = dict[str, Any]

LEFT_OUT = {
    "turns": "made from deliveries, at every start anew",
    "inbox": "what is being answered at this moment",
    "topic_drafts": "topics before they are saved",
    "questions": "what a person is asked at this moment",
    "managers": "who runs the chat is in the export of their own, as `manages`",
    "managing": "what a person does at this moment",
    "troubles": "what the chat's admins are told while it lasts",
}
UNTOLD = {
    "subscriptions.since": "a place in the row of announcements",
    "digests.through": "the same",
    "digest_papers.position": "the order of the list",
    "rankings.changes": "counts what was learned, to be learned anew",
    "votes.person": "who voted is theirs",
    "deliveries.attempts": "how a message was sent",
    "deliveries.uncertain": "the same",
    "deliveries.not_before": "the same",
    "deliveries.reason": "the same",
    "deliveries.flight": "the same",
    "deliveries.manner": "the same",
    "deliveries.html": "words that Telegram has",
    "deliveries.buttons": "the same",
    "deliveries.spare": "the same",
    "spending.seq": "the order of the list",
    "spending.day": "the day of `at`",
}
"""Columns of those tables that are not in it, with the reason."""
_SECTIONS = {
    "subscriptions": """
        SELECT topic, thread, created, preferences FROM subscriptions WHERE chat = ? ORDER BY thread, created, topic""",
    "topics": "SELECT slug, name, query, created, kept, code FROM topics WHERE chat = ? ORDER BY created, slug",
    "saved": """
        SELECT paper, title, saved.at AS saved, note FROM saved JOIN papers ON papers.id = paper
        WHERE chat = ? ORDER BY saved.at, paper""",
    "votes": """
        SELECT paper, title, sum(value > 0) AS up, sum(value < 0) AS down, max(at) AS latest
        FROM votes JOIN papers ON papers.id = paper WHERE chat = ? GROUP BY paper ORDER BY latest, paper""",
    "manages": "SELECT chat, at FROM managers WHERE person = ? ORDER BY at, chat",
    "votes_elsewhere": """
        SELECT votes.chat, paper, title, value, at FROM votes JOIN papers ON papers.id = paper
        WHERE person = ?1 AND votes.chat <> ?1 ORDER BY at, votes.chat, paper""",
    "spending": """
        SELECT at, paper, version, purpose, model, language, input, cached, output, calls, cost FROM spending
        WHERE chat = ? ORDER BY seq""",
}
_DIGESTS = "SELECT id, day, thread, made, quiet FROM digests WHERE chat = ? ORDER BY id"
_PARTS = "SELECT digest, part, state, message_id, updated FROM deliveries WHERE chat = ? ORDER BY digest, part"
_PAPERS = """
    SELECT digest, paper, digest_papers.version, title, matches FROM digest_papers JOIN papers ON papers.id = paper
    WHERE chat = ? ORDER BY digest, position"""
_MOMENTS = frozenset({"created", "saved", "latest", "at", "made", "updated", "next_due", "kept"})


def saved(db: Database, chat: int) -> list[Kept]:
    """A chat's whole list, the latest first."""
    query = "SELECT paper, at, note FROM saved WHERE chat = ? ORDER BY at DESC, paper DESC"
    rows = db.execute(query, [chat]).fetchall()
    known = {one.id: one for one in papers.get_many(db, [PaperId(paper) for paper, _, _ in rows])}
    return [Kept(known[PaperId(paper)], datetime.fromtimestamp(at, UTC), note) for paper, at, note in rows]


def everything(db: Database, chat: int) -> Json:
    """All that is kept of a chat, by table, as the export has it (docs/export.md); moments are ISO 8601, in UTC."""
    row = next(db.query("SELECT * FROM chats WHERE id = ?", [chat]), None)
    learned = db.execute("SELECT weights FROM rankings WHERE chat = ?", [chat]).fetchone()
    found: Json = {"chat": _readable(row) if row else None}
    for name, query in _SECTIONS.items():
        found[name] = [_readable(one) for one in db.query(query, [chat])]
    return found | {"ranking": json.loads(learned[0]) if learned else {}, "digests": _digests(db, chat)}


def _digests(db: Database, chat: int) -> list[Json]:
    found = {row["id"]: _readable(row) | {"papers": [], "parts": []} for row in db.query(_DIGESTS, [chat])}
    for row in db.query(_PARTS, [chat]):
        found[row.pop("digest")]["parts"].append(_readable(row))
    rows = list(db.query(_PAPERS, [chat]))
    reasons = blocks.all_whole(db, [row.pop("matches") for row in rows])
    for row, text in zip(rows, reasons, strict=True):
        matches = matches_from_json(PaperId(row["paper"]), text) if text else ()
        row["why"] = [{"topic": match.topic, "words": list(match.terms)} for match in matches]
        found[row.pop("digest")]["papers"].append(row)
    return list(found.values())


def _readable(row: Json) -> Json:
    """A row with its moments in words and its JSON unpacked."""
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if name in _MOMENTS and value is not None:
        return datetime.fromtimestamp(value, UTC).isoformat()
    return json.loads(value) if name == "preferences" else value
