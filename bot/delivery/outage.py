"""Whether Telegram can be reached, judged by what became of requests.

Up: requests go out freely. After five failures in a row, with nothing well between, it is down. Down: one request at a
time may go out to probe, first a second after the last failure, then after 2, 4, 8 … 60 seconds; the first that goes
well brings it up. A failure is no answer, or one that says nothing of the message: no connection, a timeout, 5xx, 401,
409. A refusal (400, 403, 429) is an answer and goes well here.

Between the first of these failures and the next message that is answered the line is not sure, even when it is up:
what goes out then may be lost. What can be tried only once more is not tried then, but for one part after 30 seconds,
the next after a minute, 2, 4 … minutes, an hour.

Invariant: however many requests fail, a Telegram that is down is asked once an interval and no more.
"""

import math

_IN_A_ROW = 5
_FIRST, _LONGEST = 1.0, 60.0
_FIRST_DOUBT, _LONGEST_DOUBT = 30.0, 3_600.0


class Line:
    """The connection to Telegram. Moments are seconds on a monotonic clock."""

    def __init__(self) -> None:
        self._failures = 0
        self._was_reached = False
        self._interval = _FIRST
        self._next_probe = 0.0
        self._down_since: float | None = None
        self._doubt = _FIRST_DOUBT
        self._next_doubt = self._failed_at = -math.inf

    @property
    def is_up(self) -> bool:
        """Whether requests may go out freely."""
        return self._down_since is None

    @property
    def is_sure(self) -> bool:
        """Whether the last that is known is that Telegram answered a message: not so at the beginning."""
        return self._was_reached and self._failures == 0

    @property
    def down_since(self) -> float | None:
        """The moment of the failure that made it count as down; None while it is up."""
        return self._down_since

    @property
    def next_probe(self) -> float:
        """The moment from which on a probe may go out; only of use while it is down."""
        return self._next_probe

    @property
    def next_doubt(self) -> float:
        """The moment from which on a part that may be lost by it may be tried, while it is not sure."""
        return self._next_doubt

    @property
    def failed_at(self) -> float:
        """The moment of the last failure."""
        return self._failed_at

    def failed(self, now: float, *, is_probe: bool = False, was_doubted: bool = False) -> None:
        """A request got no answer, or none that says anything of it. A probe that fails suffices to bring it down.

        `was_doubted` is said of a part that was tried once more.
        """
        self._failures += 1
        self._failed_at = now
        if was_doubted:
            self._doubt = min(2 * self._doubt, _LONGEST_DOUBT)
        self._next_doubt = max(self._next_doubt, now + self._doubt)
        if self._down_since is None:
            if is_probe or self._failures >= _IN_A_ROW:
                self._down_since = now
                self._next_probe = now + self._interval
        elif now >= self._next_probe:  # before that it is a request that went out while the line was up
            self._interval = min(2 * self._interval, _LONGEST)
            self._next_probe = now + self._interval

    def answered(self, now: float) -> bool:
        """Telegram answered a question: it is up, whether or not it takes messages. Returns whether it was down."""
        was_down = not self.is_up
        self._next_probe = now
        self._down_since = None
        return was_down

    def went_well(self, now: float) -> bool:
        """Telegram answered a message. Returns whether this brought it up again, so that the pacer can start slowly."""
        was_down = not self.is_up
        self._was_reached = True
        self._failures = 0
        self._interval = _FIRST
        self._doubt = _FIRST_DOUBT
        self._next_doubt = now
        self._next_probe = now
        self._down_since = None
        return was_down
