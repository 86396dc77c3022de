"""What was wrong with the old posts, as rules that any post can be held against.

A rule takes a post apart or one entry of it and says what it finds, in words; nothing where all is well. None of them
knows how a post is made.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.model.finding import FindingKind
from bot.model.paper import Paper
from bot.reading.checking.filler import rehash_findings, repeated_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.statements import statement_findings
from bot.reading.venue import find_venue
from tests.archive.skeleton import Entry, Numbered, Skeleton

FIELDS = [
    "title",
    "date",
    "author",
    "cover",
    "categories",
    "tags",
    "description",
    "keywords",
    "toc",
    "toc_number",
    "toc_style_simple",
    "copyright",
    "copyright_author",
    "copyright_author_href",
    "copyright_url",
    "copyright_info",
    "mathjax",
    "katex",
    "aplayer",
    "highlight_shrink",
    "aside",
]
TITLE, AUTHORS, AFFILIATION, KEYWORDS, LINKS, SUMMARY, METHODS, CONCLUSION = range(1, 9)
PARTS = {SUMMARY: range(1, 5), CONCLUSION: range(1, 3)}


@dataclass(frozen=True)
class Truth:
    """What is known of a paper beside its post: `text` is its full text where that was read, `readers` who read it."""

    paper: Paper
    text: str = ""
    affiliations: tuple[str, ...] = ()
    readers: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def ground(self) -> Ground:
        return Ground(self.paper.title, self.paper.abstract, self.paper.comment or "", self.text)

    @cached_property
    def addresses(self) -> list[str]:
        """What the authors print in abstract and comment."""
        return [each.rstrip(".,;") for each in _ADDRESS.findall(f"{self.paper.abstract} {self.paper.comment}")]

    @property
    def code(self) -> list[str]:
        return [each for each in self.addresses if _FORGE.search(each)]


Truths = Mapping[str, Truth]
EntryRule = Callable[[Entry, Truth], Iterator[str]]
PostRule = Callable[[Skeleton, Truths], Iterator[str]]

_ADDRESS = re.compile(r"https?://[^\s\"'<>()（）\[\]，。；、]+")
_FORGE = re.compile(r"//(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_LEAK = re.compile(
    r"如(?:果)?(?:不可用|可用)|若(?:不可用|可用)|待(?:插入|补充|填写|定（)|如实际|请(?:确保|替换|提供|填写|以真实)|替换为真实|"
    r"请?根据(?:您|你)|\bif (?:not )?available\b|\bnone if\b|\bfill in\b|\bplease (?:provide|replace|insert)\b|"
    r"\bTB[DA]\b|\b[xX]{3,}\b|\bplaceholder\b|此处(?:填写|插入)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"希望[^。\n]{0,16}(?:要求|需求|帮助|满意)|以上(?:是|就是|为)(?:我|对|本)|我(?:将|会|可以|已)[^。\n]{0,12}(?:总结|您|你)|"
    r"(?:请)?注意[：:，,]|仅供参考|以[^。\n]{0,6}原文为准|^(?:好的|当然)[，！]|\bI hope\b|\blet me know\b|"
    r"\bas an? (?:AI|language)\b|\bhere is (?:a|the|my) summary\b|\bfeel free\b",
    re.IGNORECASE | re.MULTILINE,
)
_DENIED = re.compile(r"(?:github|code|代码|仓库)[^\n:：]{0,12}[:：]\s*(?:none|no\b|n/?a|无|暂无|未提供)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"问卷|受试|参与者|随机(?:分配|分为|分组|将)|对照组|questionnaire|participants?\b|randomi[sz]ed|control group",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:universit|institut|college|school of|laborator|research|corp|inc\b|gmbh)|"
    r"大学|学院|研究(?:院|所)|公司|实验室",
    re.IGNORECASE,
)
_UNREAD = re.compile(
    r"(?:未|没有|并未|未能)(?:明确|详细|具体)*(?:提及|提供|报告|说明|给出|公开|披露)|不够充分|"
    r"有待(?:进一步)?(?:评估|考察)|需要进一步(?:评估|查阅)|"
    r"无法(?:准确)?评估|\b(?:does|did) not (?:report|mention|disclose|provide|say)\b|"
    r"\bnot (?:mentioned|reported|disclosed)\b|\black of (?:detail|code)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"首次|首个|第一次|第一个|\bfor the first time\b|\bthe first (?:to|model|method|work)\b", re.IGNORECASE
)
_SAYS_FIRST = re.compile(r"\bfirst\b(?![,:])", re.IGNORECASE)
_MISTAKEN = {
    "降解": ("degrad", "superresolution"),
    "稀释": ("dilat", ""),
    "地貌": ("geospatial", ""),
    "嵌入自由": ("embedding-free", ""),
    "驱动条件": ("class-conditional", ""),
    "附录": ("appendix", "must"),
    "文本生成模型": ("text generation", "must"),
    "分布器": ("quantizer", ""),
}
_MODELS = re.compile(r"\b(?:Gemini|GPT|Claude|Llama|Qwen|DeepSeek|ChatGPT)[\w.-]*", re.IGNORECASE)
_REVISED = re.compile(r"revis|replace|new version|修订|更新|新版本|替换", re.IGNORECASE)
_DATE = re.compile(
    r"\b20\d\d-\d\d-\d\d\b|20\d\d ?年|\b\d{1,2} [A-Z][a-z]{2,8} 20\d\d\b|\b[A-Z][a-z]{2,8} \d{1,2}, 20\d\d\b"
)
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s?%")
_LEAD = re.compile(r"(?:- |\d+\. |[(（]\d+[)）] ?)?(?:[^\s:：]{1,12}[:：] ?(?=\*))?")
_ASIDE = re.compile(r"(?:\*[^*]+\* ?)+")
_SPACED = re.compile(r"^#+ .*\S {2,}\S", re.MULTILINE)


# sections


def missing(entry: Entry, truth: Truth) -> Iterator[str]:
    """All eight sections, and the parts of 6 and 8."""
    for number in range(1, 9):
        if number not in entry.sections:
            yield f"section {number} is missing"
        for part in PARTS.get(number, ()):
            if number in entry.sections and part not in entry.sections[number].parts:
                yield f"section {number} has no ({part})"


def blank(entry: Entry, truth: Truth) -> Iterator[str]:
    """A section says something, if only that it is not to be had."""
    for number, section in entry.sections.items():
        if not re.search(r"\w", section.text):
            yield f"section {number} is blank"
        yield from (f"section {number} ({n}) is blank" for n, part in section.parts.items() if not part.text.strip())


def rehashed(entry: Entry, truth: Truth) -> Iterator[str]:
    """The methods are not the summary again."""
    texts = {"summary": _said(entry, SUMMARY), "methods": _said(entry, METHODS)}
    yield from (finding.reason for finding in rehash_findings(texts) if finding.where == "sections.methods")


def empty_takeaways(entry: Entry, truth: Truth) -> Iterator[str]:
    """Takeaways are statements, one to seven of them, each once."""
    if not 1 <= len(entry.takeaways) <= 7:
        yield f"{len(entry.takeaways)} takeaways"
    yield from (finding.reason for finding in repeated_findings(entry.takeaways))


# what the paper says


def _against(kind: FindingKind) -> EntryRule:
    def rule(entry: Entry, truth: Truth) -> Iterator[str]:
        for text in statements(entry):
            found = statement_findings(text, truth.ground, where="post")
            yield from (f"{one.text}: {one.reason}" for one in found if one.kind is kind)

    return rule


def people(entry: Entry, truth: Truth) -> Iterator[str]:
    """No study of people where the source has none."""
    if not _PEOPLE.search(truth.ground.whole):
        yield from (found[0] for found in _PEOPLE.finditer(entry.told))


def judged_unread(entry: Entry, truth: Truth) -> Iterator[str]:
    """Nothing is blamed on a paper that nobody has read."""
    found = _UNREAD.search(_said(entry, CONCLUSION))
    if found and not _UNREAD.search(truth.ground.whole):
        yield found[0]


def first_claimed(entry: Entry, truth: Truth) -> Iterator[str]:
    """Nothing is the first of its kind where the authors do not say so."""
    if not _SAYS_FIRST.search(truth.ground.whole):
        yield from (found[0] for found in _FIRST.finditer(entry.told))


def mistaken(entry: Entry, truth: Truth) -> Iterator[str]:
    """Words that were translated as other words: each with what the source says, or would have to say."""
    whole = truth.ground.whole.lower()
    for wrong, (said, how) in _MISTAKEN.items():
        if wrong in entry.told and ((said in whole) != (how == "must")):
            yield wrong


def figures_dropped(entry: Entry, truth: Truth) -> Iterator[str]:
    """The percentages of the abstract are told."""
    told = entry.told.replace(" ", "")
    for percent in _PERCENT.findall(truth.paper.abstract):
        if percent.replace(" ", "") not in told:
            yield f"{percent} is not told"


# names


def title_altered(entry: Entry, truth: Truth) -> Iterator[str]:
    """Section 1 has the title as the authors gave it."""
    if entry.title != truth.paper.title:
        yield f"heading: {entry.title}"
    if TITLE in entry.sections and truth.paper.title not in entry.sections[TITLE].text:
        yield f"section 1: {entry.sections[TITLE].text}"


def authors_altered(entry: Entry, truth: Truth) -> Iterator[str]:
    """All authors, in order, as they write themselves, and nothing hung on them."""
    names = list(truth.paper.authors)
    for where, text in (
        ("head", entry.authors.partition(":")[2] or entry.authors.partition("：")[2]),
        ("section 2", _text(entry, AUTHORS)),
    ):
        if (
            text
            and [one.strip() for one in re.split(r"[,，、;；]\s*|\s+and\s+|\s*和\s*", text) if one.strip()] != names
        ):
            yield f"{where}: {text}"


def affiliation_invented(entry: Entry, truth: Truth) -> Iterator[str]:
    """Section 3 has the affiliations of the text that was read, or none, and then does not blame the paper."""
    text = _text(entry, AFFILIATION)
    if truth.affiliations:
        yield from (f"{one} is not told" for one in truth.affiliations if one not in text)
    elif _INSTITUTION.search(text) or _UNREAD.search(text):
        yield text


# links


def no_arxiv_link(entry: Entry, truth: Truth) -> Iterator[str]:
    """Section 5 leads to the paper."""
    if not any(re.search(rf"arxiv\.org/abs/{re.escape(truth.paper.id.base)}", address) for _, address in _links(entry)):
        yield "section 5 has no link to arXiv"


def address_lost(entry: Entry, truth: Truth) -> Iterator[str]:
    """Section 5 has every address that the authors print."""
    known = {_bare(address) for _, address in _links(entry)}
    yield from (f"{each} is lost" for each in truth.addresses if _bare(each) not in known)


def address_denied(entry: Entry, truth: Truth) -> Iterator[str]:
    """Nobody says that there is no repository where there is one."""
    found = _DENIED.search("\n".join(entry.lines))
    if found and truth.code:
        yield found[0]


def address_mislabelled(entry: Entry, truth: Truth) -> Iterator[str]:
    """What is called paper, code or project is that."""
    for line in _section(entry, LINKS).text.splitlines():
        for label, address in _labelled(line):
            if re.search(r"paper|论文|arxiv", label, re.IGNORECASE) and "arxiv.org/" not in address:
                yield f"{label}: {address}"
            if re.search(r"code|代码|github", label, re.IGNORECASE) and _bare(address) not in map(_bare, truth.code):
                yield f"{label}: {address}"
            if re.search(r"project|项目", label, re.IGNORECASE) and _bare(address) in map(_bare, truth.code):
                yield f"{label}: {address}"


def link_to_nowhere(entry: Entry, truth: Truth) -> Iterator[str]:
    """A link leads somewhere."""
    for line in entry.lines:
        for words, address in _LINK.findall(line):
            if not re.match(r"https?://\w|/\w|\.\./\w|#.", address):
                yield f"[{words}]({address})"


def pdf_elsewhere(entry: Entry, truth: Truth) -> Iterator[str]:
    """What is called PDF is one, of the version that the post has."""
    found = [address for line in entry.lines for words, address in _LINK.findall(line) if "PDF" in words]
    if not found:
        yield "there is no link to the PDF"
    yield from (each for each in found if f"/pdf/{truth.paper.versioned_id}" not in each)


# what arXiv says of it


def comment_lost(entry: Entry, truth: Truth) -> Iterator[str]:
    """The authors' comment stands in the head."""
    head = re.sub(r"\s+", " ", _LINK.sub(r"\2", " ".join(entry.head)))
    if truth.paper.comment and truth.paper.comment not in head:
        yield truth.paper.comment


