"""Telegram's sending limits, off until a test or the demo sets them.

Invariant: what was refused does not count. Source: "My bot is hitting limits" in the Bot API FAQ: about one message a
second in a chat, 20 a minute in a group, 30 a second over all, 1,000 with `allow_paid_broadcast`. How Telegram counts
an album, an edit or somebody who goes on asking is not known; here the items of an album count, edits count as messages
and asking costs nothing. The clock is monotonic and handed in.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.wire import Json

_SINGLE = frozenset(
    {
        "sendMessage", "sendRichMessage", "sendPhoto", "sendAudio", "sendDocument", "sendVideo", "sendAnimation",
        "sendVoice", "sendVideoNote", "sendPaidMedia", "sendLocation", "sendVenue", "sendContact", "sendPoll",
        "sendChecklist", "sendDice", "sendSticker", "sendInvoice", "sendGame", "copyMessage", "forwardMessage",
        "editMessageText", "editMessageCaption", "editMessageMedia", "editMessageLiveLocation",
        "stopMessageLiveLocation", "editMessageChecklist", "editMessageReplyMarkup",
    }
)  # fmt: skip
_SEVERAL = {"sendMediaGroup": "media", "copyMessages": "message_ids", "forwardMessages": "message_ids"}


def cost(method: str, params: Json) -> int:
    """How many messages a request counts as: 0 for what the limits do not touch, the items of an album."""
    if method in _SINGLE:
        return 1
    return len(params[_SEVERAL[method]]) if method in _SEVERAL else 0


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """`burst` messages in one chat pass at once before one a second counts. `paid` takes the place of `overall`."""

    burst: int = 1
    group: Rate = Rate(20, 60)
    overall: Rate = Rate(30, 1)
    paid: Rate = Rate(1000, 1)

    @property
    def chat(self) -> Rate:
        """The rule for one chat: `burst` messages in as many seconds."""
        return Rate(self.burst, float(self.burst))


class RateLimits:
    """Counts what was accepted; `rates` may be changed at any time. `clock` gives seconds and never goes back."""

    def __init__(self, rates: Rates, clock: Callable[[], float]) -> None:
        self.rates = rates
        self._clock = clock
        self._accepted: dict[tuple[str, int], deque[float]] = defaultdict(deque)

    def wait(self, chat_id: int | None, count: int = 1, *, paid: bool = False) -> int:
        """The seconds after which to try again, 0 when the messages may go to the chat now.

        None is for a message that was sent via inline mode, whose chat is not counted. A group or a channel has an id
        below zero. What is more at once than a rule allows passes when nothing went before.
        """
        now = self._clock()
        return math.ceil(max(_wait(rate, sent, now, count) for rate, sent in self._rules(chat_id, paid=paid)))

    def record(self, chat_id: int | None, count: int = 1, *, paid: bool = False) -> None:
        """Count messages that went to the chat."""
        now = self._clock()
        for _, sent in self._rules(chat_id, paid=paid):
            sent.extend([now] * count)

    def _rules(self, chat_id: int | None, *, paid: bool) -> list[tuple[Rate, deque[float]]]:
        rules = [self._rule("paid" if paid else "overall", 0)]
        if chat_id is not None:
            rules.append(self._rule("chat", chat_id))
            if chat_id < 0:
                rules.append(self._rule("group", chat_id))
        return rules

    def _rule(self, name: str, chat_id: int) -> tuple[Rate, deque[float]]:
        rate: Rate = getattr(self.rates, name)
        return rate, self._accepted[name, chat_id]


def _wait(rate: Rate, sent: deque[float], now: float, count: int) -> float:
    while sent and sent[0] <= now - rate.seconds:
        sent.popleft()
    too_many = min(len(sent) + count - rate.count, len(sent))
    return sent[too_many - 1] + rate.seconds - now if too_many > 0 else 0.0
