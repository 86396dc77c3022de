"""Words that say the opposite of one another, in English and Chinese.

Invariant: data only. Every axis has two sides, written as alternatives of a regular expression: the first says more,
better or yes, the second the contrary. A word of one in the place of a word of the other turns a statement round.
"""

from typing import Final

ENGLISH: Final = {
    "amount": (
        (
            "increas(?:e[sd]?|ing|ingly)|ris(?:es?|ing)|rose|grow(?:s|n|ing)?|grew|rais(?:e[sd]?|ing)|"
            r"higher(?![\s-](?:order|dim|level|resol))|more(?= \w+(?! than one))|larger|greater|longer|"
            "gain(?:s|ed|ing)?|boost(?:s|ed|ing)?|enlarg(?:e[sd]?|ing)|expand(?:s|ed|ing)?|amplif(?:y|ies|ied|ying)|"
            "extend(?:s|ed|ing)?"
        ),
        (
            r"reduc(?:e[sd]?|ing|tions?)|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?(?![\s-]?out)|"
            r"lower(?:s|ed|ing)?(?![\s-](?:bound|dim|level|resol|order))|fewer|less(?! than)|smaller|"
            "shorten(?:s|ed|ing)?|shorter|diminish(?:es|ed|ing)?|fall(?:s|ing)?(?! short| behind)|fell|"
            "minimi[sz](?:e[sd]?|ing)|lessen(?:s|ed)?|sav(?:es?|ing)|shrink(?:s|ing)?"
        ),
    ),
    "quality": (
        (
            "improv(?:e[sd]?|ing|ements?)|enhanc(?:e[sd]?|ing|ements?)|better|superior(?:ity)?|"
            "outperform(?:s|ed|ing|ance)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|"
            "strengthen(?:s|ed|ing)?|advantag(?:es?|eous)|benefit(?:s|ed)?|upgrad(?:e[sd]?|ing)|"
            r"state[\s-]of[\s-]the[\s-]art|SOTA|excel(?:s|led|ling)?|stronger"
        ),
        (
            "degrad(?:e[sd]|ing)|degrade|"
            r"degradations?(?![\s-](?:model|aware|guided|information|dependent|process|type))|worsen(?:s|ed|ing)?|"
            "wors[et]|inferior(?:ity)?|underperform(?:s|ed|ing)?|lag(?:s|ged|ging)? behind|"
            "deteriorat(?:e[sd]?|ing|ion)|hurt(?:s|ing)?|harm(?:s|ed|ing)|fall(?:s|ing)? (?:short|behind)|falls behind|"
            "weaken(?:s|ed|ing)?|impair(?:s|ed|ing)?|disadvantag(?:es?|eous)|weaker"
        ),
    ),
    "speed": (
        r"faster|speed(?:s|ing)?[\s-]?ups?|accelerat(?:e[sd]?|ing|ion)|quicker|rapid(?:ly)?",
        "slower|slow(?:s|ed|ing)?(?: down)?|slowdowns?|decelerat(?:e[sd]?|ing|ion)",
    ),
    "need": (
        (
            "requir(?:e[sd]?|ing)|need(?:s|ed|ing)?(?! (?:for|to be))|rel(?:y|ies|ied|ying) on|depend(?:s|ed|ing)? on|"
            "necessitat(?:e[sd]?|ing)"
        ),
        (
            "(?:eliminat|remov|obviat|avoid|circumvent|bypass)(?:e[sd]?|ing|s|ed|es)? (?:the |any )?need|no need|"
            "dispens(?:e[sd]?|ing) with"
        ),
    ),
    "keeping": (
        (
            "preserv(?:e[sd]?|ing|ation)|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?|keep(?:s|ing)?|conserv(?:e[sd]|ing)|"
            "protect(?:s|ed|ing)?"
        ),
        (
            "destroy(?:s|ed|ing)?|los(?:e[sd]?|ing)|lost|sacrific(?:e[sd]?|ing)|discard(?:s|ed|ing)?|"
            "abandon(?:s|ed|ing)?|compromis(?:e[sd]?|ing)"
        ),
    ),
    "success": (
        (
            "succeed(?:s|ed|ing)?|success(?:ful|fully)?|enabl(?:e[sd]?|ing)|allow(?:s|ed|ing)?|able to|"
            "achiev(?:e[sd]?|ing)|manag(?:e[sd]|es?) to|can(?!not)|could|capable of|support(?:s|ed|ing)?"
        ),
        (
            "fail(?:s|ed|ing|ures?)?|prevent(?:s|ed|ing)?|unable to|cannot|can't|incapable of|hinder(?:s|ed|ing)?|"
            "struggl(?:e[sd]?|ing)"
        ),
    ),
    "effect": ("effective(?:ly|ness)?|efficacious", "ineffective(?:ly|ness)?"),
    "efficiency": ("efficient(?:ly)?|efficiency", "inefficient(?:ly)?|inefficienc(?:y|ies)"),
    "significance": (
        "significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|notabl[ey]|markedly",
        "insignificant(?:ly)?|negligibl[ey]|marginal(?:ly)?|slightly",
    ),
    "robustness": (
        "robust(?:ness|ly)?|resilient|stable|stability",
        "fragil(?:e|ity)|brittle(?:ness)?|vulnerab(?:le|ility)|unstable|instability",
    ),
    "consistency": ("consistent(?:ly)?|consistency", "inconsistent(?:ly)?|inconsistenc(?:y|ies)"),
    "supervision": (
        r"supervised|with supervision|fully[\s-]supervised",
        r"unsupervised|self[\s-]supervised|without supervision",
    ),
    "labels": ("label(?:l)?ed", "unlabel(?:l)?ed|label-free"),
    "extremes": (
        "highest|best|largest|most accurate|greatest|longest|fastest|maximum|maximal|maximi[sz](?:e[sd]?|ing)",
        "lowest|worst|smallest|least accurate|shortest|slowest|minimum|minimal",
    ),
    "ease": (
        "simpl(?:e|er|y|ifies|ified)|eas(?:y|ier|ily)|straightforward",
        (
            r"complex(?:ity)?|complicated|difficult(?:y)?|hard(?:er)?|challenging|cannot|unable|fail(?:s|ed)? to|"
            r"struggl\w+|impractical|hinder\w*"
        ),
    ),
    "enough": (
        "sufficient(?:ly)?|adequate(?:ly)?|abundant|ample|plentiful",
        "insufficient(?:ly)?|inadequate(?:ly)?|scarc(?:e|ity)|lack(?:s|ed|ing)?|limited",
    ),
    "possibility": ("possible|feasible", "impossible|infeasible"),
    "sign": ("positive(?:ly)?", "negative(?:ly)?"),
    "accuracy": (
        "accurate(?:ly)?|reliabl[ey]|correct(?:ly)?",
        "inaccurate(?:ly)?|unreliabl[ey]|incorrect(?:ly)?|wrong(?:ly)?",
    ),
    "reality": ("real(?:istic)?(?:ly)?", "unreal(?:istic)?"),
    "agreement": (
        "confirm(?:s|ed|ing)?|agree(?:s|d|ment)?|support(?:s|ed)? the hypothesis",
        "refut(?:e[sd]?|ing)|contradict(?:s|ed|ing)?|disagree(?:s|d|ment)?",
    ),
    "company": ("with(?! respect| regard)", "without"),
    "linearity": ("linear(?:ly)?", "non-?linear(?:ly)?"),
    "time": ("online|before|early|earlier|sooner", "offline|after|late|later"),
    "range": ("global(?:ly)?", "local(?:ly)?"),
    "motion": ("dynamic(?:ally)?", "static(?:ally)?"),
    "openness": (r"open[\s-](?:source|weight)(?:d)?|publicly|public", r"closed[\s-]source|proprietary|private"),
    "relation": ("similar(?:ly)?|comparable|identical", "dissimilar|different(?:ly)?"),
    "convergence": ("converg(?:e[sd]?|ing|ence)", "diverg(?:e[sd]?|ing|ence)"),
    "adding": (
        "add(?:s|ed|ing)?|introduc(?:e[sd]?|ing)|includ(?:e[sd]?|ing)|insert(?:s|ed|ing)?",
        "remov(?:e[sd]?|ing|al)|exclud(?:e[sd]?|ing)|eliminat(?:e[sd]?|ing)|delet(?:e[sd]?|ing)|omit(?:s|ted|ting)?",
    ),
}
"""Whole words."""

