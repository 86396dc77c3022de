"""A chat's day in one rich message: title, contents that jump, a card per paper; in several where one cannot hold it.

Invariant: a message keeps Telegram's limits and ends between papers; its contents name the papers that stand in it, and
`spare` are classic messages of these same papers under the same numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.locales import Html
from bot.locales.html import escape
from bot.model.digest import Digest, Message
from bot.render.block import Block, sheets
from bot.render.card import Cards, View
from bot.render.classic import digest_messages, more_key, number_keys
from bot.render.head import digest_head
from bot.render.html import strip_tags
from bot.render.revisions import revision_blocks
from bot.render.rich.block import LIMIT, MAX_BLOCKS, RichBlock
from bot.render.rich.card import Card, RichCards
from bot.render.rich.markup import paragraph
from bot.render.rich.revisions import revised

_HEAD_ROOM = 1_000
"""Characters kept for the head of a message."""
_HEAD_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class _Page:
    """The papers of one message: `first` is the number of the first; the last message has what follows all papers."""

    first: int
    cards: tuple[Card, ...]
    tail: str = ""


def rich_messages(
    digest: Digest, view: View, cards: Cards | None = None, rich_cards: RichCards | None = None
) -> list[Message]:
    """The same as `digest_messages` in the rich layout. A quiet day is told in the classic one."""
    if digest.quiet is not None:
        return digest_messages(digest, view, cards)
    pages = _fewest_pages(digest, view, rich_cards or RichCards())
    classic = cards or Cards()
    found = []
    for index, page in enumerate(pages):
        is_last = index == len(pages) - 1
        head = _head(digest, view, index, len(pages))
        found.append(
            Message(
                f"{_rich_head(head)}{_body(page, view)}",
                more_key(digest, view.locale) if is_last else (),
                _shared(page),
                is_rich=True,
                spare=tuple(_spare(digest, view, page, head, classic, is_last=is_last)),
            )
        )
    return found


def _fewest_pages(digest: Digest, view: View, made: RichCards) -> list[_Page]:
    """With folded parts where the day has room for them, without where that makes fewer messages."""
    tail = revised(digest.revisions, view)
    pages = _pages([made.card(entry, view) for entry in digest.entries], tail)
    if len(pages) == 1:
        return pages
    shorter = _pages([made.card(entry, view, folds=False) for entry in digest.entries], tail)
    return shorter if len(shorter) < len(pages) else pages


def _pages(cards: Sequence[Card], tail: str) -> list[_Page]:
    """As many papers in each message as it holds, one at the least."""
    groups: list[list[Card]] = [[]]
    length = blocks = 0
    for card in cards:
        more = RichBlock.of(f"<li>{card.line}</li>{card.before(100)}{card.noted(100)}")
        longer, fuller = more.length + card.rest.length, more.blocks + card.rest.blocks
        if groups[-1] and (length + longer > LIMIT - _HEAD_ROOM or blocks + fuller > MAX_BLOCKS - _HEAD_BLOCKS):
            groups.append([])
            length = blocks = 0
        groups[-1].append(card)
        length, blocks = length + longer, blocks + fuller
    end = RichBlock.of(tail)
    if length + end.length > LIMIT - _HEAD_ROOM or blocks + end.blocks > MAX_BLOCKS - _HEAD_BLOCKS:
        groups.append([])
    starts = [1 + sum(len(group) for group in groups[:index]) for index in range(len(groups))]
    found = [_Page(start, tuple(group)) for start, group in zip(starts, groups, strict=True)]
    return [*found[:-1], _Page(starts[-1], tuple(groups[-1]), tail)]


def _body(page: _Page, view: View) -> str:
    contents = "".join(f"<li>{card.line}</li>" for card in page.cards)
    start = f' start="{page.first}"' if page.first > 1 else ""
    told = [card.numbered(number) for number, card in enumerate(page.cards, start=page.first)]
    if len(told) > 1:
        told.insert(0, f"<h4>{view.locale.say('rich-contents')}</h4><ol{start}>{contents}</ol>")
    notes = "".join(card.noted(number) for number, card in enumerate(page.cards, start=page.first))
    head = f"<h4>{view.locale.say('part-evidence')}</h4>" if notes else ""
    return "".join([*told, page.tail, head, notes])


def _shared(page: _Page) -> tuple[str, ...]:
    """What other chats' messages have too, in the order in which it stands there."""
    lines = [card.line for card in page.cards] if len(page.cards) > 1 else []
    notes = [card.notes.html for card in page.cards if card.notes.html]
    return (*lines, *(card.rest.html for card in page.cards), *notes)


def _head(digest: Digest, view: View, index: int, count: int) -> Sequence[Html]:
    """The lines above the papers: of the first message the digest's, of a further one its number."""
    lines = [Html(line) for line in digest_head(digest, view).split("\n")]
    if count > 1:
        part = view.locale.say("rich-part", title=lines[0], number=index + 1, count=count)
        return [part, *lines[1:]] if index == 0 else [part]
    return lines


def _rich_head(head: Sequence[Html]) -> str:
    return f"<h2>{escape(strip_tags(head[0]))}</h2>{''.join(map(paragraph, head[1:]))}"


def _spare(
    digest: Digest, view: View, page: _Page, head: Sequence[Html], cards: Cards, *, is_last: bool
) -> Iterator[Message]:
    """Classic messages of the same papers, and the word that the layout has changed."""
    entries = digest.entries[page.first - 1 :][: len(page.cards)]
    numbered = [cards.numbered(entry, number, view) for number, entry in enumerate(entries, start=page.first)]
    tail = [Block.of(html) for html in revision_blocks(digest.revisions, view)] if page.tail else []
    keys_line = f"<i>{view.locale.say('digest-keys')}</i>"
    pieces = sheets([Block.of("\n".join([*head, keys_line])), *numbered, *tail])
    for index, piece in enumerate(pieces):
        begun = [block - 1 for block in piece.blocks if 0 < block <= len(entries)]
        keys = number_keys([entries[place].paper for place in begun], page.first + begun[0]) if begun else ()
        more = more_key(digest, view.locale) if is_last and index == len(pieces) - 1 else ()
        yield Message(piece.html, keys + more, piece.shared)
    yield Message(view.locale.say("layout-refused"))
