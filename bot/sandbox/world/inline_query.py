"""An inline query: what somebody typed after the bot's name, and what the bot offers."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.message import Content


@dataclass(frozen=True, slots=True)
class Offer:
    """A result: the InlineQueryResult as the bot sent it, and the content of the message that it makes."""

    shown: Json
    content: Content


@dataclass(slots=True)
class InlineQuery:
    """`chat` is where it is typed; `date` is in Unix seconds. `offers` are by result id, in the bot's order.

    `button` is an InlineQueryResultsButton; `next_offset` is empty when there are no more results.
    """

    id: str
    user: User
    chat: Chat
    query: str
    offset: str
    date: int
    answered: bool = False
    offers: dict[str, Offer] = field(default_factory=dict)
    next_offset: str = ""
    button: Json | None = None