def venue_lost(entry: Entry, truth: Truth) -> Iterator[str]:
    """The venue in the comment is said apart from it."""
    venue = find_venue(truth.paper.comment, truth.paper.journal_ref)
    lines = [line for line in entry.lines if not truth.paper.comment or truth.paper.comment not in line]
    if venue and not any(venue in line for line in lines):
        yield venue


def revision_unlabelled(entry: Entry, truth: Truth) -> Iterator[str]:
    """A later version than the first says so above the summary."""
    head = _LINK.sub("", " ".join(entry.head))
    if truth.paper.version > 1 and not (f"v{truth.paper.version}" in head and _REVISED.search(head)):
        yield f"v{truth.paper.version} is not told"


def undated(entry: Entry, truth: Truth) -> Iterator[str]:
    """A date and the category stand in the head."""
    head = " ".join(line for line in entry.head if line != truth.paper.abstract)
    if truth.paper.primary_category not in head:
        yield "no category"
    if not _DATE.search(head):
        yield "no date"


# the prompt


def leaked(entry: Entry, truth: Truth) -> Iterator[str]:
    """No words of a prompt."""
    yield from _words_of(_LEAK, entry, truth)


def chatter(entry: Entry, truth: Truth) -> Iterator[str]:
    """No word of an assistant to whoever asked."""
    yield from _words_of(_CHATTER, entry, truth)


