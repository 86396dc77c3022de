"""A topic in the making as one message: its query in words, what it finds, and what it nearly finds and why not.

Invariant: it keeps within one message of Telegram's, whatever the query.
"""

import re
from datetime import date

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.paper import Paper
from bot.model.topic import Match
from bot.render.html import link
from bot.render.particulars import abs_url
from bot.render.query import in_words
from bot.render.text import clipped, lines, readable
from bot.topics.nodes import positive_leaves
from bot.topics.syntax import parse
from bot.topics.trial import Reject, Trial

HITS, REJECTS = 6, 4
_LONGEST_TITLE, _LONGEST_WORDS, _LONGEST_QUERY = 90, 60, 600
_HAN = re.compile("[\u4e00-\u9fff]")


def trial_html(name: str, query: str, trial: Trial, days: tuple[date, date] | None, locale: Locale, site: str) -> Html:
    """`days` are the first and the last of those whose papers were tried; None without any."""
    node = parse(query)
    words = in_words(node, locale)
    blocks = [
        locale.say("draft-head", name=name),
        lines(
            [words if len(words) <= _LONGEST_QUERY else "", f"<code>{escape(clipped(query, _LONGEST_QUERY))}</code>"]
        ),
        _foreign(query, locale),
        _found(trial, days, locale, site),
    ]
    if trial.rejects:
        rejects = (_reject(one, locale, site) for one in trial.rejects)
        blocks.append(lines([locale.say("draft-rejects"), *rejects]))
    return Html("\n\n".join(block for block in blocks if block))


def _found(trial: Trial, days: tuple[date, date] | None, locale: Locale, site: str) -> str:
    if days is None:
        return locale.say("draft-untried")
    first, last = (locale.day(day) for day in days)
    span = first if first == last else locale.say("draft-span", first=first, last=last)
    head = locale.say("draft-found", found=trial.found, tried=trial.tried, span=span)
    more = trial.found - len(trial.hits)
    rest = locale.say("draft-more", count=more) if more else ""
    return lines([head, *(_hit(*hit, locale, site) for hit in trial.hits), rest])


def _hit(paper: Paper, match: Match, locale: Locale, site: str) -> str:
    return locale.say("draft-hit", title=_title(paper, site), words=clipped(", ".join(match.terms), _LONGEST_WORDS))


def _reject(reject: Reject, locale: Locale, site: str) -> str:
    why = locale.say(
        f"reject-{reject.why}",
        words=clipped(", ".join(reject.words), _LONGEST_WORDS),
        has=clipped(", ".join(reject.paper.categories), _LONGEST_WORDS),
    )
    return locale.say("draft-reject", title=_title(reject.paper, site), why=why)


def _title(paper: Paper, site: str) -> Html:
    return Html(link(abs_url(paper, site), escape(clipped(readable(paper.title), _LONGEST_TITLE))))


def _foreign(query: str, locale: Locale) -> str:
    """That arXiv's titles are in English, where a word cannot be of any."""
    words = [leaf.text for leaf in positive_leaves(parse(query)) if _HAN.search(leaf.text)]
    return locale.say("draft-foreign", words=clipped(", ".join(words), _LONGEST_WORDS)) if words else ""
