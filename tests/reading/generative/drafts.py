"""Readings as a good model gives them, of `2409.16535` (Prompt Sliders), and papers with a text."""

from copy import deepcopy
from typing import Any

from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.paper import Paper, PaperId
from bot.model.reading import Section
from bot.reading.reader import Source
from tests.reading.papers import example_papers

Json = dict[str, Any]
SECTIONS = tuple(section.value for section in Section)


def said(text: str, *evidence: int) -> Json:
    return {"evidence": list(evidence), "text": text}


def draft(**given: Any) -> Json:
    """A draft with the given parts and nothing else."""
    empty: Json = {"title": None, "summary": None, "key_takeaways": [], "keywords": []}
    return empty | {section: [] for section in SECTIONS} | deepcopy(given)


def sliders() -> Paper:
    return example_papers()["2409.16535"]


ENGLISH = draft(
    summary=said("Prompt Sliders learn concepts as text embeddings by textual inversion.", 7, 8),
    key_takeaways=[
        said("The method is 30% faster than using LoRAs.", 10),
        said("A concept embedding needs 3KB of storage, a LoRA adapter 8922KB or more.", 11),
        said("Prompt Sliders can be used to erase undesirable concepts.", 9),
    ],
    background=[said("Precise control over attributes in generated images remains a challenge.", 3)],
    prior_work=[said("Concept Sliders add parameters and increase inference time.", 4, 5)],
    method=[said("The learned text embeddings generalize across models that share the same text encoder.", 7)],
    results=[said("No parameters are introduced aside from the target concept text embedding.", 10)],
    keywords=["Prompt Sliders", "textual inversion", "diffusion models", "concept erasing"],
)
CHINESE = draft(
    title="用于扩散模型中概念的细粒度控制、编辑与擦除的 Prompt Sliders",
    summary=said("Prompt Sliders 通过文本反演把概念学习为文本嵌入。", 7, 8),
    key_takeaways=[
        said("该方法比使用 LoRA 快 30%。", 10),
        said("每个概念嵌入只需 3KB 存储，而每个 LoRA 适配器需要 8922KB 或更多。", 11),
        said("Prompt Sliders 可以用于擦除不良概念。", 9),
    ],
    background=[said("对生成图像中的属性进行精确控制仍然是一个挑战。", 3)],
    prior_work=[said("Concept Sliders 会增加参数并延长推理时间。", 4, 5)],
    method=[said("学到的文本嵌入可以推广到共享同一文本编码器的模型。", 7)],
    keywords=["Prompt Sliders", "文本反演", "扩散模型", "概念擦除"],
)


def part(kind: PartKind, heading: str, *paragraphs: str) -> Part:
    return Part(kind, heading, paragraphs)


def text(*parts: Part, pages: int | None = 9, affiliations: tuple[str, ...] = ()) -> FullText:
    return FullText(PaperId("2409.17058"), 1, TextSource.PDF, pages, parts, affiliations)


def with_text(paper: Paper, *parts: Part) -> Source:
    return Source(paper, text(*parts))
