"""`papergram demo`: a digest with nothing set up, and an ear for what is typed."""

import re

import pytest

from tests.commands.conftest import Shell, finished


@pytest.fixture
def bare(shell: Shell) -> Shell:
    """Somebody who has set up nothing."""
    shell.environ.clear()
    return shell


async def test_with_its_input_closed_it_shows_a_digest_and_ends(bare: Shell) -> None:
    done = await finished(await bare.start("demo", "--terminal"))
    assert (done.status, done.err) == (0, "")
    assert "you › /subscribe diffusion-models" in done.out
    assert "arXiv · Mon 6 Oct 2025" in done.out
    assert re.search(r"^15\. [^(]+\(http://127\.0\.0\.1:\d+/abs/", done.out, re.MULTILINE)
    assert "\x1b" not in done.out, "no colour where there is no terminal"
    assert list(bare.folder.iterdir()) == []


async def test_it_answers_what_is_typed(bare: Shell) -> None:
    typed = ["1", "99", "/topic nerf", "hello", ":next", ":nxet", "", "/search ((", ":quit", "/help"]
    done = await finished(await bare.start("demo", "--terminal"), "\n".join(typed) + "\n")
    after = done.out.partition(":quit leaves.")[2]
    assert (done.status, done.err) == (0, "")
    assert "abstract only" in after
    assert "There is no key 99 here." in after
    assert "Neural radiance fields" in after
    assert "arXiv · Tue 7 Oct 2025" in after
    assert "There is no :nxet here" in after
    assert "((\n" in after, "the query with the place where reading stopped"
    assert "What I understand" not in after, "nothing after :quit"


async def test_the_sample_ends(bare: Shell) -> None:
    done = await finished(await bare.start("demo", "--terminal"), ":next\n" * 8)
    assert (done.status, done.err) == (0, "")
    assert "weekend" in done.out
    assert "The sample ends here." in done.out
