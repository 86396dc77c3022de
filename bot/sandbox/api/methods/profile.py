"""What the bot is and says of itself: getMe, its names and descriptions.

A name that the bot sets is told by getMyName only; people go on seeing the one that the sandbox was made with.
Not verified: how Telegram words a text that is too long.
"""

from bot.sandbox.api.call import Handler, Method
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.world import World

MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
MAX_NAME = 64
LANGUAGE_CODE_LENGTH = 2


def get_me(world: World, params: Json) -> Json:  # noqa: ARG001 - every method has this signature
    """The bot as a User, with the fields that only getMe returns."""
    return world.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def language_of(params: Json) -> str:
    """The `language_code`, empty for all languages; BadRequest when it is no two-letter ISO 639-1 code."""
    code: str = params.get("language_code", "")
    if code and not (len(code) == LANGUAGE_CODE_LENGTH and code.isascii() and code.isalpha() and code.islower()):
        raise BadRequest("invalid language code specified")
    return code


def _setter(field: str, limit: int) -> Handler:
    def set_text(world: World, params: Json) -> bool:
        text: str = params.get(field, "")
        if len(text) > limit:
            raise BadRequest(f"bot {field.replace('_', ' ')} is too long: {len(text)} characters of {limit}")
        getattr(world.profile, field)[language_of(params)] = text
        world.journal.record(EventKind.PROFILE)
        return True

    return set_text


def _getter(field: str) -> Handler:
    def get_text(world: World, params: Json) -> Json:
        texts: dict[str, str] = getattr(world.profile, field)
        return {field: world.profile.told(texts, language_of(params))}

    return get_text


def get_my_name(world: World, params: Json) -> Json:
    """The name in that language, else the one for all languages, else the bot's own."""
    return {"name": world.profile.told(world.profile.name, language_of(params)) or world.bot.first_name}


_LANGUAGE = frozenset({"language_code"})

METHODS = {
    "getMe": Method(get_me),
    "setMyName": Method(_setter("name", MAX_NAME), _LANGUAGE | {"name"}),
    "getMyName": Method(get_my_name, _LANGUAGE),
    "setMyDescription": Method(_setter("description", MAX_DESCRIPTION), _LANGUAGE | {"description"}),
    "getMyDescription": Method(_getter("description"), _LANGUAGE),
    "setMyShortDescription": Method(
        _setter("short_description", MAX_SHORT_DESCRIPTION), _LANGUAGE | {"short_description"}
    ),
    "getMyShortDescription": Method(_getter("short_description"), _LANGUAGE),
}
