"""Nothing lost, nothing twice, nothing out of order, however often the process is killed."""

from pathlib import Path

from tests.chaos.chaos import Chaos, Scale

_DEAD_AT_MOST = 0.05


async def test_whatever_kills_it_each_chat_gets_what_it_is_owed_once_and_in_order(
    tmp_path: Path, scale: Scale, seed: int
) -> None:
    lines: list[str] = []
    report = await Chaos(tmp_path, scale, seed, lines.append).run()
    told = "\n".join([*lines, str(report)])
    assert not report.wrongs, told
    assert report.kills == scale.kills, told
    assert report.knocks == 0, f"an update was lost by a kill:\n{told}"
    assert report.in_flight > scale.kills // 2, f"the kills met hardly anything:\n{told}"
    assert len(report.dead) <= _DEAD_AT_MOST * report.owed, told
