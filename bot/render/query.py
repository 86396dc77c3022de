"""A query in words, and a topic of one's own as it would be: what it finds, and what it just misses.

Invariant: what is shown beside the words is the query itself, so that nothing is hidden by the words for it; a draft
is one message of Telegram's, whatever the query.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.paper import Paper
from bot.model.topic_draft import TopicDraft
from bot.render.particulars import category, title_line
from bot.render.text import clipped
from bot.topics.categories import taxonomy
from bot.topics.nodes import And, Category, Field, Leaf, Node, Not, Or, leaves
from bot.topics.syntax import parse
from bot.topics.trial import Miss, NearMiss, Trial

_CODE = re.compile(r"\b[a-z]{2,8}(?:-[a-z]{2,4})?\.[A-Za-z]{2}(?:-[a-z]{2,4})?\b", re.ASCII)
_MOST_LEAVES = 16
_LONGEST_TITLE, _LONGEST_WORDS, _LONGEST_SAID, _LONGEST_TOLD = 90, 80, 200, 600


def query_in_words(query: str, locale: Locale) -> Html:
    """`“diffusion models” and “protein”, by baker, without “survey”`; empty where that would be long."""
    node = parse(query)
    told = _told(node, locale) if sum(1 for _ in leaves(node)) <= _MOST_LEAVES else Html("")
    return told if len(told) <= _LONGEST_TOLD else Html("")


def draft_html(draft: TopicDraft, trial: Trial, days: int, locale: Locale, site_url: str) -> Html:
    """The draft, what it would have brought in the last `days` listing days, and what would happen with it."""
    return Html(
        "\n\n".join(part for part in (_head(draft, locale, site_url), *_tried(trial, days, locale, site_url)) if part)
    )


def linked(html: str, site_url: str) -> str:
    """The categories in it with their links; left alone, Telegram would take `cs.CV` for a site on Cape Verde."""
    return _CODE.sub(lambda found: category(found[0], site_url) if taxonomy().find(found[0]) else found[0], html)


def _head(draft: TopicDraft, locale: Locale, site_url: str) -> str:
    state = locale.say("draft-new" if draft.slug is None else "draft-change")
    lines = [f"<b>{linked(escape(draft.name), site_url)}</b> · {state}"]
    if draft.said:
        lines.append(linked(locale.say("draft-said", words=clipped(draft.said, _LONGEST_SAID)), site_url))
    told = query_in_words(draft.query, locale)
    if told:
        lines.append(linked(locale.say("draft-understood", words=told), site_url))
    lines.append(f"<code>{escape(draft.query)}</code>")
    if any("\u4e00" <= char <= "\u9fff" for char in draft.query):
        lines.append(locale.say("draft-han"))
    return "\n".join(lines)


def _tried(trial: Trial, days: int, locale: Locale, site_url: str) -> Iterable[str]:
    if not trial.looked_at:
        yield locale.say("draft-nothing-stored")
        return
    head = locale.say("draft-count", count=trial.count, papers=trial.looked_at, days=days)
    yield "\n".join([f"<b>{head}</b>", *(_line(hit.paper, _quoted(hit.terms, locale), site_url) for hit in trial.hits)])
    if trial.near:
        lines = (_line(miss.paper, _why(miss, locale), site_url) for miss in trial.near)
        yield "\n".join([f"<b>{locale.say('draft-near')}</b>", *lines])


def _line(paper: Paper, why: str, site_url: str) -> str:
    return f"{title_line(paper, site_url, '• ', _LONGEST_TITLE)}\n<i>{linked(why, site_url)}</i>"


def _why(miss: NearMiss, locale: Locale) -> str:
    if miss.why is Miss.EXCLUDED:
        return locale.say("miss-excluded", words=_quoted(miss.words, locale))
    if miss.why is Miss.CATEGORY:
        own = ", ".join(miss.paper.categories)
        return locale.say("miss-category", own=clipped(own, _LONGEST_WORDS), wanted=locale.listed(miss.words))
    lacking = _quoted(miss.words, locale)
    return locale.say("miss-partly", held=miss.held, wanted=miss.wanted, words=lacking)


def _quoted(words: Sequence[str], locale: Locale) -> Html:
    """As many of them as stand on a line or two."""
    lengths = accumulate(len(word) for word in words)
    shown = max(1, sum(length <= _LONGEST_WORDS for length in lengths))
    told = locale.listed([locale.say("query-term", words=clipped(word, _LONGEST_WORDS)) for word in words[:shown]])
    return Html(f"{told} …") if len(words) > shown else told


def _told(node: Node, locale: Locale) -> Html:
    match node:
        case And(parts):
            wanted = [_grouped(part, locale) for part in parts if not isinstance(part, Not)]
            unwanted = [_told(part, locale) for part in parts if isinstance(part, Not)]
            return Html(locale.say("list-comma").join([locale.say("query-and").join(wanted), *unwanted]).strip(", "))
        case Or(parts):
            return Html(locale.say("query-or").join(_grouped(part, locale) for part in parts))
        case Not(part):
            return locale.say("query-without", words=_grouped(part, locale))
        case leaf:
            return _leaf(leaf, locale)


def _grouped(node: Node, locale: Locale) -> Html:
    told = _told(node, locale)
    return Html(f"({told})") if isinstance(node, And | Or) else told


def _leaf(leaf: Leaf, locale: Locale) -> Html:
    if isinstance(leaf, Category):
        names = taxonomy().names[leaf.name]
        return locale.say("query-category", code=leaf.name, name=names.get(locale.language) or names["en"])
    words = clipped((leaf.text or " ".join(leaf.words)).rstrip("*"), _LONGEST_WORDS) + "…" * leaf.prefix
    kinds = {Field.TITLE: "query-title", Field.ABSTRACT: "query-abstract", Field.AUTHOR: "query-author"}
    return locale.say(kinds[leaf.field] if leaf.field else "query-term", words=words)
