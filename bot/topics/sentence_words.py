"""Words by which plain sentences are cut: who wrote it, what is not wanted, where it stands."""

import re

LEAD_IN = re.compile(
    r"^(?:please |hi[,!]? |hello[,!]? )*(?:(?:i(?:['’]m| am)? (?:would like|['’]d like|want|need|like|love|"
    r"look(?:ing)? for|"
    r"work(?:ing)? on|interested in|searching for|follow(?:ing)?)|"
    r"(?:show|give|send|find|get|tell)(?: me| us)?(?: about)?|"
    r"keep me (?:posted|up to date|informed) (?:on|about)|follow|watch|track)"
    r"(?: to (?:read|see|follow|get|know))?\b\s*)+",
    re.IGNORECASE,
)
"""What a sentence begins with before it says anything."""

KINDS = frozenset(
    """
    paper papers article articles preprint preprints e-print e-prints eprints work works research publication
    publications literature result results study studies anything everything something stuff news all any every
    new newest recent latest good interesting the a an some more most me us my our that which who whose is are was
    were be been being deal deals dealing with about on regarding concerning related relating to of for in at by
    from especially particularly mainly mostly only please but and also i we you they it this these those there do
    does did done use uses using used into as than then so such like can could will would should topic topics
    field area areas not no nor or want wanted lab group team author authors category categories written just
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Words that say nothing of a subject when they stand at the edge of a phrase."""

HEADS = re.compile(
    r"^(?:application|use|usage|theory|study|analysis|advance|progress|development|method|approache?|technique|theme|"
    r"topic|question|aspect|work|result|paper|article)s? (?:of|in|on|for|to) ",
    re.IGNORECASE,
)
"""`applications of X` is about X."""

WITHOUT = re.compile(
    r"(?:,|;|\bbut\b|\band\b)?\s*\b(?:but not|and not|do not want|don['’]t want|not interested in|"
    r"(?:is|are) not|not|no|nor|"
    r"except(?: for)?|excluding|exclude|excepting|without|other than|rather than|instead of|"
    r"ignor(?:e|ing)|skip(?:ping)?|"
    r"avoid(?:ing)?|leav(?:e|ing) out|minus)\b(?: for| about| on| any)?"
    r"|(?:但|并且|而且|，|,)*\s*(?:但不要|不要|不想看|不看|不包括|不包含|不含|排除|去掉|除了|而不是|不是)",
    re.IGNORECASE,
)
"""What follows is not wanted, to the end of the clause."""

_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.\-]*(?:[’'][A-Z][\w\-]+)?)"
_FULL = rf"{_CAPITAL}(?:\s+(?:van |von |de |der |den |di |da |la |le )*{_CAPITAL})"
AUTHOR = re.compile(
    r"\b(?:(?:written |authored |published )?(?:by|from)|authors?:?|(?:(?:the )?(?:lab|laboratory|group|team) )?of)\s+"
    rf"(?:prof(?:essor)?\.? |dr\.? )?(?P<names>{_FULL}{{0,3}}"
    rf"(?:(?:\s*,\s*(?:and |or )?|\s+(?:and|or|&)\s+){_FULL}{{1,3}})*)"
    r"(?P<lab>[’']s?(?:\s+(?:lab(?:oratory)?|group|team|students?|papers?|works?|people))?)?"
)
"""`by Jane Doe and John Roe`, `from Baker's lab`; what is only `of` somebody needs the lab."""

NAMES = re.compile(r"\s*,\s*(?:and |or )?|\s+(?:and|or|&)\s+")

AUTHOR_ZH = re.compile(
    r"(?:(?:作者(?:是|为|：|:)?|由|来自)\s*(?P<latin>[A-Z][A-Za-z.\- ]*[A-Za-z])"
    r"|作者(?:是|为|：|:)?\s*(?P<name>[\u4e00-\u9fff·]{2,4}?)(?=写|撰写|的|，|,|。|$))"
    r"\s*(?:撰写|写)?(?:的)?(?:课题组|实验室|团队|组)?(?:的)?"
)

CATEGORY = re.compile(
    r"(?:,|;)?\s*(?:\b(?:in|from|within|under|of)\s+)?"
    r"(?:\b(?:the )?(?:arxiv )?(?:categor(?:y|ies)|sections?|archives?)\s+)?"
    r"(?:\bcat:)?(?<![\w.])(?P<code>[a-z]{2,8}(?:-[a-z]{2,4})?\.[A-Za-z]{2}(?:-[a-z]{2,4})?)(?![\w.]*\w)"
    r"(?:\s*(?:类别|分类|类))?(?:\s*(?:and|or|,|、|和|或)(?=\s*(?:cat:)?[a-z]{2,8}(?:-[a-z]{2,4})?\.[A-Za-z]{2}\b))?"
)
"""`in cs.LG`, `category math.AG`."""

CLAUSES = re.compile(
    r"[,;.!?。，；！？\n]+(?:\s|$|(?<=[。，；！？]))|\s+(?:but|though|while|please)\s+|(?:但是|但)", re.IGNORECASE
)
"""Where something else begins."""

ITEMS = re.compile(
    r"\s*[,;、，；]\s*(?:and\s+|or\s+|nor\s+)?|\s+(?:and|or|nor)\s+|(?:以及|并且|或者|或是|和|与|或)", re.IGNORECASE
)
"""Between things that are each not wanted."""

PHRASES = re.compile(
    r"\s*[,;、，；]\s*(?:and\s+|or\s+)?|\s+(?:and|for|with|using|in|on|to|via|through|by|from|about|at|as|into|within|under|"
    r"applied to|based on|that|which|where|when|across|between|among|over|against|towards?)\s+"
    r"|(?:以及|并且|和|与|用于|中的|上的|方面的|的)",
    re.IGNORECASE,
)
"""Where one wanted phrase ends and the next begins."""

EITHER = re.compile(r"\s*(?:,\s*)?\b(?:or)\b\s*|\s*(?:或者|或是|或)\s*", re.IGNORECASE)
"""Between two of which one is enough."""

NOISE_ZH = re.compile(
    r"请|我(?:想|要)?(?:看|读|关注|了解|找)?|给我|推荐|有关|关于|相关|最新|论文|文章|预印本|研究|工作|方面|领域|任何|所有|以外|之外"
)
WORD_ZH = {"综述": ("survey", "review"), "评测": ("benchmark",), "数据集": ("dataset",), "应用": ("application",)}
"""arXiv's titles and abstracts are in English."""
