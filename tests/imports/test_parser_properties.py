"""Whatever a file holds, reading it raises nothing and loses nothing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.imports.check import findings
from bot.imports.post import read_post
from tests.imports.posts import BLOCK, FRONT, NOTICE, SEPARATOR, entry, paper, post

SIGNS = [
    "---",
    "title: [",
    "<details>",
    "</details>",
    "## x",
    "**Authors:**",
    "7. 方法：",
    "(1)",
    "-(2)性能：",
    "**",
    "#",
]
SIGNS += [">", "[PDF](", "1.", "：", ":", "\t", SEPARATOR.strip()]
LINES = st.sampled_from([*BLOCK.split("\n"), *entry().split("\n"), *NOTICE.split("\n"), *SIGNS])
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=40).map("\n".join)
WORDS = st.text("abcxyz石桥裂缝", min_size=1, max_size=12)


@given(TEXTS)
def test_reading_raises_nothing(text: str) -> None:
    read = read_post(text, "x.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(lines[one.line - 1].startswith("##") for one in read.entries)


@given(TEXTS)
def test_every_heading_with_authors_is_an_entry(text: str) -> None:
    read = read_post(FRONT + text)
    lines = (FRONT + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = {place for place, pair in enumerate(pairwise(lines), 1) if pair == ("## x", "**Authors:**")}
    assert heads <= {one.line for one in read.entries}


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_no_word_of_an_entry_is_lost(words: list[str], data: st.DataObject) -> None:
    lines = entry().split("\n")
    first = next(place for place, line in enumerate(lines) if line.startswith("**Authors"))
    marked = [f"Q{number}Q{word}" for number, word in enumerate(words)]
    for word in marked:
        lines.insert(data.draw(st.integers(first + 1, len(lines))), word)
    (read,) = read_post(post("\n".join(lines))).entries
    kept = [read.abstract, read.comment, read.summary, *read.takeaways]
    kept += [part for one in read.sections for part in (one.heading, one.text)]
    assert [word for word in marked if word not in "\n".join(kept)] == []


@given(st.lists(st.integers(1, 9), max_size=8))
def test_every_entry_is_found_whatever_its_block_holds(numbers: list[int]) -> None:
    made = [entry(f"http://arxiv.org/abs/2409.1000{number}v1", block=BLOCK * number) for number in numbers]
    assert len(read_post(post(*made)).entries) == len(numbers)


@given(TEXTS)
@settings(max_examples=40)
def test_whatever_was_written_can_be_checked(text: str) -> None:
    for one in read_post(post(entry(block=SEPARATOR + text, authors=text[:40].replace("\n", " ")))).entries:
        assert findings(one, paper(), None, language="zh")
