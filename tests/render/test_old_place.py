"""Where something does not hold, in words."""

import pytest

from bot.locales import Locales
from bot.render.old_place import old_place


@pytest.mark.parametrize(
    ("where", "en", "zh"),
    [
        ("summary", "Summary", "一句话总结"),
        ("sections.summary", "Summary", "总结"),
        ("key_takeaways[0]", "Takeaway 1", "要点 1"),
        ("sections.workload", "Workload", "工作量"),
        ("sections.（5）其他", "（5）其他", "（5）其他"),
        ("entry", "The whole entry", "整条解读"),
    ],
)
def test_a_place_has_words_in_each_language(where: str, en: str, zh: str) -> None:
    locales = Locales.load()
    assert (old_place(where, locales.get("en")), old_place(where, locales.get("zh"))) == (en, zh)
