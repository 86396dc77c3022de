"""Where a paper was accepted, presented or published, in the authors' own words.

Invariant: a submission is no venue; neither are pages and figures.
"""

import re

_ACRONYMS = (
    "AAAI|AAMAS|ACC|ACCV|ACII|ACL|ACM MM|AISTATS|ALT|APSEC|ASE|ASPLOS|ASRU|BMVC|CAV|CCS|CDC|CHI|CIKM|COLING|COLM|"
    "COLT|CoLLAs|CONLL|"
    "CoNLL|CoRL|CSCW|CVPR|CVPRW|DAC|DATE|DSN|EACL|EAAMO|ECAI|ECCV|ECCVW|ECIR|ECML|ECML[- ]PKDD|EMBC|EMNLP|EUSIPCO|"
    "EUROSYS|EuroSys|"
    "FAccT|FOCS|FSE|GECCO|HPCA|HRI|ICAPS|ICASSP|ICCAD|ICCV|ICCVW|ICDAR|ICDE|ICDM|ICIP|ICLR|ICME|ICML|ICMLA|ICPR|ICRA|"
    "ICSE|ICTAI|IJCAI|"
    "IJCNN|IJCNLP|IJCNLP-AACL|INFOCOM|INLG|Interspeech|INTERSPEECH|IROS|ISBI|ISCA|ISIT|ISMAR|ISMIR|ISSTA|ITSC|IUI|IV|"
    "IWSLT|"
    "KDD|L4DC|LICS|LoG|LREC|LREC-COLING|MICCAI|MICRO|MIDL|MLSys|MOBICOM|MobiCom|NAACL|NDSS|NeurIPS|NeuIPS|NIPS|NSDI|"
    "OOPSLA|OSDI|PLDI|POPL|PODS|"
    "RANLP|RecSys|RLC|RSS|SANER|SC|SIGGRAPH(?: Asia)?|SIGIR|SIGMOD|SOSP|SODA|STOC|TACL|TMLR|UAI|UIST|UbiComp|USENIX|"
    "VLDB|WACV|WMT|WSDM|WWW"
)
_WITH_YEAR = re.compile(
    rf"(?<![\w-])(?:{_ACRONYMS})(?:W|[ -](?:Findings|Workshops?|[Mm]ain))?[ :,(-]{{0,2}}['’]?(?:20)?\d\d(?!\d)"
)
_SHORT = re.compile(
    r"(?:[A-Z][\w/&-]* ){0,2}[A-Z][\w/&-]*[A-Z][\w/&-]* ?(?:['’]\d\d|20\d\d)(?: ?\((?:[Oo]ral|[Ss]potlight|[Pp]oster|"
    r"[Hh]ighlight)\)|(?: [\w-]+){1,2})?"
    rf"|20\d\d (?:{_ACRONYMS})\b.{{0,40}}"
)
_NAMED = re.compile(
    r"\b(?:Conference|Workshops?|Symposium|Transactions|Trans\.|Journal|Proceedings|Proc\.|Letters|Magazine|Congress|"
    r"TMLR|TACL|JMLR)(?!\w)|(?i:\bin proceedings of)|\bIEEE Access\b"
)
_FORM = (
    r" (?:for|as) (?:an? |the )?(?:[\w-]+ ){0,4}?(?:publication|presentation|paper|poster|talk|oral|spotlight|article|"
    r"abstract|inclusion|contribution|demo|chapter)s?"
)
_TOOK = re.compile(
    r"\b(?:ac+epted|accept|published|to appear|appear(?:s|ed|ing)|to be (?:published|presented)|presented|"
    r"forthcoming|in press)"
    rf"(?: \w+ly)?(?:{_FORM}(?: [a-z]+){{0,2}}? (?:to|at|by|in|on|with)|{_FORM}|[:,]? (?:to|at|by|in|on|with|for|"
    rf"the)|:)\b:? *"
    r"(?P<venue>\S.*)",
    re.IGNORECASE,
)
_BEFORE_TOOK = re.compile(
    r"(?!(?:This|The|Our|A|An|Paper|Manuscript|Article|Code|Preprint|Work)\b)(?P<venue>[A-Z].{4,120}?)"
    r"[ ,(\[]+(?:to appear|in press|forthcoming|accepted)[)\]]?",
)
_EMPHASIS = re.compile(r"\\(?:textbf|emph|textit|textsc|text)\s*\{([^{}]*)\}")
_COUNTS = re.compile(
    r"\(?\b\d+\s*(?:\+\s*\d+\s*)?(?:[a-z-]+ ){0,2}(?:pages?|pp|figures?|figs?|tables?|references|appendi(?:x|ces)|"
    r"algorithms?|theorems?)\b(?:(?!\b(?:accept|publish|appear|present|to be)|\bin\b)[^,;.])*[,;.]?",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Proc|Trans|Int|Intl|Conf|Vol|No|pp|Lett|Rev|Phys|Comput|Sci|Eng|Math|Appl|Assoc|Ann|Adv|Symp|Comm|Commun|"
    r"Res|Syst|Soc|Am|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nat|Med|Inf|Technol|Mach|Learn|Artif|Intell|Robot|"
    r"Autom|Comp|Process|vs|et al|St|Dr)|\b[A-Z])$"
)
_END = re.compile(r";\s*|\.\s+(?=[\w\"“(*])|[\r\n]+|\s\|\s")
_NOT_YET = re.compile(
    r"\b(?:submit(?:ted|ting)?|submission|under (?:\w+[- ]){0,2}(?:review|consideration|revision)|in review|rejected|"
    r"withdrawn|template|"
    r"format|style|if accepted|not (?:yet )?(?:been )?(?:published|accepted)|prepared for|intended for)\b",
    re.IGNORECASE,
)
_OTHER_VERSION = re.compile(
    r"\b(?:extended|longer|long|full|expanded|journal|earlier|preliminary|short|shorter|previous|conference|abridged|"
    r"initial|companion) (?:\w+ )?(?:version|abstract|paper of)\b|\bextension of\b|\bextends\b|\bfollow-?up\b|"
    r"\bsupersedes\b|\bwinner\b|\bplace\b|\bcompetition\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,.(\[–—-]*(?:\b(?:code|codes|source code|project|website|webpage|github|https?|see|the (?:code|project|first|"
    r"final|source)|our code|copyright|doi|submitted|under review|camera[- ]ready|comments|this (?:version|is|paper)|"
    r"e-print|available|paper is|under the|demo page|first two|equal contribution)\b.*|\b(?:as an? |for )(?:oral|"
    r"poster|spotlight|regular|full|short|long|conference|publication|presentation|highlight)\b[\w ]*)$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(?:this (?:paper|work|article|manuscript)|it|paper|work|manuscript|article|(?:has |have |was |is )?been|has|"
    r"was|is|be|preprint|ac+epted|accept|to appear|published|presented|appear(?:s|ed)?|in press|forthcoming|in|at|to|"
    r"by|the|conference version|final version|comments?|received)\b[\s:,.-]*)+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-Z]{2,}|[A-Z]\w+(?: (?:and|of|on|in|for|the|&))* [A-Z]\w+|^(?:Nature|Science|Cell|Entropy|Sensors)\b|"
    r"\b[A-Z]\w*[A-Z]\w*"
)
_LONGEST = 180


