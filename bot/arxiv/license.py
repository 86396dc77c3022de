"""Under which licence a paper is, and what that allows.

Invariant: what is not known to be free is not shown as if it were.
"""

import re
from html import unescape

_LINK = re.compile(
    r"""<div\s[^>]*class=["'][^"']*\babs-license\b[^"']*["'][^>]*>.{0,200}?<a\s[^>]*href=["']([^"'>]{1,300})["']""",
    re.DOTALL | re.IGNORECASE,
)
_FREE = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/by(?:-nc)?(?:-nd|-sa)?/|publicdomain/|licenses/publicdomain)",
    re.IGNORECASE,
)


def license_on(page: str) -> str | None:
    """The licence's URL on a paper's abstract page, where it names one (`<div class="abs-license">`)."""
    found = _LINK.search(page)
    return unescape(found[1]).strip() if found else None


def may_show(license_url: str | None, policy: str) -> bool:
    """Whether figures of a paper may be shown, under `reading.figures`: `licensed`, `all` or `none`.

    All Creative Commons licences let a figure be shown unchanged, with credit and without a fee. arXiv's own licence
    (`nonexclusive-distrib`) gives that right to arXiv alone.
    """
    if policy == "all":
        return True
    return policy == "licensed" and license_url is not None and bool(_FREE.match(license_url))