# the post as a whole


def fields_differ(post: Skeleton, truths: Truths) -> Iterator[str]:
    """The front matter's fields are the old ones, in their order."""
    if post.names != FIELDS:
        yield f"{post.names}"


def labels_drift(post: Skeleton, truths: Truths) -> Iterator[str]:
    """Every paper has the same labels and the same bullets."""
    for number in range(1, 9):
        found = {entry.sections[number].label for entry in post.entries if number in entry.sections}
        if len(found) > 1:
            yield f"section {number}: {sorted(found)}"
    for what, seen in (
        ("bold labels", {tuple(entry.labels) for entry in post.entries}),
        ("bullets", {tuple(entry.bullets) for entry in post.entries if entry.takeaways}),
        ("authors", {re.split(r"[:：]", entry.authors)[0] for entry in post.entries}),
        ("parts", {_part_labels(entry) for entry in post.entries}),
    ):
        if len(seen) > 1:
            yield f"{what}: {seen}"


def _part_labels(entry: Entry) -> tuple[str, ...]:
    return tuple(part.label for n in PARTS for part in _section(entry, n).parts.values() if n == SUMMARY)


def twice(post: Skeleton, truths: Truths) -> Iterator[str]:
    """A paper comes once."""
    titles = [entry.title.casefold() for entry in post.entries]
    yield from sorted({title for title in titles if titles.count(title) > 1})


