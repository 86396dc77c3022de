"""The web addresses in a text as authors write it: bare, in TeX, in Markdown, without a scheme.

Invariant: every address found is a well-formed http(s) URL; nothing else (javascript:, mailto:, "this https URL") is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_REPAIRS = (
    (re.compile(r"\\([_#%&~$])"), r"\1"),
    (re.compile(r"\{([_#%&~-])\}"), r"\1"),
    (re.compile(r"\{?(?:\$\\sim\$|\\textasciitilde|\\string~|\\sim)(?:\{\})?\}?"), "~"),
    (re.compile(r"\$([._~-])\$"), r"\1"),
    (re.compile(r"\b(https?):\s+//"), r"\1://"),
    (re.compile(r"\b(github|gitlab)\.\s+com/"), r"\1.com/"),
    (re.compile(r"\b(github\.com/)\s+(?=[\w-]+/[\w.-]+)"), r"\1"),
)
_SCHEMELESS = (
    r"(?:www\.|(?:[\w-]+\.)?(?:github|gitlab)\.(?:com|io)\b|bitbucket\.org\b|codeberg\.org\b|huggingface\.co\b|"
    r"[\w-]+\.github\.io\b)"
)
_ADDRESS = re.compile(
    rf"""(?P<url>https?://[^\s<>"“”{{}}|\\^`]+ | (?<![\w@./-]){_SCHEMELESS}[^\s<>"“”{{}}|\\^`]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT_ADDRESS = re.compile(r"[,;)\]](?=https?://)|(?<=.)(?=https?://)|\]\(")
_TRACES = ("http", "www.", "github", "gitlab", "bitbucket.", "codeberg.", "huggingface.")  # most texts have none
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Address:
    """A URL, the words before it, and its parts. `host` is in lower case without `www.`."""

    url: str
    before: str
    host: str
    path: str

    @property
    def key(self) -> str:
        """Equal for addresses that differ only in scheme, `www.`, case of the host, a final slash or `.git`."""
        path = self.path.rstrip("/").removesuffix(".git")
        return f"{self.host}{path.lower() if self.host == 'github.com' else path}"


def find_addresses(text: str) -> Iterator[Address]:
    """The addresses in `text`, in order, with repetitions."""
    lower = text.lower()
    if not any(trace in lower for trace in _TRACES):
        return
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    for match in _ADDRESS.finditer(text):
        raw = _NEXT_ADDRESS.split(match["url"], maxsplit=1)[0]
        address = _address(_trimmed(raw), text[max(0, match.start() - 80) : match.start()])
        if address:
            yield address


def address_of(url: str, before: str) -> Address | None:
    """The parts of one URL that stands alone, as in a document's link; None where it is no address of the web."""
    return _address(_trimmed(url.strip()), before) if url.strip().startswith(("http://", "https://")) else None


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it."""
    while url:
        last = url[-1]
        if last in ".,;:!?'’”\"*>$]}`…" or (last == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url


def _address(url: str, before: str) -> Address | None:
    full = url if "://" in url else f"https://{url}"
    try:
        parts: SplitResult = urlsplit(full)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if not _HOST.fullmatch(host):
        return None
    return Address(full, before, host, parts.path)
