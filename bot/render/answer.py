"""The answer to a question on a paper: statements with the sentences behind them, or that the paper does not say.

Invariant: no statement without the paper's own words below it.
"""

from bot.locales import Locale
from bot.model.digest import Message
from bot.model.paper import Paper
from bot.model.reading import Fallback
from bot.reading.answer import Answer
from bot.render.claims import behind, folded, quoted
from bot.render.coverage import reader
from bot.render.html import split
from bot.render.particulars import title_line
from bot.render.text import clipped, inline, lines

_ONLY_THE_ABSTRACT = (Fallback.NO_TEXT, Fallback.UNREADABLE)
_LONGEST_TITLE, _LONGEST_QUESTION = 300, 300


def answer_messages(paper: Paper, question: str, answer: Answer, locale: Locale, site_url: str) -> list[Message]:
    """The question again, below it the answer claim by claim, each with its evidence folded."""
    head = lines(
        [
            title_line(paper, site_url, longest=_LONGEST_TITLE),
            f"<i>{inline(clipped(question, _LONGEST_QUESTION))}</i>",
        ]
    )
    told = [_told(claim.text, behind(claim, answer.reader)) for claim in answer.claims]
    foot = [f"<i>{locale.say('answer-reader', reader=reader(answer.reader, locale))}</i>"]
    if answer.fallback is not None:
        foot.append(f"<i>{locale.say(f'less-{answer.fallback.value}')}</i>")
    absent = "answer-absent-abstract" if answer.fallback in _ONLY_THE_ABSTRACT else "answer-absent"
    blocks = [head, *(told or [locale.say(absent)]), lines(foot)]
    return [Message(html) for html in split(blocks)]


def _told(text: str, sentences: tuple[str, ...]) -> str:
    """A statement and its sentences; the paper's own sentence alone, between quotation marks."""
    return f"{inline(text)}\n{folded(lines(map(quoted, sentences)))}" if sentences else quoted(text)
