"""How a family of commands is joined to the application: by its name in the table, behind the table's gate.

Invariant: a press reaches its handler only with data that can be read; all else is a stale key. (Telegram lets a client
press what no key holds, and keys outlive the version that made them.)
"""

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.about import led
from handlers.context import App, Context
from handlers.guard import Handler, admins_in_channels, admins_only, operators_only
from handlers.parts import Reader, can_read, text
from handlers.table import BY_NAME, PERSONAL, PERSONAL_KEYS, Who

_WHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def on_command(app: App, name: str, handler: Handler) -> None:
    """Answer `/name` with `handler`. The name must be in the table, which also says who may call it."""
    keeper = gated(handler, BY_NAME[name].who)
    app.add_handler(CommandHandler[Context, None](name, keeper if name in PERSONAL else led(keeper), filters=_WHERE))


def on_press(app: App, prefix: str, handler: Handler, *readers: Reader, who: Who = Who.ANYONE) -> None:
    """Answer presses of keys whose data is `prefix` and, behind a colon each, a part for each of `readers`.

    The last part may hold colons if it is `parts.text`.
    """

    def fits(data: object) -> bool:
        name, *given = str(data).split(":", len(readers))
        is_whole = not given or ":" not in given[-1] or readers[-1] is text
        return name == prefix and is_whole and can_read(readers, given)

    keeper = admins_in_channels(handler) if who is Who.ANYONE else gated(handler, who)
    app.add_handler(
        CallbackQueryHandler[Context, None](keeper if prefix in PERSONAL_KEYS else led(keeper), pattern=fits)
    )


def pressed(update: object) -> list[str]:
    """The parts of a pressed key's data, without its prefix."""
    query = getattr(update, "callback_query", None)
    return str(query.data).split(":")[1:] if query is not None and query.data else []


def gated(handler: Handler, who: Who) -> Handler:
    """`handler` behind the gate of `who`; ANYONE and READERS have none."""
    gates = {Who.ADMINS: admins_only, Who.OPERATORS: operators_only}
    return gates[who](handler) if who in gates else handler
