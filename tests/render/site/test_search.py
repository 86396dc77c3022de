"""The files that the search in the page reads."""

import json
from datetime import date

from bot.model.paper import PaperId
from bot.model.post import SearchLine
from bot.render.site.search import search_line, search_list, search_shard
from tests.render.samples import examples
from tests.render.site.samples import DAY, DIFFUSION, EVIL, ROBOTS, evil_entry, full_entry


def value_of(script: bytes, name: str) -> dict[str, object]:
    text = script.decode("ascii")
    assert text.startswith(f"papergram.{name}(")
    assert text.endswith(");\n")
    value = json.loads(text[len(f"papergram.{name}(") : -3])
    assert isinstance(value, dict)
    return value


def test_the_list_names_months_newest_first_and_topics_in_the_language() -> None:
    assert value_of(search_list(["2025-09", "2025-10", "2025-09"], [DIFFUSION, ROBOTS], "zh"), "list") == {
        "months": [["2025-10", "search/2025-10.js"], ["2025-09", "search/2025-09.js"]],
        "topics": [["diffusion-models", "扩散模型"], ["robots", "机器人"]],
    }


def test_a_month_has_its_papers_newest_first() -> None:
    old = SearchLine(PaperId("math/0211159"), "Old", None, ("A",), ("B",), date(2025, 10, 1), ("robots",))
    new = SearchLine(PaperId("2409.17058"), "New", "新", ("A", "C"), (), DAY, ("robots", "diffusion-models"))
    assert value_of(search_shard("2025-10", [old, new]), "month") == {
        "month": "2025-10",
        "topics": ["diffusion-models", "robots"],
        "papers": [
            ["p/2409.17058.html", "New", "新", ["A", "C"], [], "2025-10-07", [1, 0]],
            ["p/math-0211159.html", "Old", "", ["A"], ["B"], "2025-10-01", [1]],
        ],
    }


def test_the_order_of_the_lines_does_not_matter() -> None:
    lines = [search_line(full_entry(), DAY, ["a"]), search_line(evil_entry(), DAY, ["b"])]
    assert search_shard("2025-10", lines) == search_shard("2025-10", lines[::-1])


def test_a_stranger_ends_neither_the_script_nor_the_element() -> None:
    script = search_shard("2025-10", [search_line(evil_entry(), DAY, [EVIL, "</script>\u2028\ud800"])])
    assert b"<" not in script
    assert script.isascii()
    assert script.count(b"\n") == 1
    assert "alert(1)</script>" in str(value_of(script, "month"))


def test_a_paper_is_found_by_its_summary_too_and_without_tex() -> None:
    entry = full_entry()
    line = search_line(entry, DAY, ["x"])
    assert entry.reading.summary is not None
    assert line.takeaways[0] == entry.reading.summary.text
    assert line.translation == "一篇论文的中文标题"
    assert line.authors == examples()[1].authors
