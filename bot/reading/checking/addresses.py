"""Web addresses in a statement that the text does not have, and the denial of those that it has.

Invariant: an address of the text is no finding, however its scheme, case of the host or final slash are written.
"""

import re
from collections.abc import Iterator

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.urls import Address, find_addresses

_NO_LINK_SIGNS = re.compile(r"(?<=[!-~])(?=[\u2018-\u201f\u3000-\u9fff\uff00-\uffef])")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|io|ai|net|dev|edu|gov|"
    r"cn|de|fr|uk|jp|eu|app|me|info|co)(?![\w])(?:/[\w./~%#?=&+-]*[\w/])?",
    re.IGNORECASE,
)
_ANY = re.compile(r"https?://(?P<url>[!-~]*[A-Za-z0-9/])")
_REPOSITORY = re.compile(
    r"(?i:github|gitlab|hugging\s?face)[^\w\n]{1,6}(?P<path>[A-Za-z0-9][\w-]*/[A-Za-z][\w.-]*[\w])"
)
_IDENTIFIER = re.compile(r"(?i:arxiv\s?:\s?)(?P<arxiv>\d{4}\.\d{4,5})|(?i:doi\s?:\s?)(?P<doi>10\.\d{4,9}/[^\s，。；]+)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WHAT = (
    r"(?:(?<![A-Za-z])(?:github|gitlab|git\s?hub|repositor(?:y|ies)|repo|source code|"
    r"code(?:base)?)(?![a-z])|源代码|源码|代码(?:仓库|库)?|仓库)"
)
_DENIED = re.compile(
    rf"""{_WHAT}(?:\s?(?:code|link|url|代码|链接|地址|仓库|页面|repo\w*|address|is|are|was|were|has|have|been|the|for|this|
          paper|and|or|models?|data|尚|均|及|和|模型|数据))*
        [^\w\n.。；;]{{0,4}}(?:[（(][^）)\n]{{0,20}}[）)])?[^\w\n.。；;]{{0,4}}
        (?:none\b|n/a\b|null\b|nil\b|not\s+(?:yet\s+)?(?:been\s+)?(?:publicly\s+)?
          (?:available|released|provided|public|given|mentioned|found|open|shared|disclosed)|unavailable|missing|absent|
          无(?![需论监关])|暂无|没有|未(?:公开|提供|开源|发布|给出|提及|找到|披露|附)|尚未|不可用|缺失|不公开|不开放)
      | \b(?:no|lacks?|lacking|absence\s+of|missing)\s+(?:(?!in\b|of\b|for\b|on\b|and\b|while\b)\w+\s+){{0,3}}{_WHAT}
        (?!\s?(?:AI\b|-|search|understand|chang|modif|edit|rewrit|generat|complet|execut|base\s+chang))
      | (?:does|do|did)\s+not\s+(?:\w+\s+)?(?:release|provide|share|publish|give|open-?source|include)\s+
        (?:\w+\s+){{0,3}}{_WHAT}
      | (?:没有|未|并未|尚未|不|缺少|缺乏|无)(?:任何|相关|公开|提供|给出|开源|发布|附上|附带|包含|其|的|相应|可用)*
        {_WHAT}(?!生成|补全|编辑|修改|执行|语料|理解|搜索|平台|开发|工具)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CODE_WORDS = re.compile(r"code|git|repo|代码|源码|仓库", re.IGNORECASE)
_ABOUT_OTHERS = re.compile(
    r"\b(?:existing|prior|previous|other|most|many|baselines?|competing|earlier|often|"
    r"typically)\b|现有|以往|先前|其他|多数|许多|很多",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?:代码|源码)(?:的)?(?:公开|开源|可用|开放)(?:程度|情况|性|"
    r"与否)[^。；\n]{0,10}(?:需|待|评估|确认|不明|未知|不足|有限)|"
    r"whether (?:the )?(?:source )?code (?:is|will be|has been) (?:\w+ )?(?:available|"
    r"released|public)",
    re.IGNORECASE,
)
_PAPER_LABEL = re.compile(
    r"(?:paper\s?(?:link|url|address)?|论文(?:链接|地址)?(?:（\w+）)?)\s*[:：=]\s*\[?\s*$|"
    r"(?:paper (?:link|url)|论文(?:链接|地址))\W{0,4}$",
    re.IGNORECASE,
)
_NO_PAPER_LINK = re.compile(
    r"论文(?:的)?链接\W{0,3}(?:未(?:提供|给出|知|找到)|无|暂无|None|N/A|不可用|待\w{1,3})|"
    r"在提供的(?:URL|链接)中|(?:the )?(?:provided|given|above) (?:URL|link)s?\b|"
    r"\bpaper (?:link|url)\W{0,3}(?:not|none|n/a|unavailable|missing)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"(?:.*\.)?(?:arxiv\.org|doi\.org|openreview\.net|thecvf\.com|acm\.org|ieee\.org|"
    r"springer\.com|nature\.com|aclanthology\.org)"
)


def address_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """What is wrong with the links of `text`, and with what it says of there being none."""
    found = [*_invented(text, ground), *_denied(text, ground), *_mislabelled(text, ground)]
    found += [(match[0].strip(), "Every paper has a link.") for match in _NO_PAPER_LINK.finditer(text)]
    findings = [Finding(where, FindingKind.LINK, said, reason) for said, reason in dict.fromkeys(found)]
    if not code_addresses(ground):
        reason = "Whether there is code cannot be told from what was read."
        findings += [Finding(where, FindingKind.UNSUPPORTED, said, reason) for said in denials(text)]
    return findings


def code_addresses(ground: Ground) -> list[str]:
    """The repositories that the source itself gives."""
    hosts = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "huggingface.co", "gitee.com")
    return [
        one.url for one in ground.addresses if one.host in hosts or one.host.startswith(("gitlab.", "anonymous.4open"))
    ]


def _invented(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    spaced = _NO_LINK_SIGNS.sub(" ", text)
    known = {address.key for address in ground.addresses}
    rest = spaced
    for address in find_addresses(spaced):
        rest = rest.replace(address.url.removeprefix("https://"), " ").replace(address.url, " ")
        if address.key not in known and not _is_part(address, ground):
            yield address.url, _reason(address.url, ground)
    if any(sign in spaced for sign in "/@:"):
        for said in _other(spaced, rest):
            if said.lower() not in ground.plain:
                yield said, _reason(said, ground)


def _other(spaced: str, rest: str) -> Iterator[str]:
    """What leads somewhere and is no well-formed address: other domains, e-mail, `owner/name`, identifiers."""
    yield from (match["url"] for match in _ANY.finditer(rest))
    yield from (match[0] for match in _DOMAIN.finditer(_EMAIL.sub(" ", rest)) if "/" in match[0])
    yield from _EMAIL.findall(spaced)
    yield from (match["path"] for match in _REPOSITORY.finditer(rest))
    yield from (match["arxiv"] or match["doi"] for match in _IDENTIFIER.finditer(rest))


def _is_part(address: Address, ground: Ground) -> bool:
    """Whether the source has it as text, or has it with something behind it."""
    url = address.url.removeprefix("https://").removeprefix("http://").rstrip("/").lower()
    place = ground.plain.find(url)
    return place >= 0 and not ground.plain[place + len(url) : place + len(url) + 1].isalnum()


def _reason(said: str, ground: Ground) -> str:
    given = [address.url for address in ground.addresses]
    if given:
        return f"The source does not give {said}; it gives {', '.join(dict.fromkeys(given[:3]))}."
    return f"The source does not give {said}, nor any other address."


def _denied(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    given = code_addresses(ground)
    for said in denials(text) if given else ():
        yield said, f"The source gives {given[0]}."


def denials(text: str) -> Iterator[str]:
    """Where `text` says that there is no code, or doubts it."""
    if not _CODE_WORDS.search(text):
        return
    for pattern in (_DENIED, _DOUBT):
        for match in pattern.finditer(text):
            if not _ABOUT_OTHERS.search(text, max(0, match.start() - 40), match.start()):
                yield match[0].strip()


def _mislabelled(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    """A project page or a repository that is said to be the paper."""
    spaced = _NO_LINK_SIGNS.sub(" ", text)
    for address in find_addresses(spaced):
        called = _PAPER_LABEL.search(address.before) and not _ARTICLES.fullmatch(address.host)
        if called and any(address.key == one.key for one in ground.addresses):
            yield address.url, f"{address.url} is not the paper itself."
