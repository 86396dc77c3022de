r"""Words of others as Markdown: whatever they hold is text, in CommonMark, in GitHub's and in Hexo's.

Invariant: a reader sees the words that were put in. Nothing of them begins a list, a heading, a link, a tag, a template
(`{{ }}`, `{% %}`, `{# #}` of Hexo's Nunjucks, which runs first) or a formula; addresses lead where they say.
Source: CommonMark 0.31 (backslash escapes, autolinks); GitHub's “Writing mathematical expressions” (`<span>$</span>`;
the backslash is for viewers that look for formulas before tags).
"""

import re
from urllib.parse import quote, urlsplit

from bot.render.latex import pieces
from bot.render.post.formulas import formula
from bot.render.text import clean, isolated

_WEB = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_~)"
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$#^=!@%]")
_WRITTEN = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": r"<span>\$</span>"}
_HTML = re.compile(r"[<>&\"'{}%#$\\]")
_LEADING = re.compile(r"(?:[-+:](?=\s|[-+:]|$)|\d{1,9}(?=[.)](?:\s|$)))")
_SIGN = "\ue000"
_STAND_IN = re.compile(f"{_SIGN}(\\d+){_SIGN}")
_SAFE_IN_URL = "/:?#@!$&'*+,;=%~-._"


def words(text: str) -> str:
    """A text as one line of Markdown, its formulas as `$…$` where that is safe and worth it, else in Unicode."""
    kept: list[str] = []
    parts: list[str] = []
    for written, source in pieces(text.replace(_SIGN, "")):
        typeset = formula(source) if source else None
        parts.append(written if typeset is None else f"{_SIGN}{len(kept)}{_SIGN}")
        if typeset is not None:
            kept.append(typeset)
    line = _with_addresses(isolated(clean("".join(parts))))
    return _STAND_IN.sub(lambda found: kept[int(found[1])], line)


def verbatim(text: str) -> str:
    """A text without a thought for TeX: names, labels."""
    return _with_addresses(isolated(clean(text)))


def in_html(text: str) -> str:
    """A text for a place in a tag of ours, where viewers read no Markdown: on one line, as HTML."""
    return _HTML.sub(lambda found: f"&#{ord(found[0])};", isolated(clean(text)))


def link(label: str, url: str) -> str:
    """A link; `label` is Markdown already. Only the label where `url` is no web address."""
    target = address(url)
    return f"[{label}](<{target}>)" if target else label


def shown(url: str) -> str:
    """An address as the label of a link: without its scheme."""
    return _escaped(clean(url.partition("://")[2].rstrip("/") or url))


def address(url: str) -> str:
    """A web address that can stand in Markdown, in HTML and in a template; empty for anything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url.strip().encode(errors="replace").decode(), safe=_SAFE_IN_URL)


def _with_addresses(line: str) -> str:
    shown, position = [], 0
    for found in _WEB.finditer(line):
        url = found[0].rstrip(_TRAILING)
        target = address(url)
        shown.append(_escaped(line[position : found.start()]))
        shown.append(f"<{url}>" if target == url else link(_escaped(url), target))
        position = found.start() + len(url)
    shown.append(_escaped(line[position:]))
    return _begun("".join(shown))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


def _begun(line: str) -> str:
    """The line, with a sign at its head that would begin a list or the like escaped."""
    found = _LEADING.match(line)
    if found is None:
        return line
    head = found[0]
    return f"{head}\\{line[len(head) :]}" if head.isdigit() else f"\\{line}"
