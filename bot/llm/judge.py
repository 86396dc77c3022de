"""What a reply is worth.

Invariant: a value has passed the schema; a refusal, a filter's stop and an empty answer are said to be that.
"""

from typing import TypeVar

from pydantic import BaseModel

from bot.llm import parse
from bot.llm.reply import Reply

T = TypeVar("T", bound=BaseModel)


class Unusable(Exception):
    """A reply of which nothing can be made, and which a repair would not mend. The message is a sentence."""


def value_of(reply: Reply, schema: type[T], model: str) -> tuple[T, bool]:
    """The value in `reply`, and whether it is whole. Raises Unusable, and NotFitting where a repair may help."""
    if reply.refusal:
        raise Unusable(f"{model} refused to answer.")
    if reply.finish == "content_filter":
        raise Unusable(f"The server's content filter stopped {model}.")
    cut = reply.finish in {None, "length"}
    if cut and not reply.text.strip():
        raise Unusable(f"{model} {'used up its tokens with thinking' if reply.thought else 'said nothing'}.")
    try:
        return parse.whole(reply.text, schema), True
    except parse.NotFitting:
        if not cut:
            raise
    try:
        return parse.salvaged(reply.text, schema), False
    except parse.NotFitting:
        why = "it was too long for the room it had" if reply.finish else "the connection broke"
        raise Unusable(f"{model}'s answer was cut off ({why}); what came of it is no use.") from None