CHINESE: Final = {
    "amount": (
        "提高|提升|增加|增大|增长|上升|升高|更高|更多|更大|更长|延长|扩大",
        "降低|减少|下降|减小|缩短|缩小|更低|更少|更小|更短|削减|节省|降至|压缩至",
    ),
    "quality": (
        (
            "改善|改进|提高|提升|(?<!数据)增强(?!学习|现实)|最佳|最好|最先进|最优|优于|超过了?|超越|胜过|更好|更优|"
            "优势|领先于|好于|强于|更强"
        ),
        "恶化|最差|劣于|不如|逊于|不及|落后|更差|变差|损害|削弱|劣势|差于|弱于|更弱",
    ),
    "speed": (
        r"更快|加速|加快|提速|快(?=[\d一二三四五六七八九两])",
        r"更慢|减速|减慢|减缓|放缓|变慢|慢(?=[\d一二三四五六七八九两])",
    ),
    "need": (
        "(?<!因此)(?<!因此，)(?<!仍)(?<!还)需要(?!探索|进一步|一种|新|注意)|需(?![求要])|依赖(?!于?项)|要求|必须",
        "无需|不需要?|不必|免去|省去|消除了?对|不依赖|不要求|摆脱",
    ),
    "keeping": ("保留|保持|维持|保存", "破坏|丢失|牺牲|舍弃|损失(?!函数)|失去"),
    "success": (
        "能够?(?![力耗量源])|可以|可(?=[以用区实直推])|成功|支持|实现|使得",
        "无法|不能|未能|失败|难以|阻止|不支持",
    ),
    "effect": ("有效(?!性指标)", "无效|低效果"),
    "efficiency": ("高效", "低效"),
    "significance": ("(?<!不)显著|(?<!不)明显|大幅|大大", "不显著|不明显|略有|轻微|微小|略微|微弱"),
    "robustness": ("鲁棒|稳健|(?<!不)稳定", "脆弱|不稳定"),
    "consistency": ("(?<!不)一致", "不一致"),
    "supervision": ("(?<![无自弱半])监督学习|有监督|全监督", "无监督|自监督"),
    "extremes": ("最高|最大|最好|最佳|最优|最长|最快|最强", "最低|最小|最差|最短|最慢|最弱"),
    "ease": ("简单|容易(?![受产导出被忽发违陷])|轻松|简便", "复杂|困难|艰难|棘手|难(?!题)|挑战|无法"),
    "enough": ("充足|充分", "不足|缺乏|缺少|稀缺|有限|匮乏"),
    "accuracy": ("准确|可靠|正确", "不准确|不可靠|错误|不正确"),
    "adding": ("引入|增加|添加|加入", "不引入|移除|去除|删除|消除|去掉"),
    "openness": ("开源|公开|开放", "闭源|不公开|封闭|未公开"),
    "relation": ("相似|相当|可比|相同", "不同|迥异"),
    "time": (r"在线|之前|早于|更早|早(?=\s?\d)", r"离线|之后|晚于|更晚|晚(?=\s?\d)"),
    "convergence": ("收敛", "发散"),
}
"""Strings that may stand anywhere; what must not stand beside them is in the pattern."""