def find_venue(comment: str | None, journal_ref: str | None) -> str | None:
    """Where the paper appeared: its journal reference, else what the comment says of acceptance, else None."""
    if journal_ref and "://" not in journal_ref:
        return " ".join(journal_ref.split())
    text = _COUNTS.sub(" ", _EMPHASIS.sub(r"\1", comment or ""))
    found = (_venue(clause) for clause in _clauses(text))
    return next((venue for venue in found if venue), None)


def _clauses(text: str) -> list[str]:
    """The parts of a comment, cut where one remark ends; not after "Proc." and its like."""
    cuts = [
        match.span()
        for match in _END.finditer(text)
        if match[0][0] != "." or not _ABBREVIATED.search(text, max(0, match.start() - 12), match.start())
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [" ".join(text[start:end].split()) for start, end in zip(starts, ends, strict=True)]


def _venue(clause: str) -> str | None:
    """The venue that one remark names."""
    if _OTHER_VERSION.search(clause):
        return None
    took = _TOOK.search(clause)
    not_yet = _NOT_YET.search(clause)
    if took and (not not_yet or took.start("venue") < not_yet.start() or not_yet.end() + 1 < took.start()):
        return _trimmed(took["venue"])
    if not_yet:
        return None
    before = _BEFORE_TOOK.fullmatch(clause)
    if before:
        return _trimmed(before["venue"])
    if _WITH_YEAR.search(clause) or _SHORT.fullmatch(clause) or (_NAMED.search(clause) and clause[:1].isalnum()):
        return _trimmed(clause)
    return None


def _trimmed(words: str) -> str | None:
    """The name without the remarks around it; None when no name is left."""
    name = _HEAD.sub("", _TAIL.sub("", words.replace('"', ""))).strip(" ,.:;-–—!*'\"")
    if name.count("(") > name.count(")"):
        name += ")"
    elif name.count(")") > name.count("("):
        name = name.replace(")", "", 1).rstrip()
    if not _NAME.search(name) or len(name) > _LONGEST or "://" in name:
        year = _WITH_YEAR.search(name)
        return year[0].strip() if year else None
    return name
