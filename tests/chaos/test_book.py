"""The judge sees what it is there to see."""

from dataclasses import replace
from typing import Any

import pytest

from bot.model.digest import DeliveryState
from tests.chaos.book import Book, Row

A, B, C = (1, "a"), (1, "b"), (2, "c")
SENT, PENDING, SENDING = DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.SENDING
UNCERTAIN, DEAD = DeliveryState.UNCERTAIN, DeliveryState.DEAD


def row(key: tuple[int, str], state: DeliveryState = SENT, part: int = 0, **changes: Any) -> Row:
    plain = Row(1, part, key, state, uncertain=0, attempts=1, message_id=1, reason=None)
    return replace(plain, **changes)


def book_of(*accepted: tuple[int, str]) -> Book:
    book = Book()
    for key in accepted:
        book.accept(key, 1)
    return book


def test_all_is_well() -> None:
    book = book_of(A, C, B)
    book.check_end([row(A), row(B, part=1), row(C)], [A, B, C])
    assert book.wrongs == []


@pytest.mark.parametrize(
    ("accepted", "rows", "wrong"),
    [
        ([], [row(A)], "never took it"),
        ([], [row(A, PENDING)], "still not sent"),
        ([], [row(A, UNCERTAIN)], "still not sent"),
        ([], [], "never in the ledger"),
        ([A], [row(A, PENDING)], "marked as never sent"),
        ([A], [row(A, message_id=2)], "that is not its id"),
        ([A, A], [row(A)], "taken 2 times"),
        ([B, A], [row(A), row(B, part=1)], "overtook"),
        ([A], [row(A, DEAD, uncertain=2)], "dead with 0"),
        ([A], [row(A, uncertain=1)], "uncertain with 0"),
    ],
)
def test_it_says_what_is_wrong(accepted: list[tuple[int, str]], rows: list[Row], wrong: str) -> None:
    book = book_of(*accepted)
    book.check_end(rows, [A])
    assert any(wrong in told for told in book.wrongs), book.wrongs


def test_a_kill_explains_one_duplicate_of_what_was_in_flight() -> None:
    book = book_of(A)
    assert book.check_stop([row(A, SENDING), row(B, PENDING, part=1)], killed=True) == 1
    book.accept(A, 1)
    book.accept(B, 1)
    book.check_end([row(A, uncertain=1, attempts=2), row(B, part=1)], [A, B])
    assert book.wrongs == []
    assert book.duplicates() == [A]
    book.accept(A, 1)
    book.check_end([row(A, uncertain=1, attempts=2), row(B, part=1)], [A, B])
    assert any("taken 3 times" in told for told in book.wrongs)


def test_what_the_bot_repeats_it_had_in_doubt() -> None:
    book = book_of(A, A)
    book.leave_unanswered(A)
    book.check_end([row(A, attempts=2)], [A])
    assert any("without a doubt in the store" in told for told in book.wrongs)


def test_a_kill_explains_no_duplicate_of_what_was_not_in_flight() -> None:
    book = book_of(A, B)
    book.check_stop([row(A), row(B, SENDING, part=1)], killed=True)
    book.accept(A, 1)
    book.check_end([row(A), row(B, part=1, uncertain=1)], [A, B])
    assert any("taken 2 times with 0" in told for told in book.wrongs)


def test_a_process_that_dies_before_it_recovers_leaves_the_same_flight() -> None:
    book = book_of()
    assert book.check_stop([row(A, SENDING)], killed=True) == 1
    assert book.check_stop([row(A, SENDING)], killed=True) == 0
    book.check_end([row(A, DEAD, uncertain=2)], [A])
    assert any("dead with 1" in told for told in book.wrongs)


def test_two_sends_in_doubt_explain_a_dead_part() -> None:
    book = book_of()
    book.check_stop([row(A, SENDING)], killed=True)
    book.leave_unanswered(A)
    book.check_end([row(A, DEAD, uncertain=1, attempts=2)], [A])
    assert book.wrongs == []


def test_a_stop_in_good_order_leaves_nothing_in_flight() -> None:
    book = book_of()
    book.check_stop([row(A, SENDING)], killed=False)
    assert any("in good order" in told for told in book.wrongs)


def test_a_stop_in_good_order_is_not_to_blame_for_what_a_kill_left() -> None:
    book = book_of()
    book.check_stop([row(A, SENDING)], killed=True)
    book.check_stop([row(A, SENDING)], killed=False)
    assert book.wrongs == []


def test_a_part_that_was_taken_and_put_off_again_is_noticed_at_the_next_kill() -> None:
    book = book_of(A)
    book.check_stop([row(A, PENDING)], killed=True)
    assert any("marked as never sent" in told for told in book.wrongs)
