"""Formulas as a client shows them: LaTeX as MathML.

Telegram takes any source and leaves the reading to its clients; what cannot be read is shown as it was written.
"""

from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element

LONGEST = 4096
"""Code points of a source that is read at all: the time that reading takes grows faster than the source."""
_UNWANTED = frozenset({"class", "href", "id", "src", "style"})


@lru_cache(maxsize=1024)
def mathml(expression: str, *, display: bool) -> str | None:
    """The `<math>` element, in the block or the inline style; None when the source cannot be read. Raises nothing."""
    if len(expression) > LONGEST or expression.count("{") + expression.count("\\left") > LONGEST // 4:
        return None
    try:
        made = convert_to_element(expression, display="block" if display else "inline")
        for element in made.iter():
            _tame(element)
        return tostring(made, encoding="unicode")
    except Exception:  # the converter answers bad LaTeX with whatever its code runs into: IndexError, KeyError, …
        return None


def _tame(element: Element) -> None:
    """Make characters of the references that the converter writes, and leave out what is more than typesetting."""
    element.text, element.tail = unescape(element.text or ""), unescape(element.tail or "")
    for name in _UNWANTED & element.attrib.keys():
        del element.attrib[name]
