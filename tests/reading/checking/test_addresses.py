"""Links, and words on there being none."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.addresses import address_findings
from bot.reading.checking.ground import Ground

GROUND = Ground("T", "Code: https://github.com/ab/City. Page: http://city.github.io/City/.")
WITHOUT = Ground("T", "We study cities.")


def said(text: str, ground: Ground = GROUND) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, finding.text) for finding in address_findings(text, ground, where="sections.urls")]


@pytest.mark.parametrize(
    "text",
    [
        "代码见https://github.com/ab/City，主页见 city.github.io/City 。",
        "See https://www.github.com/AB/city/ and its code.",
        "Existing methods come with no code.",
        "无代码平台让人人都能编程，我们不改变代码生成。",
    ],
)
def test_the_papers_own_links_are_no_findings(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/ab/Citty",
        "代码：github.com/xy/City。",
        "GitHub: ab/Town",
        "See https://city.github.io-code.",
        "See https://city.x.",
        "Github: None",
        "Github代码链接（如有）：无",
        "No code is available.",
        "The code has not been released.",
        "代码尚未公开。",
        "但代码公开程度需要进一步评估。",
        "论文链接: https://city.github.io/City",
        "论文链接未提供",
        "write to me@city.org",
        "arXiv:2409.12345",
    ],
)
def test_changed_denied_and_mislabelled_links_are_findings(text: str) -> None:
    assert FindingKind.LINK in [kind for kind, _ in said(text)]


def test_a_denial_that_cannot_be_checked_is_unsupported() -> None:
    assert [kind for kind, _ in said("No code is available.", WITHOUT)] == [FindingKind.UNSUPPORTED]
