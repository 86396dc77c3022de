"""Notices are told from what a paper says."""

import pytest

from bot.reading.notices import is_notice


@pytest.mark.parametrize(
    "sentence",
    [
        "Our code is available at https://github.com/a/b.",
        "Code: https://github.com/a/b",
        "The code and models will be released upon publication.",
        "AgentX is open-sourced at https://github.com/a/b.",
        "Please refer to https://a.github.io/b for more details.",
        "Our data is \\href{https://github.com/a/b}{here}, available at \\href{https://a.org}{there}.",
        "We release our code at https://github.com/a/b.",
        "2009 Elsevier Ltd. All rights reserved.",
        "This paper has been withdrawn by the author due to an error.",
        "Keywords: stars, sky",
        "https://github.com/a/b",
    ],
)
def test_a_notice_is_recognised(sentence: str) -> None:
    assert is_notice(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We introduce X (https://x.org/), a platform that joins all methods.",
        "We evaluate it on three publicly available datasets.",
        "However, the lack of publicly available code hinders reproducibility.",
        "Models that are trained on code generalise better than those trained on text.",
        "Data are scarce in medicine.",
        "We show that the open source model is better.",
        "Code generation is hard for small models.",
    ],
)
def test_what_tells_of_the_subject_is_no_notice(sentence: str) -> None:
    assert not is_notice(sentence)
