"""Words that say nothing of what a statement is about, in English and in Chinese.

Invariant: data only. A term of any field is not among them.
"""

from typing import Final

PLAIN: Final = frozenset(
    "able account actually add again ago agree allow almost already amount answer appear aside ask away bad bare basis become "
    "begin behind better big bit bring broad build built call came care carry case cause chance change cheap choose clear "
    "close closer come common compare complete concern consider contain could count cover cut day deal depend differ different "
    "difficult direct do done doubt down draw drop due each early ease easier easily easy eight either end enough entire equal "
    "especially even ever every exact example expect explain extra extent fact fail fair fall far fast few fewer fifth find fine first fit "
    "five follow former found four full further gain gap gave general get gets give given gives go goes good got great grow "
    "half hand happen hard hardly head held help hence high higher hold hope hour idea improve inside instead issue itself join just keep "
    "keeps kept kind know known lack large largest last late later latter lead leads leave led left less let level lie like likely limit "
    "line little long longer look lose loses lost lot lots low lower made main make makes manage many matter may mean means mere merely "
    "middle million might mind minor minute miss month more most mostly move moves much must near nearly need needs never new next "
    "nine nobody none normal note nothing notice now number obtain often old once ones only open order ordinary other others ought outcome "
    "outside over overall overtake own page paper part people percent perhaps place plain play please point possible pretty prove purpose "
    "put quarter quick quickly quite raise range rather reach reached reaches read ready real really reason remain remains rest result "
    "right rise rival rivals room roughly round run runs said same save saved say says second see seem seen set seven several shape share "
    "short shorter show shown shows shrink side simple simply since single six size slight slow slower small smaller solve some someone "
    "something sooner sort speak spend stand start state stay step steps still stop straight strong such sure swap take taken takes talk "
    "ten tend tenth tenths than thing things think third though thought thousand three throw tie time times today together told too took "
    "top total toward trace treat tried tries trouble true try turn turned turns twice two type under understand unit unlike until up upon "
    "use used useful uses usual usually value vary version very view want waste way ways week well went whole wide within without word work "
    "works world worse worst worth would year yet yield zero billion dozen hundred author authors article abstract writer researcher team "
    "earlier previous ignore know key exist keep together follow tell tells offer offers rely say aim aims seek seeks push pushes trim trims boost boosts".split()
)
PLAIN_CHINESE: Final = frozenset(
    "可用 各种 通过 之间 每个 参与 采用 使用 利用 同时 没有 无需 公开 保持 数十 数百 数千 大量 少量 若干 多种 多个 不同 相同 一种 一个 这个 "
    "可以 能够 需要 要求 成为 作为 进行 实现 得到 获得 取得 达到 提供 支持 包含 包括 涵盖 覆盖 属于 用于 基于 针对 关于 对于 由于 因此 从而 "
    "此外 另外 并且 以及 还有 其中 其他 其余 例如 比如 尤其 特别 非常 十分 较为 更为 更加 几乎 大约 约为 接近 超过 不足 至少 最多 最少 之后 之前 "
    "以往 以前 过去 目前 当前 未来 首先 其次 最后 最终 然后 随后 接着 仍然 依然 只有 仅有 只需 仅需 不再 也能 均可 兼具 兼顾 相比 相较 相对 "
    "分别 依次 一致 一步 步骤 部分 整体 方面 问题 情况 条件 因素 方式 途径 手段 作用 意义 价值 工作 研究 论文 文章 本文 作者 团队 介绍 讨论 说明 指出 "
    "认为 发现 表明 显示 证明 验证 展示 揭示 探讨 考察 提出 设计 构建 建立 开发 引入 结合 采取 通常 往往 常常 一般 主要 重要 关键 核心 显著 明显 "
    "较高 较低 更高 更低 更好 更差 更快 更慢 更多 更少 优于 好于 高于 低于 增加 减少 降低 提高 提升 改善 改进 扩展 丰富 广泛 充分 有效 高效 简单 复杂 "
    "初步 时间 容易 难以 困难 缺陷 不足 差距 放大 缩小 窗口 均衡 兼容 选择 决定 影响 变化 出现 产生 造成 导致 带来 引起 解决 应对 处理 克服 避免 "
    "最高 最低 最大 最小 最佳 最优 最先进 现有 已有 传统 新 新型 新颖 全新 首次 首个 单一 额外 附加 整个 全部 所有 任何 大规模 大幅 翻倍 一半".split()
)
