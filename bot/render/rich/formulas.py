r"""TeX in the words of a rich message: formulas typeset where every client can be trusted with them, else in Unicode.

Invariant: what is typeset is mathematics that `bot.render.rich.grammar` reads whole; a formula that is a mere word or
number (`$90\%$`, `$n$`) is not typeset.
"""

import re
from collections.abc import Callable

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
    return with_formulas(text, lambda source: f"<tg-math>{escape(source)}</tg-math>")


def with_formulas(text: str, made: Callable[[str], str | None]) -> Html:
    """The text as a fragment of HTML, with what `made` makes of each source that is worth it; None is for Unicode."""
    if ("$" not in text and "\\" not in text) or _SIGN in text:
        return Html(inline(text))
    formulas: list[str] = []
    words: list[str] = []
    for written, source in pieces(text):
        formula = made(" ".join(source.split())) if is_typeset(source) else None
        words.append(written if formula is None else f"{_SIGN}{len(formulas)}{_SIGN}")
        formulas += [] if formula is None else [formula]
    plain = escape(isolated(clean("".join(words))))
    return Html(_STAND_IN.sub(lambda found: formulas[int(found[1])], plain))


def is_typeset(source: str) -> bool:
    """Whether a formula is shown as one: it is worth it, and no client can be expected to stumble over it."""
    return bool(_WORTH_IT.search(source)) and len(source) <= LONGEST and is_sound(source)