def false_provenance(post: Skeleton, truths: Truths) -> Iterator[str]:
    """The notice names who read, and nobody else."""
    notices = "\n".join(post.notices)
    readers = {reader for truth in truths.values() for reader in truth.readers}
    yield from (f"{reader} is not named" for reader in sorted(readers) if reader.casefold() not in notices.casefold())
    yield from (f"{name} read nothing" for name in _MODELS.findall(notices) if name not in readers)


def outline_broken(post: Skeleton, truths: Truths) -> Iterator[str]:
    """Headings are the day's and the papers'; what is below them is the same for every paper."""
    below = {tuple(line.partition(" ")[0] for line in entry.lines if line.startswith("###")) for entry in post.entries}
    if len(below) > 1:
        yield f"{below}"


def spaces_in_titles(post: Skeleton, truths: Truths) -> Iterator[str]:
    """A title has single spaces."""
    yield from _SPACED.findall(post.source)


def out_of_order(post: Skeleton, truths: Truths) -> Iterator[str]:
    """All papers, the newest id first."""
    shown = [truths[entry.title].paper.id.base if entry.title in truths else entry.title for entry in post.entries]
    wanted = sorted((truth.paper.id.base for truth in truths.values()), reverse=True)
    if [one for one in shown if one in wanted] != wanted:
        yield f"{shown}"


