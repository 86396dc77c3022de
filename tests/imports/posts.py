"""Posts in the old form, of our own words."""

from collections.abc import Sequence

from bot.model.paper import Paper, PaperId

FRONT = """---
title: Stone Bridges
date: 2024-09-27 03:59:41
author: Somebody
categories: Paper
tags:
    - Stone Bridges
toc:
mathjax: true
---
"""
NOTICE = """
>⚠️ 以下总结由大语言模型[Old Model](https://example.org/model)写成，仅供参考。
>💗 欢迎访问 [Somewhere](https://example.org/elsewhere)

# 2024-09-27 更新

"""
ABSTRACT = (
    "Stone bridges age. Manual inspection is slow. We present Archer, a network that finds cracks in photographs of "
    "stone bridges. Archer finds 91.5% of the cracks in 300 photographs. Code: https://github.com/masons/archer"
)
BLOCK = """1. 标题：Archer：在石桥照片中寻找裂缝

2. 作者：Ada Mason, Bo Stone

3. 隶属机构：石桥大学

4. 关键词：石桥、裂缝

5. 链接：https://arxiv.org/abs/2409.10001 ，https://github.com/masons/archer

6. 摘要：

    - (1)研究背景：石桥会老化。

    - (2)过去的方法及问题：人工检查很慢。

    - (3)研究方法：Archer网络在照片中寻找裂缝。

    - (4)任务与性能：Archer找到91.5%的裂缝。
7. 方法：

(1) 收集300张照片。

(2) 训练网络。
8. 结论：

    - (1) 意义：帮助养护石桥。

    - (2) 创新点：提出Archer。
    - 性能：找到91.5%的裂缝。
    - 工作量：使用300张照片。
"""
SEPARATOR = "**[ChatPaperFree](https://example.org/free)**\n\n"
DETAILS = """
<details>
  <summary>点此查看论文截图</summary>
<img src="https://example.org/one.jpg" align="middle">
<img src="https://example.org/two.jpg" align="middle">
</details>

"""


def post(*entries: str, front: str = FRONT, notice: str = NOTICE) -> str:
    """A post of `entries`."""
    return front + notice + "\n\n".join(entries)


def entry(
    link: str = "http://arxiv.org/abs/2409.10001v1",
    *,
    title: str = "Archer: Finding Cracks in Stone Bridges",
    authors: str = "Ada Mason, Bo Stone",
    abstract: str = ABSTRACT,
    comment: str = "8 pages",
    summary: str = "Archer在石桥照片中寻找裂缝。",
    takeaways: Sequence[str] = ("石桥会老化。", "Archer找到91.5%的裂缝。"),
    block: str = SEPARATOR + BLOCK,
    details: str = DETAILS,
) -> str:
    """An entry; with its own words it is right but for what the old form itself is wrong in."""
    listed = "\n".join(f"- {one}" for one in takeaways)
    return (
        f"## {title}\n\n**Authors:{authors}**\n\n{abstract}\n\n[PDF]({link}) {comment}\n\n"
        f"**Summary**\n{summary}\n\n**Key Takeaways**\n{listed}\n\n{block}{details}"
    )


def paper(base: str = "2409.10001", version: int = 1, **more: object) -> Paper:
    """The paper of `entry`, as arXiv has it."""
    usual: dict[str, object] = {
        "title": "Archer: Finding Cracks in Stone Bridges",
        "authors": ("Ada Mason", "Bo Stone"),
        "abstract": ABSTRACT,
        "categories": ("cs.CV", "eess.IV"),
        "primary_category": "cs.CV",
        "comment": "8 pages",
        "complete": True,
    }
    return Paper(PaperId(base), version, **(usual | more))  # type: ignore[arg-type]
