"""The button beside the input field, and the rights that the bot asks for when it is made an administrator.

Source of the texts: TDLib and the open Bot API server.
"""

from bot.sandbox.api.call import Method
from bot.sandbox.api.keyboards import check_link
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import RIGHTS, ChatKind
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.world import World

_EVERYBODY = 0


def set_chat_menu_button(world: World, params: Json) -> bool:
    """Set the button of one private chat, or of all that have none of their own."""
    place = _place(world, params)
    button: Json = params.get("menu_button", {"type": "default"})
    if button["type"] == "web_app":
        if not button["text"].strip():
            raise BadRequest("menu button text must be non-empty")
        check_link("menu button Web App", button["web_app"]["url"], https_only=True)
    world.profile.menu_buttons[place] = button
    if button["type"] == "default":
        del world.profile.menu_buttons[place]
    world.journal.record(EventKind.PROFILE)
    return True


def get_chat_menu_button(world: World, params: Json) -> Json:
    """The button of that private chat, else the one for all."""
    buttons = world.profile.menu_buttons
    return buttons.get(_place(world, params)) or buttons.get(_EVERYBODY) or {"type": "commands"}


def set_my_default_administrator_rights(world: World, params: Json) -> bool:
    """Ask for these rights from now on; without any, for none."""
    for_channels = params.get("for_channels", False)
    world.profile.rights.pop(for_channels, None)
    if "rights" in params:
        world.profile.rights[for_channels] = params["rights"]
    world.journal.record(EventKind.PROFILE)
    return True


def get_my_default_administrator_rights(world: World, params: Json) -> Json:
    """The rights that the bot asks for."""
    asked: Json = world.profile.rights.get(params.get("for_channels", False), {})
    return dict.fromkeys(("is_anonymous", *RIGHTS), False) | asked


def _place(world: World, params: Json) -> int:
    if "chat_id" not in params:
        return _EVERYBODY
    chat_id: int = params["chat_id"]
    if chat_id <= 0:
        raise BadRequest("invalid chat_id specified")
    chat = world.chats.get(chat_id)
    if chat is None or chat.kind is not ChatKind.PRIVATE:
        raise BadRequest("user not found")
    return chat_id


METHODS = {
    "setChatMenuButton": Method(set_chat_menu_button, frozenset({"chat_id", "menu_button"})),
    "getChatMenuButton": Method(get_chat_menu_button, frozenset({"chat_id"})),
    "setMyDefaultAdministratorRights": Method(
        set_my_default_administrator_rights, frozenset({"rights", "for_channels"})
    ),
    "getMyDefaultAdministratorRights": Method(get_my_default_administrator_rights, frozenset({"for_channels"})),
}
