"""Of two processes with one token the later one goes."""

from datetime import UTC, datetime, timedelta

from bot.rivals import Rivals

BEGAN = datetime(2025, 10, 6, 8, tzinfo=UTC)


def met_until_it_goes(rivals: Rivals, first: datetime, every: float, most: int) -> int | None:
    """How many meetings it takes, None when `most` do not suffice."""
    for number in range(most):
        if rivals.met(first + number * timedelta(seconds=every)):
            return number + 1
    return None


def test_who_has_just_begun_goes_at_the_second_meeting() -> None:
    assert met_until_it_goes(Rivals(BEGAN), BEGAN + timedelta(seconds=3), 5, 9) == 2


def test_one_meeting_is_an_old_poll_that_ends() -> None:
    rivals = Rivals(BEGAN)
    assert not rivals.met(BEGAN + timedelta(seconds=1))
    assert not rivals.met(BEGAN + timedelta(minutes=20))


def test_who_was_here_before_outlasts_the_newcomer() -> None:
    later = BEGAN + timedelta(hours=3)
    resident, newcomer = Rivals(BEGAN), Rivals(later)
    goes = met_until_it_goes(newcomer, later + timedelta(seconds=2), 5, 9)
    stays = met_until_it_goes(resident, later + timedelta(seconds=2), 5, 99)
    assert goes is not None
    assert stays is not None
    assert goes < stays


def test_a_rival_that_does_not_go_ends_even_the_resident() -> None:
    assert met_until_it_goes(Rivals(BEGAN), BEGAN + timedelta(hours=3), 15, 99) == 8
