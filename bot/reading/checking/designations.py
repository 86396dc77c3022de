"""Digits that count nothing: names, versions, enumerators, references to sections and citations.

Invariant: `without_designations` keeps the length of the text, so that what is found in it stands at the same place in
the text. Works on text as `normal` writes it.
"""

import re
from typing import Final

BLANK: Final = "\x1a"
_NUMBERED = (
    "sections?|secs?\\.?|§|tables?|tabs?\\.?|figures?|figs?\\.?|eqs?\\.?|equations?|theorems?|thm\\.?|lemmas?|"
    "algorithms?|chapters?|appendix|steps?|phases?|levels?|tracks?|versions?|parts?|propositions?|definitions?|"
    "corollary|cases?|scenarios?|experiments?|no\\.?|refs?\\.?|subtasks?|task|rank|type|class|"
    "图|表|公式|式|步骤|阶段|附录|算法|定理|引理|类型|任务|章节|版本|赛道"
)
_PRODUCTS = (
    "RTX|GTX|GeForce|Xeon|Ryzen|Jetson|Snapdragon|RFC|ISO|IEEE|IEC|NGC|IC|Abell|HD|HIP|PSR|SN|GW|GRB|TOI|Kepler|"
    "Python|CUDA|Ubuntu|Windows|Android|Web|Industry|Society|GPT|ChatGPT|Llama|LLaMA|Qwen|Gemini|Gemma|Claude|Mistral|"
    "Mixtral|DeepSeek|Grok|Phi|Stable Diffusion|Diffusion|SD|SDXL|FLUX|Whisper|SAM|YOLO|CLIP|Wan|Sora|Veo|Sonnet|Opus|"
    "Haiku|Pro|Flash|Run|DR|Data Release|Planck|Euclid|LHC Run|CVE|BIG-Bench|MATH|AIME|HumanEval|SWE-bench|Kinetics|"
    "Math|Levels?|Goal|SDG|WMT|CASP|Episode|World War|Formula|Covid|Type|Category"
)
_NAMES = re.compile(
    rf"""
    (?:https?://|www\.|github\.com/|arxiv\.org/)[^\s，。；、（）)]+
    | (?i:arxiv)\s?:?\s?\d{{4}}\.\d{{4,5}}(?:v\d+)? | (?i:doi)\s?:?\s?10\.\S+
    | [\w.+-]+@[\w-]+\.[\w.]+
    | \[\s?\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}})*\s?\]                       # citations
    | (?<![A-Za-z])(?i:{_NUMBERED})\s?\d+(?:\.\d+)*(?![\d%A-Za-z]|\s?[%×])
    | (?i:eqs?\.?|equations?|公式|式)\s?\(\d+(?:\.\d+)*\)
    | (?<![A-Za-z])(?:{_PRODUCTS})[\s-]\d+(?:\.\d+)*(?![\d%]|\s?[%×])(?:[a-zA-Z]+)?
    | 第\s?[\d零一二三四五六七八九十百两]+                                # ordinals
    | \b\d+(?:\^\{{?)?(?:st|nd|rd|th)(?![A-Za-z])\}}?
    | (?:(?<=[\s(：:；;，,。、])|^|\n)\(?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])\)(?=\s?\S)  # (1) and 1)
    | (?:(?<=[：:；;。])\s?|^\s*|\n\s*)\d{{1,2}}[.、](?=\s|[^\s\d\x00-\x40])        # 1.
    | (?<![A-Za-z0-9])\d{{1,2}}D(?![A-Za-z0-9]) | (?<![A-Za-z0-9])[一二三四]维(?!持|护|度)
    | (?<![A-Za-z0-9.])[2345]G(?![A-Za-z0-9]) | (?<![A-Za-z0-9.])[248]K(?=\s?(?:video|image|resol|分辨|视频|图像|超高))
    | \b\d+-fold\s(?:cross|CV) | (?<!\d)\d+折 | \b(?:18|19|20)?\d0s\b
    | (?<=[年\d])\d{{1,2}}月(?:\d{{1,2}}[日号])? | (?<!\d)\d{{1,2}}月\d{{1,2}}[日号]
    | (?<=\b\d{{4}})-\d{{2}}-\d{{2}}\b
    | (?<![\d.])[A-Za-z)\]}}]\s?\^\s?\{{?[-+]?\d+\}}?                      # powers of variables
    | _\s?(?:\{{[^{{}}]{{0,20}}\}}|[A-Za-z0-9]+)                            # subscripts
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"(?<![A-Za-z0-9.\\/])[A-Za-z](?:[A-Za-z0-9]|[-./@](?=[A-Za-z0-9]))*")
_PREFIX = re.compile(r"(?i:sub|pre|post|mid|near|over|under|about|non|multi|with|to|of|up|by|at|from|and|or|in|is)-")
_SCIENTIFIC = re.compile(r"[a-z]{1,5}=\d", re.IGNORECASE)
_SIZE = re.compile(r"(?<=-)\d+(?:\.\d+)?[BMT](?=-|$)")
_METRIC = re.compile(r"(?:FID|FVD|PSNR|SSIM|LPIPS|BLEU|ROUGE|mAP|AP|IoU|mIoU|MIoU|AUC|AUROC|MAE|RMSE|MSE)(?=\d+\.\d)")


def without_designations(text: str) -> str:
    """`text` with those digits blanked."""
    return _TOKEN.sub(_blank_name, _NAMES.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _blank_name(match: re.Match[str]) -> str:
    """`GPT-4`, `v1.5`, `F1`; of `sub-10`, `FID50.94` and `Llama-3-8B` some digits count."""
    name = match[0]
    if not any(sign.isdigit() for sign in name) or _SCIENTIFIC.match(name):
        return name
    if _PREFIX.match(name) or _METRIC.match(name):
        return name
    size = _SIZE.search(name)
    return BLANK * size.start() + size[0] + BLANK * (len(name) - size.end()) if size else BLANK * len(name)


def designated(written: str, before: str, text: str) -> bool:
    """Whether `text` has these digits in a name, as `GPT-4` has 4, or after the same word, as `Mamba 2` has 2."""
    digits = re.match(r"\d+(?:[.,]\d+)*[KMBT]?", written)
    if not digits:
        return False
    if before and re.search(rf"\b{re.escape(before)}[\s-]?{re.escape(digits[0])}(?![\d.]*\d)", text):
        return True
    return any(
        re.search(rf"(?<![\d.]){re.escape(digits[0])}(?![\d.]*\d)", match[0])
        for pattern in (_NAMES, _TOKEN)
        for match in pattern.finditer(text)
    )
