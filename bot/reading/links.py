"""Where a paper leads: code, project pages and the venue, found in its abstract, comment and text, never by a model.

Invariant: an address that the authors print is shown once, under what it is; none is made up. Of those in the text only
what the authors call their own is shown (see `ownership`): most repositories there are other people's.
"""

import re
from collections.abc import Iterable

from bot.model.fulltext import TextLink
from bot.model.paper import Paper
from bot.model.reading import Links
from bot.reading.orders import is_order
from bot.reading.ownership import is_own_code, is_own_page
from bot.reading.sentences import split
from bot.reading.urls import Address, address_of, find_addresses
from bot.reading.venue import find_venue

_FORGES = (
    "github.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "gitee.com",
    "sourceforge.net",
    "git.sr.ht",
)
_FORGE_PREFIXES = ("gitlab.", "git.", "gist.github.", "anonymous.4open.", "pypi.", "cran.")
_ZENODO_DOI = "/10.5281/zenodo"
_HUBS = ("huggingface.co", "hf.co")
_PUBLISHERS = re.compile(
    r"(?:.*\.)?(?:arxiv\.org|doi\.org|springer\.com|ieee\.org|acm\.org|sciencedirect\.com|elsevier\.com|mdpi\.com|"
    r"nature\.com|openreview\.net|aclanthology\.org|thecvf\.com|mlr\.press|nips\.cc|neurips\.cc|wiley\.com|iop\.org|"
    r"aps\.org|frontiersin\.org|orcid\.org|creativecommons\.org|twitter\.com|x\.com|researchgate\.net|ssrn\.com|"
    r"oup\.com|tandfonline\.com|eccv\.ecva\.net|alphaxiv\.org|semanticscholar\.org|wikipedia\.org|ceur-ws\.org|"
    r"usenix\.org|isca-archive\.org|dagstuhl\.de|biorxiv\.org|medrxiv\.org|iacr\.org|dblp\.org|easychair\.org|"
    r"eptcs\.org|lmcs-online\.org|researchr\.org|siam\.org|annualreviews\.org|ieeesmc\.org|discord\.gg|"
    r"episciences\.org|hal\.science)"
)
_CODE_WORDS = re.compile(
    r"\b(?:codes?|codebase|implementations?|software|repositor(?:y|ies)|repo|librar(?:y|ies)|packages?|scripts?|"
    r"weights|checkpoints?|models?|data|datasets?|benchmarks?|source|toolkit|materials?)\b",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(
    r"\b(?:project|web-?\s?pages?|pages?|web-?\s?sites?|site|home-?page|videos?|demos?|visit|blog|results|"
    r"leaderboard|supplementary)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:workshop|conference|presented|published|symposium|proceedings|journal|appeared|challenge|accepted|"
    r"competition|available as|version of record|see also|license[ds]?)\b[^.]{0,70}$",
    re.IGNORECASE,
)


def find_links(paper: Paper, printed: Iterable[TextLink] = ()) -> Links:
    """The links of `paper`, each once, in the order of abstract, comment and `printed`, those of its text."""
    code: dict[str, str] = {}
    project: dict[str, str] = {}
    for text in (paper.abstract, paper.comment or ""):
        for address in find_addresses(_without_orders(text)):
            if _is_code(address):
                code.setdefault(address.key, address.url)
            elif _is_project(address):
                project.setdefault(address.key, address.url)
    for link in printed:
        found = address_of(link.url, link.before)
        if found and _is_code(found) and is_own_code(found, paper.title):
            code.setdefault(found.key, found.url)
        elif found and not _is_code(found) and _is_project(found) and is_own_page(found):
            project.setdefault(found.key, found.url)
    pages = tuple(url for key, url in project.items() if key not in code)
    return Links(tuple(code.values()), pages, find_venue(paper.comment, paper.journal_ref))


def _without_orders(text: str) -> str:
    """The text without sentences that try to give a language model orders: where they lead, nobody is sent."""
    if "://" not in text:
        return text
    sentences = split(text)
    return text if not any(map(is_order, sentences)) else " ".join(one for one in sentences if not is_order(one))


def _is_code(address: Address) -> bool:
    somewhere = bool(address.path.strip("/"))
    if address.host in _FORGES or address.host.startswith(_FORGE_PREFIXES):
        return somewhere
    if address.host in _HUBS:
        return somewhere and not address.path.startswith(("/papers", "/blog"))
    if address.host.endswith((".github.io", ".gitlab.io")) or _is_publisher(address):
        return False
    return _last(_CODE_WORDS, address.before) > max(
        _last(_PAGE_WORDS, address.before), _last(_ELSEWHERE, address.before)
    )


def _is_project(address: Address) -> bool:
    if _is_publisher(address) or address.host in _FORGES or address.host in _HUBS:
        return False
    return not _ELSEWHERE.search(address.before) or _last(_PAGE_WORDS, address.before) > _last(
        _ELSEWHERE, address.before
    )


def _is_publisher(address: Address) -> bool:
    """Whether the address is a text's own home, not something that goes with the paper. Zenodo's DOIs are data."""
    return bool(_PUBLISHERS.fullmatch(address.host)) and not address.path.startswith(_ZENODO_DOI)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where `pattern` is last found, -1 where it is not."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
