r"""TeX in the words of a rich message: formulas typeset where every client can be trusted with them, else in Unicode.

Invariant: what is typeset is mathematics that `bot.render.rich.grammar` reads whole; a formula that is a mere word or
number (`$90\%$`, `$n$`) is not typeset.
"""

import re

from bot.locales import Html
from bot.locales.html import escape
from bot.render.latex import pieces
from bot.render.rich.grammar import is_sound
from bot.render.text import clean, inline, isolated

LONGEST = 300
"""Characters of a source."""
_WORTH_IT = re.compile(r"[\^_]|\\[A-Za-z]")
_SIGN = "\ue000"
_STAND_IN = re.compile(f"{_SIGN}(\\d+){_SIGN}")


def typeset(text: str) -> Html:
    """The text with its formulas as `<tg-math>`, as a fragment of rich HTML. Not for places inside `<details>`."""
    if ("$" not in text and "\\" not in text) or _SIGN in text:
        return Html(inline(text))
    sources: list[str] = []
    words: list[str] = []
    for written, source in pieces(text):
        if is_typeset(source):
            words.append(f"{_SIGN}{len(sources)}{_SIGN}")
            sources.append(" ".join(source.split()))
        else:
            words.append(written)
    plain = escape(isolated(clean("".join(words))))
    return Html(_STAND_IN.sub(lambda found: f"<tg-math>{escape(sources[int(found[1])])}</tg-math>", plain))


def is_typeset(source: str) -> bool:
    """Whether a formula is shown as one: it is worth it, and no client can be expected to stumble over it."""
    return bool(_WORTH_IT.search(source)) and len(source) <= LONGEST and is_sound(source)
