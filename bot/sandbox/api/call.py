"""A method of the Bot API as the sandbox does it: the function, and the parameters that it really honours."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sandbox.wire import Json, NotDone
from bot.sandbox.world.world import World

Handler = Callable[[World, Json], object | Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Method:
    """`handler` takes the world and parameters that passed the description; it returns the result or raises ApiError.

    `does` names the parameters that it honours. Any other is refused with 501, rather than ignored.
    """

    handler: Handler
    does: frozenset[str] = frozenset()

    def check(self, name: str, params: Json) -> None:
        """Raise NotDone when the request asks for more than the handler does."""
        for param in params.keys() - self.does:
            if param.startswith("attach://"):
                continue
            raise NotDone(f"the parameter {param} of {name}")
