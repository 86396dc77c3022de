"""Words of others on a web page: formulas as MathML where that is worth it, addresses as links, all else as text.

Invariant: of strangers' words no markup is left. What is MathML here has nothing but known elements, attributes with
plain values, and escaped text; what has anything else is shown in Unicode.
"""

import re
from html import unescape

from markupsafe import Markup

from bot.render.mathml import mathml
from bot.render.particulars import web_links
from bot.render.rich.formulas import with_formulas

_ELEMENTS = (
    "math|mrow|mi|mn|mo|ms|mtext|mspace|mfrac|msqrt|mroot|msub|msup|msubsup|munder|mover|munderover|mstyle|mpadded"
    "|mphantom|mtable|mtr|mtd|mmultiscripts|mprescripts"
)
_ATTRIBUTES = (
    "accent|accentunder|columnalign|columnlines|columnspacing|depth|display|displaystyle|fence|form|height|largeop"
    "|linethickness|lspace|mathsize|mathvariant|maxsize|minsize|movablelimits|rowspacing|rspace|scriptlevel|separator"
    "|stretchy|symmetric|voffset|width"
)
_PLAIN_ATTRIBUTE = rf' (?:{_ATTRIBUTES})="[A-Za-z0-9 .%+-]{{0,40}}"'
_MATHML = re.compile(
    rf"(?:<(?:{_ELEMENTS})(?:{_PLAIN_ATTRIBUTE}){{0,8}} ?/?>|</(?:{_ELEMENTS})>|[^<>&]|&(?:amp|lt|gt|quot);)+"
)
_NO_BASE, _STRUT = "<mi />", '<mpadded width="0"><mphantom><mi>x</mi></mphantom></mpadded>'
"""A script without a base (`$_n$` behind a word) hangs on a letter that is not seen, or it would stand on the line."""
_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
_ADDRESS = re.compile(r"https?://(?:(?!&(?:quot|lt|gt|#))[^\s<>“”])+")
_TAIL = re.compile(r"(?:&amp;|[.,;:!?)\]}'’])+$")


def typeset(text: str) -> Markup:
    """A fragment of HTML for a place between tags."""
    return Markup(with_formulas(text, _mathml))  # noqa: S704 - escaped by `with_formulas`, and `_mathml` is checked


def linked(text: str) -> Markup:
    """The same, with web addresses as links."""
    html = typeset(text)
    return Markup(_ADDRESS.sub(_link, html)) if "http" in html else html  # noqa: S704 - `_link` only wraps what is


def _mathml(source: str) -> str | None:
    """A `<math>` element, None where it cannot be read or is more than typesetting."""
    made = (mathml(source, display=False) or "").replace(_NAMESPACE, "", 1)
    return made.replace(_NO_BASE, _STRUT) if _MATHML.fullmatch(made) else None


def _link(found: re.Match[str]) -> str:
    """What ends a sentence does not belong to the address."""
    tail = _TAIL.search(found[0])
    url = found[0][: tail.start()] if tail else found[0]
    if not web_links([unescape(url)]):
        return found[0]
    return f'<a href="{url}" rel="nofollow">{url}</a>{tail[0] if tail else ""}'
