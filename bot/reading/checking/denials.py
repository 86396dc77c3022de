"""Words that deny.

Invariant: data only. What one list holds and another does not is said below each.
"""

import re
from typing import Final

DENIALS: Final = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|without|hardly|barely|rather than|instead of|lack(?:s|ing)?|free of|"
    r"fail(?:s|ed)? to)\b|n't\b|(?<=\w)-free\b|\b(?:eliminat|remov|obviat|avoid)\w* (?:the |any )?need|"
    "(?<![非好])不(?!同|断|仅|但|只|确定|足|良|久|少|变性|等式|平衡|光|论|管|如|及)|没有|(?<![从尚])未(?!来|知)|"
    "尚未|并非|无需|无法|避免|消除|不必|而非|而不是|(?<![毫])毫无|无(?=[法须额嵌损代])|免(?=调|训|微)|难以|缺乏|"
    "缺少",
    re.IGNORECASE,
)
"""Words that deny what follows, or what stands before them in `introduces no`."""

PLAIN_DENIALS: Final = re.compile(
    r"\b(?:not(?! only| just| merely)|never|cannot|no longer|lacks)\b|n't\b|(?<![可])不能|(?<!可能)无法|"
    r"(?<!几乎)没有|并未|并非|无效|"
    r"(?<![尚从])未(?=能|提出|达到|取得|使用|采用|包括|包含|引入|提供|实现|"
    r"获得|优于|超过|支持|验证|考虑|显示|表明|证明|改善|提高|降低)|尚未|"
    r"(?<![如而])不(?=支持|适用|适合|可|需|要求|使用|采用|包含|包括|具备|"
    r"存在|提供|显著|增加|引入|依赖|优于|提高|降低|影响|考虑|保留|保持|利用)|"
    r"(?<!是)不是(?!.*而是)(?!首次|唯一)",
    re.IGNORECASE,
)
"""Words that do nothing but deny."""

RESERVED: Final = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|without|hardly|barely|little|rather|instead|lack\w*|fail\w*|"
    r"limit\w*|hard\w*|difficult\w*|overlook\w*|neglect\w*|ignor\w*|free|although|unlike|despite|avoid\w*|"
    r"eliminat\w*|remov\w*|exclud\w*|prevent\w*|restrict\w*|constrain\w*|scarc\w*|poor\w*|hinder\w*|struggl\w*|"
    r"suffer\w*|un(?:able|avail\w+|clear|known|seen|explor\w+|suit\w+|reli\w+|stab\w+|necess\w+|likely|"
    r"success\w+|answer\w+|derexplored|derstudied)|im(?:practical|possible|perfect)|"
    r"in(?:feasible|sufficien\w+|efficien\w+|consisten\w+|stab\w+|accura\w+|correct\w*|adequa\w+|dependen\w+|capable)|"
    r"non\w*|ill|mis\w+|absen\w+|zero|obviat\w*|bypass\w*|circumvent\w*|independen\w+|agnostic|prohibit\w*|"
    r"ambigu\w*|weak\w*|except|impossib\w*|unlike\w*|disagree\w*|fragil\w*|black-box|negligib\w*|"
    r"contrary|yet)\b|n't\b|-free\b|[不无未没非难缺]|避免|消除",
    re.IGNORECASE,
)
"""Anything that a translator may well put as a denial."""
