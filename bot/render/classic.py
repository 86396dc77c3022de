"""The classic layout: Telegram HTML messages with folded parts, and a number key for each paper.

Invariant: every message keeps Telegram's limits (4,096 characters, 100 entities, 64 bytes of callback data, 8 keys a
row), and a message ends between papers or paragraphs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.digest import Button, Digest, Message
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.render.block import Block, Sheet, sheets
from bot.render.card import Cards, View
from bot.render.compact import compact_html, evidence_blocks
from bot.render.head import digest_head, quiet_blocks
from bot.render.html import split, strip_tags
from bot.render.keys import PLAIN, Marks, Rows, compact_keys, evidence_keys, full_keys
from bot.render.particulars import category, first_authors, title_line
from bot.render.reading import reading_blocks
from bot.render.revisions import revision_blocks
from bot.render.text import clipped, dotted

_KEYS_A_ROW = 8
_LONGEST_TITLE, _LONGEST_LINE = 200, 120


def digest_messages(digest: Digest, view: View, cards: Cards | None = None) -> list[Message]:
    """A chat's day. `cards` are those that were made for other chats.

    Below each message stand the numbers of its papers (callback `p:ID`), below the last one the key for the papers
    beyond the chat's limit (`more:THREAD:YYYY-MM-DD:OFFSET`).
    """
    locale = view.locale
    if digest.quiet is not None:
        keys = ((_open_key(digest.nearest, locale),),) if digest.nearest else ()
        return _with_last_keys(
            split([*quiet_blocks(digest, digest.quiet, view), *revision_blocks(digest.revisions, view)]), keys
        )
    made = cards or Cards()
    head = Block.of(f"{digest_head(digest, view)}\n<i>{locale.say('digest-keys')}</i>")
    blocks = [head, *(made.numbered(entry, number, view) for number, entry in enumerate(digest.entries, start=1))]
    blocks += [Block.of(html) for html in revision_blocks(digest.revisions, view)]
    messages = [Message(sheet.html, _keys_of(sheet, digest), sheet.shared) for sheet in sheets(blocks)]
    return [*messages[:-1], replace(messages[-1], buttons=messages[-1].buttons + more_key(digest, locale))]


def paper_messages(
    paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN
) -> list[Message]:
    """One paper in full, with its keys below the last message."""
    keys = full_keys(paper, reading, locale, site_url, marks)
    return _with_last_keys(split(reading_blocks(paper, reading, locale, site_url)), keys)


def compact_message(paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN) -> Message:
    """One paper in one message, with the keys to more of it."""
    keys = compact_keys(paper, reading, locale, site_url, marks)
    return Message(compact_html(paper, reading, locale, site_url), keys)


def draft_html(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> str:
    """What is read so far of one paper, as much as one message holds."""
    return split(reading_blocks(paper, reading, locale, site_url, is_growing=True))[0]


def evidence_messages(
    paper: Paper, reading: Reading, locale: Locale, site_url: str, *, is_compact: bool = False
) -> list[Message]:
    """The sentences behind each claim of the full reading, or of the compact one, which then has a key back."""
    pieces = split(evidence_blocks(paper, reading, locale, site_url, is_compact=is_compact))
    return _with_last_keys(pieces, evidence_keys(paper, locale) if is_compact and len(pieces) == 1 else ())


def list_message(
    papers: Sequence[Paper],
    head: Html,
    locale: Locale,
    site_url: str,
    *,
    first: int = 1,
    keys: Rows = (),
    notes: Mapping[PaperId, Html] = MappingProxyType({}),
) -> Message:
    """Up to ten papers in one message: numbered titles, authors, dates, notes; their number keys, then `keys`.

    `head` stands above them (some 500 characters at most), `first` is the number of the first paper; `notes` are one
    line each at most.
    """
    entries = [_listed(paper, number, locale, site_url) for number, paper in enumerate(papers, start=first)]
    entries = [
        f"{entry}\n{notes[one.id]}" if one.id in notes else entry for entry, one in zip(entries, papers, strict=True)
    ]
    blocks = [head, *(entries or [locale.say("list-empty")])]
    return Message("\n\n".join(block for block in blocks if block), number_keys(papers, first) + tuple(keys))


def number_keys(papers: Iterable[Paper], first: int = 1) -> Rows:
    """One key per paper, eight in a row, as even as can be: nine make five and four."""
    keys = [Button(str(number), data=f"p:{paper.id}") for number, paper in enumerate(papers, start=first)]
    rows = -(-len(keys) // _KEYS_A_ROW)
    width = -(-len(keys) // rows) if rows else 0
    return tuple(tuple(keys[start : start + width]) for start in range(0, len(keys), width or 1))


def _keys_of(sheet: Sheet, digest: Digest) -> Rows:
    """The numbers of the papers whose cards begin in this message. Block 0 is the head, those behind are revisions."""
    numbers = [block for block in sheet.blocks if 0 < block <= len(digest.entries)]
    return number_keys([digest.entries[number - 1].paper for number in numbers], numbers[0]) if numbers else ()


def _open_key(paper: Paper, locale: Locale) -> Button:
    return Button(locale.label("key-open"), data=f"p:{paper.id}")


def more_key(digest: Digest, locale: Locale) -> Rows:
    """The key for the papers beyond the chat's limit, if there are any."""
    if not digest.more:
        return ()
    data = f"more:{digest.thread}:{digest.day.isoformat()}:{len(digest.entries)}"
    return ((Button(locale.label("digest-more", count=digest.more), data=data),),)


def _listed(paper: Paper, number: int, locale: Locale, site_url: str) -> str:
    """At most some 350 characters, so that ten of these fit below a head."""
    names = escape(clipped(strip_tags(first_authors(paper, locale)), _LONGEST_LINE))
    date = locale.day(paper.published.date()) if paper.published else ""
    line = dotted([names, category(paper.primary_category, site_url), date])
    return f"{title_line(paper, site_url, f'{number}. ', _LONGEST_TITLE)}\n{line}"


def _with_last_keys(pieces: Sequence[str], keys: Rows) -> list[Message]:
    return [Message(html, keys if index == len(pieces) - 1 else ()) for index, html in enumerate(pieces)]
