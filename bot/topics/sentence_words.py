"""The little words of a sentence about papers, in English and Chinese, and what they do there."""

import re

from bot.topics.categories import taxonomy

_START, _END = r"(?<![\w-])", r"(?![\w-])"


def _words(*words: str) -> str:
    return f"{_START}(?:{'|'.join(words)}){_END}"


_NOT = _words(
    *("but not", "and not", "not", "no", "nor", "never", "except(?: for)?", "excluding", "exclude", "without", "minus"),
    *("other than", "apart from", "rather than", "leave out", "skip", "ignore"),
)
_HAN_NOT = "(?:但|且|也)?(?:不要|不含|不包括|不包含|不看|排除|除了|除去|剔除)"
_LAB = r"(?:lab|laboratory|group|team)"
_BY = rf"{_words('written by', 'authored by', 'by', 'authors?:?')}|{_START}from(?=\s+\S+['’]s\s+{_LAB}{_END})"
_LINKS = _words(
    *("about", "on", "for", "in", "of", "with", "using", "via", "to", "from", "at", "into", "by", "through", "within"),
    *("between", "regarding", "concerning", "based", "applied", "used", "that", "which", "where", "when", "how", "as"),
    *("under", "over", "towards?", "where", "who", "whose", "is", "are"),
)
_HAN_LINKS = "关于|有关|应用于|应用在|用于|中的|在|的|基于|利用|使用|涉及|方面|针对|面向"

PLACE_OF_CODES, PLACE_OF_NAMES = "\ue000-\ue07f", "\ue080-\ue0ff"
"""Characters of no meaning that stand for what was found already."""
FOUND = f"[{PLACE_OF_CODES}{PLACE_OF_NAMES}]"
MARKS = re.compile(
    rf"(?P<not>{_NOT}|{_HAN_NOT})|(?P<by>{_BY}|作者(?:是|为|:)?|由)|(?P<codes>[{PLACE_OF_CODES}])"
    rf"|(?P<end>{_words('but', 'only')}|[;!?]|\.(?=\s|$)|以外|之外|但)",
    re.IGNORECASE,
)
"""What begins and ends an exclusion, an author, a category."""
LINKS = re.compile(rf"{_LINKS}|{_HAN_LINKS}", re.IGNORECASE)
ANY = rf",|、|{_words('or')}|或者?"
ALL = rf"{_words('and')}|&|以及|和|与|及"
JOINTS = re.compile(f"({ANY}|{ALL})", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w'’.-]*|(?:van|von|de|der|den|la|le|di|da|al|el|bin|ibn|ter)(?!\w))"
NAMES = re.compile(
    rf"\s*(?=[A-Z])(?:{_NAME})(?:\s+{_NAME})*(?:\s*(?:,|&|and|or|和|与|或)\s*(?=[A-Z]){_NAME}(?:\s+{_NAME})*)*"
)
BETWEEN_NAMES = re.compile(r"\s*(?:,|&|\band\b|\bor\b|和|与|或)\s*")
_CODES = sorted(taxonomy().names, key=len, reverse=True)
_CLEAR = "|".join(re.escape(code) for code in _CODES if "." in code or "-" in code)
_ARCHIVES = "|".join(re.escape(code) for code in _CODES if "." not in code and "-" not in code)
_PLACE = rf"(?:(?:{_words('in', 'from', 'within', 'category', 'categories', 'archive')}|类别|分类|在)[\s:]*)"
CODES = re.compile(
    rf"{_PLACE}*{_START}(?P<clear>(?:{_CLEAR})(?:\s*(?:,|、|/|\band\b|\bor\b|和|或)\s*(?:{_CLEAR}))*){_END}"
    rf"|{_PLACE}+(?P<archive>{_ARCHIVES})(?=\s*(?:$|[,.;]))",
    re.IGNORECASE,
)
_NAMED: dict[str, list[str]] = {}
for _code, _names in taxonomy().names.items():
    _NAMED.setdefault(_names["en"].lower(), []).append(_code)
CODES_BY_NAME = {name: tuple(code for code in codes if "." in code) or tuple(codes) for name, codes in _NAMED.items()}
"""Machine learning has two."""
_LONGEST_FIRST = "|".join(map(re.escape, sorted(CODES_BY_NAME, key=len, reverse=True)))
CATEGORY_NAMES = re.compile(
    rf"{_PLACE}+(?:the (?:field|area) of )?(?P<name>{_LONGEST_FIRST})"
    r"(?=\s*(?:$|[,.;]))",
    re.IGNORECASE,
)
CODE = re.compile(rf"{_START}(?:{_CLEAR}|{_ARCHIVES}){_END}", re.IGNORECASE)

_ARTICLES = "the a an all any every some new novel recent latest newest only just also especially mainly please"
_PEOPLE = "i i'm i’m i'd we me my you your want would like love need see read show give send get find follow know do"
_PAPERS = "paper papers article articles preprint preprints everything anything something"
_VERBS = "interested looking published written related relating don't don’t dont it its this these their be been there"
EDGES = frozenset(f"{_ARTICLES} {_PEOPLE} {_PAPERS} {_VERBS}".split())
"""What says nothing at the beginning and the end of a phrase."""
SET_PHRASES = re.compile(
    _words(
        *(
            "chains? of thoughts?",
            "trees? of thoughts?",
            "mixtures? of experts",
            "theory of mind",
            "internet of things",
        ),
        *("bags? of words", "points? of interest", "quality of service"),
        *("degrees? of freedom", "out of distribution"),
        *("equations? of state", "density of states", "state of the art", "proofs? of concept", "law of large numbers"),
    ),
    re.IGNORECASE,
)
"""What has a little word in it and is one thing all the same."""
BEGINNINGS = EDGES | frozenset(
    ["work", "works", "study", "studies", "research", "results", "lab", "laboratory", "group", "team"]
)
HAN_EDGES = re.compile(
    "^(?:我|想看|想读|想要|想|要|看|读|请|给|推送|订阅|所有|全部|最近|最新|新|相关|论文|文章|研究|类|撰写|写|发表)+"
    "|(?:论文|文章|相关研究|研究|相关|类|撰写|写|发表)+$"
)
KINDS = {"综述": ("survey", "review"), "基准": ("benchmark",), "数据集": ("dataset",), "教程": ("tutorial",)}
"""Kinds of papers in Chinese, as English titles name them."""
_LEAD = rf"{_words('papers?', 'articles?', 'preprints?', 'anything', 'everything', 'show me', 'i')}|论文|文章|关于"
LEAD = re.compile(_LEAD, re.IGNORECASE)
QUERY = re.compile(r"[^\W\d_]+[:：]\S|\b(?:AND|OR|NOT|ANDNOT)\b|(?:^|\s)-\w")
"""What only a query has."""
SIGNS = re.compile(r"""["“”„«»「」()（）*＊]""")
"""What a query has, and now and then a sentence."""
