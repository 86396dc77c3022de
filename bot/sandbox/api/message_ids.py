"""Lists of message ids in a request."""

from itertools import pairwise

from bot.sandbox.wire import BadRequest

MAX_IDS = 100


def check_ids(ids: list[int], *, increasing: bool = False) -> None:
    """Raise BadRequest unless there are 1 to 100 ids above zero, each above the one before if `increasing`."""
    if not ids:
        raise BadRequest("message identifiers are not specified")
    if len(ids) > MAX_IDS:
        raise BadRequest("too many message identifiers specified")
    if min(ids) <= 0:
        raise BadRequest("invalid message identifier specified")
    if increasing and any(one >= other for one, other in pairwise(ids)):
        raise BadRequest("message identifiers must be in a strictly increasing order")
