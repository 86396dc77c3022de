"""Formulas as a client shows them: LaTeX as MathML.

Telegram takes any source and leaves the reading to its clients; what cannot be read is shown as it was written.
"""

from functools import lru_cache

from latex2mathml.converter import convert

LONGEST = 4096
"""Code points of a source that is read at all: the time that reading takes grows faster than the source."""
_DEEPEST = 60


@lru_cache(maxsize=1024)
def mathml(expression: str, *, display: bool) -> str | None:
    """The `<math>` element, in the block or the inline style; None when the source cannot be read. Raises nothing."""
    if len(expression) > LONGEST or expression.count("{") + expression.count("\\left") > LONGEST // 4:
        return None
    try:
        return convert(expression, display="block" if display else "inline")
    except Exception:  # the converter answers bad LaTeX with whatever its code runs into: IndexError, KeyError, …
        return None
