"""Whether Telegram can be reached, judged by what became of requests.

Up: requests go out freely. After five failures in a row, with nothing well between, it is down. Down: one request at a
time may go out to probe, first a second after the last failure, then after 2, 4, 8 … 60 seconds; the first that goes
well brings it up. A failure is no answer, or one that says nothing of the message: no connection, a timeout, 5xx, 401,
409. A refusal (400, 403, 429) is an answer and goes well here.

Between the first of these failures and the next answer the line is up but not sure: what goes out then may be lost.

Invariant: however many requests fail, a Telegram that is down is asked once an interval and no more.
"""

_IN_A_ROW = 5
_FIRST, _LONGEST = 1.0, 60.0


class Line:
    """The connection to Telegram. Moments are seconds on a monotonic clock."""

    def __init__(self) -> None:
        self._failures = 0
        self._was_reached = False
        self._interval = _FIRST
        self._next_probe = 0.0
        self._down_since: float | None = None

    @property
    def is_up(self) -> bool:
        """Whether requests may go out freely."""
        return self._down_since is None

    @property
    def is_sure(self) -> bool:
        """Whether the last that is known is that Telegram answered: not so at the beginning."""
        return self._was_reached and self._failures == 0

    @property
    def down_since(self) -> float | None:
        """The moment of the failure that made it count as down; None while it is up."""
        return self._down_since

    @property
    def next_probe(self) -> float:
        """The moment from which on a probe may go out; only of use while it is down."""
        return self._next_probe

    def failed(self, now: float, *, is_probe: bool = False) -> None:
        """A request got no answer, or none that says anything of it. A probe that fails suffices to bring it down."""
        self._failures += 1
        if self._down_since is None:
            if is_probe or self._failures >= _IN_A_ROW:
                self._down_since = now
                self._next_probe = now + self._interval
        elif now >= self._next_probe:  # before that it is a request that went out while the line was up
            self._interval = min(2 * self._interval, _LONGEST)
            self._next_probe = now + self._interval

    def went_well(self, now: float) -> bool:
        """Telegram answered. Returns whether this brought it up again, so that the pacer can start slowly."""
        was_down = not self.is_up
        self._was_reached = True
        self._failures = 0
        self._interval = _FIRST
        self._next_probe = now
        self._down_since = None
        return was_down
