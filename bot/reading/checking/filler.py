"""Words that stand where a statement should be.

Invariant: a statement that says something of the paper is no filler, and what the text itself says is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.folding import bare
from bot.reading.checking.ground import Ground
from bot.reading.sentences import split

_NUMBERING = r"[\s\-•*·–—#>]*(?:[(（\[]?(?:\d{1,2}|[a-z]|[ivx]+|[一二三四五六七八九十])[)）\].、:：]\s*)?"
_NOTHING: Final = (
    r"x{2,}|\?+|\.{2,}|…+|-+|_+|tb[dacn]|todo|fixme|n\.?/?a\.?|none|null|nil|undefined|nan|empty|blank|unknown|"
    r"string|text|(?:this is )?(?:an? )?placeholder(?: text)?|(?:content|text|summary) goes here|foo|bar|test|"
    r"example|lorem ipsum.*|asdf\w*|"
    r"(?:to be|will be) (?:added|determined|completed|confirmed|announced|filled(?: in)?|written|provided|"
    r"updated)(?: later| soon)?|"
    r"coming soon|work in progress|not (?:available|applicable|provided|specified|given|mentioned|stated|found)|"
    r"unavailable|no (?:information|content|data|summary|text)(?: available| provided| given| found)?|"
    r"无|暂无|没有|略|省略|同上|见上|未知|不详|不适用|空|待补充|待定|待填写?|待续|待完善|待更新|待添加|待确认|未提供|"
    r"未提及|未说明|未找到|不可用|无法获取|暂缺|"
    r"(?:此处|这里|在此|请在此)(?:(?:填写|插入|添加|补充|写入?|输入|省略|略)|(?:为|是)?(?:摘要|总结|内容|标题|论文)).{0,8}|占位符?|示例(?:文本|内容)?|某某+|"
    r"(?:暂无|没有|无)(?:相关|可用|更多)?(?:信息|内容|数据|摘要|资料)"
)
_HEADINGS: Final = (
    r"(?:the )?(?:summary|abstract|title|takeaways?|key takeaways?|method|methods|results?|background|prior work|"
    r"conclusion|introduction)(?: (?:goes )?here| of the paper)?|"
    r"(?:key )?(?:takeaway|point|item|claim|bullet|finding|section|sentence|statement) ?(?:#|no\.? ?)?(?:\d+|[a-z]|"
    r"one|two|three|four|five|six|seven)|"
    r"(?:摘要|总结|要点|标题|方法|结果|背景|内容|结论|关键点|论文)(?:内容)?(?:待(?:补充|定|填写?|插入|更新|完善|"
    r"添加)|[一二三四五六七八九十\d]*)"
)
_LABEL = (
    r"(?:(?:summary|abstract|background|methods?|results?|conclusion|prior work|takeaways?|links?|code|url|摘要|总结|"
    r"背景|方法|结果|结论|链接|代码)\s?[:：]\s*)?"
)
_OPENING, _CLOSING = r"[\[<{（(【“\"]*\s*", r"\s*[\]>}）)】”\"]*[\s.。!！:：;；,，]*"
_BLANK = re.compile(rf"{_NUMBERING}{_LABEL}{_OPENING}(?:{_NOTHING}|{_HEADINGS})?{_CLOSING}", re.IGNORECASE)
_NO_MORE = re.compile(rf"{_NUMBERING}{_LABEL}{_OPENING}(?:{_NOTHING}){_CLOSING}", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<![A-Za-z0-9$^_\\-])[xX]{3,}(?![A-Za-z0-9])|(?<![A-Za-z0-9$^_\\-])[xX]{2,}(?=\s?(?:%|％|倍|个|年|数据集|模型|"
    r"方法|指标|任务))|_{4,}|\?{3,}|(?<!\d)X\.X+\s?%?|(?<![\w$^])X\s?[%％]|"
    r"(?<![A-Za-z])(?:TBD|TBA|TODO|FIXME)(?![A-Za-z])|\blorem ipsum\b|\bdolor sit amet\b|"
    r"[\[<{（(【]\s*(?:(?:insert|fill in(?! none)|your|placeholder|enter|replace with|to be (?:added|filled|"
    r"determined))\b|add (?:here|link|text|your))[^\]>}）)】]{0,60}[\]>}）)】]|"
    r"[\[<{【]\s*(?:(?:paper|link|url|name of|number|value|citation|description|method name|dataset name|model name|"
    r"metric|summary|result)s?\b)[^\]>}】]{0,40}[\]>}】]|"
    r"[\[【（(<{]\s*(?:插入|填写|填入|此处|占位|待(?:补充|定|填|插入|更新|添加))[^\]】）)>}]{0,30}[\]】）)>}]|"
    r"[\[【<]\s*(?:请|链接|论文链接|论文标题|作者姓名|具体|数值|数字|名称)[^\]】>]{0,30}[\]】>]|"
    r"(?:论文|代码|链接|地址|项目|摘要|内容|标题|图片|数据|结果|作者|信息)[^。，,；;\n]{0,8}(?<![有亟尚对])待(?:插入|补充|"
    r"填写?|更新|添加|完善|公布(?=[（(])|定(?=$|[。，,；;）)（(]))|"
    r"(?<![有亟尚])待(?:补充|填写|插入|完善|添加)(?:$|[。，,；;）)])|"
    r"\b(?:to be (?:filled in|added later|determined later|inserted|completed later)|insert \w+ here|"
    r"link to be added)\b|此处(?:填写|插入|补充|省略)|"
    r"https?://(?:www\.)?(?:example\.(?:com|org)|your|xxx|placeholder)\S*|\]\(#\)",
    re.IGNORECASE,
)
_WORTH_REPEATING: Final = 12
_TERSE, _MANY = 12, 5
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_REHASHED, _LONG, _RUN = 0.4, 60, 6


def filler_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """What of `text` only fills its place."""
    if is_blank(text):
        return [Finding(where, FindingKind.FILLER, text.strip(), "This says nothing.")]
    parts = [sentence for line in text.splitlines() for sentence in split(line)]
    said = [match[0].strip() for match in _WITHIN.finditer(text)]
    said += [sentence for sentence in parts if _NO_MORE.fullmatch(sentence)]
    found = [
        Finding(where, FindingKind.FILLER, one, "This is a placeholder.")
        for one in dict.fromkeys(said)
        if not _in(one, ground)
    ]
    return found + [Finding(where, FindingKind.FILLER, one, "This is said twice.") for one in _repeated(parts)]


def is_blank(text: str) -> bool:
    """Whether nothing but a placeholder stands there."""
    return bool(_BLANK.fullmatch(text.strip()))


def repeated_findings(takeaways: Sequence[str]) -> list[Finding]:
    """Takeaways that repeat an earlier one, and takeaways that are all too short to say anything."""
    found = []
    seen: dict[str, int] = {}
    for place, text in enumerate(takeaways):
        first = seen.setdefault(bare(text), place)
        if first != place and bare(text):
            reason = f"This is key_takeaways[{first}] again."
            found.append(Finding(f"key_takeaways[{place}]", FindingKind.FILLER, text, reason))
    lengths = sorted(len(text) for text in takeaways if _CHINESE.search(text))
    if len(lengths) >= _MANY and lengths[len(lengths) * 3 // 4] <= _TERSE:
        found.append(
            Finding("key_takeaways", FindingKind.FILLER, takeaways[0], "The takeaways are headings; they say nothing.")
        )
    return found


def rehash_findings(sections: Mapping[str, str]) -> list[Finding]:
    """Sections that are for the most part a section before them, word for word."""
    found: list[Finding] = []
    seen: dict[str, set[str]] = {}
    for name, text in sections.items():
        runs = _runs(text)
        before = set().union(*seen.values()) if seen else set()
        if len(bare(text)) >= _LONG and runs and len(runs & before) >= _REHASHED * len(runs):
            source = max(seen, key=lambda one: len(seen[one] & runs))
            reason = f"Most of this stands in sections.{source} already."
            found.append(Finding(f"sections.{name}", FindingKind.FILLER, split(text)[0], reason))
        seen[name] = runs
    return found


def _runs(text: str) -> set[str]:
    letters = bare(text)
    width = _RUN if _CHINESE.search(text) else 4 * _RUN
    return {letters[place : place + width] for place in range(len(letters) - width + 1)}


def _in(said: str, ground: Ground) -> bool:
    return said.lower() in ground.plain


def _repeated(sentences: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for sentence in sentences:
        letters = bare(sentence)
        if letters in seen and len(letters) >= _WORTH_REPEATING:
            yield sentence
        seen.add(letters)
