"""While Telegram cannot be reached it is asked now and then, and no more."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outage import Line

results = st.lists(st.tuples(st.floats(0, 100), st.booleans()), max_size=200)


def down(at: float = 0) -> Line:
    line = Line()
    for _ in range(5):
        line.failed(at)
    return line


def test_five_failures_in_a_row_bring_the_line_down() -> None:
    line = Line()
    for _ in range(4):
        line.failed(10)
    assert line.is_up
    assert line.down_since is None
    line.failed(12)
    assert not line.is_up
    assert line.down_since == 12


def test_failures_among_what_goes_well_do_not() -> None:
    line = Line()
    for now in range(100):
        line.went_well(now) if now % 5 == 4 else line.failed(now)
        assert line.is_up


def test_the_probes_of_an_outage_come_at_growing_intervals() -> None:
    line = down(at=100)
    moments = [100.0]
    while len(moments) < 10:
        moments.append(line.next_probe)
        line.failed(line.next_probe)
    assert [after - before for before, after in pairwise(moments)] == [
        1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]  # fmt: skip
    assert line.down_since == 100


def test_a_probe_that_takes_long_is_waited_for_and_counts_from_its_end() -> None:
    line = down(at=100)
    line.failed(131)
    assert line.next_probe == 133


def test_the_first_that_goes_well_brings_the_line_up_and_says_so() -> None:
    line = down()
    assert line.went_well(5)
    assert line.is_up
    assert not line.went_well(6)


def test_a_second_outage_begins_anew() -> None:
    line = down()
    for _ in range(8):
        line.failed(line.next_probe)
    line.went_well(1_000)
    for _ in range(5):
        line.failed(2_000)
    assert (line.is_up, line.down_since, line.next_probe) == (False, 2_000, 2_001)


def test_requests_that_were_out_when_the_line_went_down_lengthen_no_interval() -> None:
    line = down(at=100)
    for late in range(30):
        line.failed(100 + late / 100)
    assert line.next_probe == 101


@given(results)
def test_it_is_down_exactly_after_five_failures_since_something_went_well(steps: list[tuple[float, bool]]) -> None:
    line, now, failures = Line(), 0.0, 0
    for after, is_well in steps:
        now += after
        was_up = line.is_up
        if is_well:
            assert line.went_well(now) == (not was_up)
            failures = 0
        else:
            line.failed(now)
            failures += 1
        assert line.is_up == (failures < 5)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=300))
def test_a_telegram_that_is_down_is_asked_once_an_interval(steps: list[float]) -> None:
    line, now = down(), 0.0
    probes = []
    for after in steps:
        now += after
        if now >= line.next_probe:
            probes.append(now)
            line.failed(now)
        assert now < line.next_probe <= now + 60
    gaps = [after - before for before, after in pairwise(probes)]
    assert all(gap >= min(60, 2 ** (number + 1)) - 1e-6 for number, gap in enumerate(gaps))


def test_it_is_not_sure_before_the_first_answer_nor_after_a_failure() -> None:
    line = Line()
    assert line.is_up
    assert not line.is_sure
    line.went_well(1)
    assert line.is_sure
    line.failed(2)
    assert line.is_up
    assert not line.is_sure
    line.went_well(3)
    assert line.is_sure


def test_a_probe_that_fails_brings_it_down_at_once() -> None:
    line = Line()
    line.went_well(0)
    line.failed(10, is_probe=True)
    assert not line.is_up
    assert line.next_probe == 11
