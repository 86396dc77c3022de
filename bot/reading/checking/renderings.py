"""Words that are wrong for what the text has: mistranslated terms, methods it does not use, merits it does not claim.

Invariant: a rule fires only where the text has no word that could be meant.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground


class _Rule(NamedTuple):
    """`said` in a statement needs `there` in the text; `of` must be in the text for the rule to be asked at all."""

    said: re.Pattern[str]
    there: re.Pattern[str]
    of: re.Pattern[str] | None = None


def _rule(said: str, there: str, of: str = "") -> _Rule:
    return _Rule(
        re.compile(said, re.IGNORECASE), re.compile(there, re.IGNORECASE), re.compile(of, re.IGNORECASE) if of else None
    )


_MISTRANSLATED: Final = (
    _rule(
        "降解",
        r"biodegrad|polymer|plastic|protein|enzym|chemical|drug|waste|decompos|pollut|soil|organic|mRNA|catal|降解",
        "degrad",
    ),
    _rule("稀释", r"dilut|稀释", "dilat|expan"),
    _rule("地貌", r"landform|geomorph|terrain|topograph|relief|landscape|planetary surface|地貌", "geo|land|urban"),
    _rule("论文的抽象|抽象(?:部分|和介绍|与介绍)", r"(?!)"),
    _rule("嵌入自由|自由嵌入", r"(?!)", "embedding"),
    _rule("驱动条件", r"driv", "condition"),
    _rule("变压器", r"power|grid|voltage|electric|substation|变压器", "transformer"),
    _rule(
        "文本生成(?!图|视频|的?图|的?视频|音|语音|3D|三维|图像|动作)",
        r"text generation|generat\w+ (?:\w+ )?text|language model|LLM|text-to-|caption|"
        r"stor(?:y|ies)|dialog|summari|translat|writ|文本生成",
        "text",
    ),
    _rule("注意力缺陷", r"ADHD|attention.deficit", "attention"),
    _rule("面具(?!舞)", r"\bmasks?\b.*(?:wear|cloth)|face mask", "mask"),
    _rule("提示工程师", r"prompt engineer", "prompt"),
    _rule("损失功能", r"(?!)", "loss"),
    _rule("真理地面|地面真理", r"(?!)"),
    _rule("艺术状态|最先进的艺术", r"(?!)"),
    _rule("银河系外星系?人", r"alien"),
    _rule("内核技巧方法的玉米", r"(?!)"),
)
_FAMILIES: Final = (
    _rule(r"强化学习|\breinforcement learning\b", r"reinforc|\bRL\w*\b|reward|polic|GRPO|PPO|强化学习"),
    _rule(r"联邦学习|\bfederated learning\b", r"federat|\bFL\b|联邦"),
    _rule(
        r"大(?:型|规模)?语言模型|\blarge language models?\b",
        r"language model|LLM|GPT|LLaMA|语言模型|foundation model|chatbot|\bLMs?\b|ChatGPT|\bVLMs?\b",
    ),
    _rule(r"卷积神经网络|\bconvolutional neural networks?\b", r"convol|\bCNNs?\b|ConvN|卷积|ResNet|U-?Net"),
    _rule(r"图神经网络|\bgraph neural networks?\b", r"graph|GNN|message.passing|图"),
    _rule(r"生成对抗网络|\bgenerative adversarial networks?\b", r"GANs?|adversarial|生成对抗"),
    _rule(r"变分自编码器|\bvariational auto-?encoders?\b", r"VAE|variational|auto-?encod|变分"),
    _rule(r"扩散模型|\bdiffusion models?\b", r"diffus|扩散|flow|score-based|denois|DDPM|\bDiT"),
    _rule(r"知识蒸馏|\bknowledge distillation\b", r"distil|teacher|student|蒸馏"),
    _rule(r"迁移学习|\btransfer learning\b", r"transfer|pre-?train|fine-?tun|adapt|迁移"),
    _rule(r"支持向量机|\bsupport vector machines?\b", r"support.vector|\bSVMs?\b|支持向量"),
    _rule(r"随机森林|\brandom forests?\b", r"forest|\bRF\b|tree|森林"),
    _rule(r"遗传算法|\bgenetic algorithms?\b", r"genetic|evolution|\bGAs?\b|遗传|进化"),
    _rule(r"循环神经网络|\brecurrent neural networks?\b", r"recurr|\bRNNs?\b|LSTM|GRU|循环"),
    _rule(r"区块链|\bblockchains?\b", r"block-?chain|ledger|crypto|ethereum|bitcoin|smart contract|consensus|区块链"),
    _rule(r"量子计算|\bquantum comput\w+", r"quantum|qubit|量子"),
    _rule(r"差分隐私|\bdifferential privacy\b", r"privacy|\bDP\b|private|隐私"),
    _rule(r"思维链|\bchain[- ]of[- ]thought\b", r"chain|CoT|reasoning|思维链"),
    _rule(r"检索增强|\bretrieval[- ]augmented\b", r"retriev|\bRAG\b|检索"),
    _rule(r"数字孪生|\bdigital twins?\b", r"twin|孪生"),
    _rule(r"贝叶斯|\bbayesian\b", r"bayes|posterior|prior|贝叶斯|gaussian process"),
    _rule(r"蒙特卡[洛罗]|\bmonte carlo\b", r"monte|MCMC|sampl|\bMC\b|蒙特卡|simulat"),
    _rule(r"元学习|\bmeta-learning\b", r"meta|few-shot|元学习"),
    _rule(r"对比学习|\bcontrastive learning\b", r"contrast|CLIP|对比|InfoNCE"),
)
_MERITS: Final = (
    _rule(
        r"首次|首个|首款|第一个(?:\w{0,8})(?:方法|模型|框架|系统|数据集|研究)|"
        r"(?<!at )\b(?:for )?the first (?:time|to|work|study|method|model|framework|system|"
        r"dataset|benchmark|paper|application)\b",
        r"\bfirst(?:ly|-ever|-of)?\b|pioneer|unprecedented|never|our knowledge|hitherto|"
        r"not (?:yet )?been|unexplored|under-?explored|previously|no existing|no prior|"
        r"initial|novel|首",
    ),
    _rule(
        r"速度(?:更快|优势|上|方面|和性能|与性能|快)|(?:在|其)速度|推理速度|\b(?:faster|"
        r"speed advantages?|higher speed|inference speed|speeds? up)\b",
        r"fast|speed|accelerat|\btimes?\b(?!-step)|latency|real-time|quick|throughput|slow|"
        r"rapid|\bseconds\b|minutes|hours|one-step|fewer steps|efficien|\dx\b|×|overhead|"
        r"lightweight",
    ),
    _rule(
        r"(?:大量|较高|更多|较多|巨大|昂贵)(?:的)?(?:计算资源|计算成本|计算量|算力|GPU)|"
        r"(?:计算资源|计算成本)[^。，；]{0,6}(?:高|大|昂贵)|\b(?:large|high|heavy|expensive|"
        r"significant|substantial) (?:amounts? of )?comput\w+ (?:resources?|costs?|power)",
        r"comput|cost|resource|efficien|expens|memory|gpu|overhead|budget|scal|hardware|"
        r"latency|time|energy|lightweight|flop|intensive|complex",
    ),
    _rule(
        r"可解释性|\binterpretab\w+",
        r"interpret|explain|explanat|transparen|understand|insight|mechanis|visuali|rationale|"
        r"symbolic|white-box|可解释|physic|attribut|meaning",
    ),
    _rule(
        r"隐私保护|保护[^。，]{0,4}隐私|\bprivacy[- ]preserv\w+",
        r"privacy|private|federat|secur|encrypt|confidential|anonym|隐私",
    ),
    _rule(
        r"(?:能耗|功耗|节能)|\benergy[- ](?:saving|efficien\w+)|\bpower consumption\b",
        r"energy|power|carbon|watt|joule|efficien|battery|green|sustainab",
    ),
    _rule(
        r"(?<!未)(?<!没有)(?:代码|源码|源代码)(?:和\w{1,6})?(?:均|都|也)?(?:已经?|将)?(?:公开|"
        r"开源|发布|可用|可获取|可下载|在\s?GitHub)|提供了[^。；]{0,16}代码|(?:公开|开源|"
        r"发布)了?(?:其|全部|相关|完整)?(?:代码|源码|源代码)|"
        r"\b(?:source )?code (?:and \w+ )?(?:is|are|has been|have been|"
        r"will be) (?:\w+ )?(?:available|released|public|open|published|shared)",
        r"\bcodes?\b|codebase|(?<![.\w])github(?!\.io)|gitlab|repositor|open-?sourc|software|"
        r"package|toolkit|librar|releas|scripts?\b|publicly|checkpoint|weights are|代码",
    ),
)


def rendering_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """Where a word of `text` cannot be a rendering of anything in `ground`."""
    found = [
        *(
            (said, FindingKind.UNSUPPORTED, "The source does not say “{}”; this is a mistranslation.")
            for said in _said(_MISTRANSLATED, text, ground)
        ),
        *((said, FindingKind.ENTITY, "The source does not mention “{}”.") for said in _said(_FAMILIES, text, ground)),
        *(
            (said, FindingKind.UNSUPPORTED, "The source claims nothing such as “{}”.")
            for said in _said(_MERITS, text, ground)
        ),
    ]
    return [Finding(where, kind, said, reason.format(said)) for said, kind, reason in found]


def _said(rules: tuple[_Rule, ...], text: str, ground: Ground) -> Iterator[str]:
    for rule in rules:
        match = rule.said.search(text)
        if match and (rule.of is None or rule.of.search(ground.whole)) and not rule.there.search(ground.whole):
            yield match[0].strip()