ENTRY_RULES: Mapping[str, EntryRule] = {
    "sections missing": missing,
    "sections blank": blank,
    "methods are the summary again": rehashed,
    "methods invented": people,
    "no link to arXiv in 5": no_arxiv_link,
    "repository or page lost": address_lost,
    "repository denied": address_denied,
    "link under a wrong name": address_mislabelled,
    "link to nowhere": link_to_nowhere,
    "PDF that is none": pdf_elsewhere,
    "prompt leaked": leaked,
    "chatter": chatter,
    "title altered": title_altered,
    "authors altered": authors_altered,
    "affiliation invented": affiliation_invented,
    "number wrong": _against(FindingKind.NUMBER),
    "name wrong": _against(FindingKind.ENTITY),
    "contradiction": _against(FindingKind.CONTRADICTION),
    "unsupported": _against(FindingKind.UNSUPPORTED),
    "filler": _against(FindingKind.FILLER),
    "headline figures dropped": figures_dropped,
    "word mistaken": mistaken,
    "takeaways that say nothing": empty_takeaways,
    "blamed for what was not read": judged_unread,
    "called the first": first_claimed,
    "comment lost": comment_lost,
    "venue lost": venue_lost,
    "revision unlabelled": revision_unlabelled,
    "no date, no category": undated,
}
POST_RULES: Mapping[str, PostRule] = {
    "front matter differs": fields_differ,
    "labels drift": labels_drift,
    "paper twice": twice,
    "false provenance": false_provenance,
    "outline broken": outline_broken,
    "title with stray spaces": spaces_in_titles,
    "not the newest first": out_of_order,
}


def findings(post: Skeleton, truths: Truths, names: Collection[str] = ()) -> dict[str, list[str]]:
    """By the name of the rule what it finds in a post; rules that find nothing are left out. Without `names`, all."""
    names = names or ENTRY_RULES.keys() | POST_RULES.keys()
    found = {name: list(rule(post, truths)) for name, rule in POST_RULES.items() if name in names}
    for name in ENTRY_RULES.keys() & names:
        for entry in post.entries:
            truth = truths.get(entry.title) or _nearest(entry, truths)
            said = (f"{truth.paper.id}: {one}" for one in ENTRY_RULES[name](entry, truth))
            found.setdefault(name, []).extend(said)
    return {name: said for name, said in found.items() if said}


def statements(entry: Entry) -> Iterator[str]:
    """What a reader wrote of a paper, statement by statement; what is slanted is a word of the post itself."""
    yield from entry.summary
    yield from entry.takeaways
    for number in (SUMMARY, METHODS, CONCLUSION):
        section = _section(entry, number)
        for part in (section, *section.parts.values()):
            yield from (text for line in part.lines if (text := _LEAD.sub("", line)) and not _ASIDE.fullmatch(text))


def _nearest(entry: Entry, truths: Truths) -> Truth:
    """The paper of an entry whose title was altered: the one whose abstract it has."""
    for truth in truths.values():
        if truth.paper.abstract in entry.head or truth.paper.title.split(":")[0] in entry.title:
            return truth
    return next(iter(truths.values()))


def _section(entry: Entry, number: int) -> Numbered:
    return entry.sections.get(number, Numbered(""))


def _text(entry: Entry, number: int) -> str:
    return _section(entry, number).text.replace("\n", " ")


def _said(entry: Entry, number: int) -> str:
    return _section(entry, number).text


def _links(entry: Entry) -> Sequence[tuple[str, str]]:
    return _section(entry, LINKS).links


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """Addresses with the words before them that name them, or the words of the link itself."""
    for found in re.finditer(r"\[([^\]]*)\]\(([^)\s]*)\)|(https?://[^\s\"'<>()（）\[\]，。；、]+)", line):
        words, address = (found[1], found[2]) if found[2] is not None else ("", found[3])
        words = re.sub(r"\([^)]*\.[^)]*\)", "", words)  # the address in words
        before = re.split(r"[,，;；·|)）]", line[: found.start()])[-1]
        yield f"{before} {words if not _ADDRESS.match(words) else ''}", address.rstrip(".,;")


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/.,;").casefold()


def _words_of(pattern: re.Pattern[str], entry: Entry, truth: Truth) -> Iterator[str]:
    source = truth.ground.whole
    for line in entry.lines:
        if line not in entry.head:
            yield from (found[0] for found in pattern.finditer(line) if found[0] not in source)
