"""How a family of commands is joined to the application: by its name in the table, behind the table's gate."""

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.context import App, Context
from handlers.guard import Handler, admins_only
from handlers.table import BY_NAME, Who

_WHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def on_command(app: App, name: str, handler: Handler) -> None:
    """Answer `/name` with `handler`. The name must be in the table, which also says who may call it."""
    gated = admins_only(handler) if BY_NAME[name].who is Who.ADMINS else handler
    app.add_handler(CommandHandler[Context, None](name, gated, filters=_WHERE))


def on_press(app: App, prefix: str, handler: Handler, who: Who = Who.ANYONE) -> None:
    """Answer presses of keys whose data is `prefix:…` with `handler`."""
    gated = admins_only(handler) if who is Who.ADMINS else handler
    app.add_handler(CallbackQueryHandler[Context, None](gated, pattern=f"^{prefix}(:|$)"))


def pressed(update: object) -> list[str]:
    """The parts of a pressed key's data, without its prefix."""
    query = getattr(update, "callback_query", None)
    return str(query.data).split(":")[1:] if query is not None and query.data else []
