"""A bucket is right at every moment that it is asked about."""

from bot.delivery.bucket import Bucket, Rate


def test_it_begins_full_and_fills_at_its_rate() -> None:
    bucket = Bucket(Rate(2, 4), 0)
    for _ in range(4):
        assert bucket.wait(0) == 0
        bucket.take(0)
    assert bucket.wait(0) == 0.5
    assert bucket.wait(0, 3) == 1.5
    assert bucket.spare(1) == 2
    assert bucket.spare(1, keep=1.5) == 0
    assert bucket.spare(100) == 4


def test_a_token_that_was_not_there_is_owed() -> None:
    bucket = Bucket(Rate(1, 1), 0)
    bucket.take(0)
    bucket.take(0)
    assert bucket.wait(0) == 2


def test_a_new_rate_does_not_count_for_the_time_before_it() -> None:
    bucket = Bucket(Rate(1, 10), 0)
    for _ in range(10):
        bucket.take(0)
    bucket.change(2, Rate(4, 10))
    assert bucket.spare(2) == 2
    assert bucket.spare(3) == 6


def test_a_bucket_that_rests_is_not_full() -> None:
    bucket = Bucket(Rate(1, 1), 0)
    bucket.rest(0, 100)
    assert not bucket.is_full(99)
    assert (bucket.spare(99), bucket.wait(99)) == (0, 1)
    assert bucket.is_full(100)


def test_a_shorter_rest_does_not_end_a_longer_one() -> None:
    bucket = Bucket(Rate(1, 3), 0)
    bucket.rest(0, 100)
    bucket.rest(10, 20)
    assert bucket.wait(20) == 80
