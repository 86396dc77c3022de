"""Sending what is neither text nor file: places, contacts, dice.

Wordings not seen in the wild: EMOTICON_INVALID of dice.
"""

from bot.sandbox.api.access import chat_to_write
from bot.sandbox.api.call import Method
from bot.sandbox.api.methods.messages import PLACED, deliver, with_markup
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World

MAX_VCARD = 2048
MAX_ACCURACY = 1500
FOR_EVER = 0x7FFFFFFF
_FACES = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_POINT = ("latitude", "longitude", "horizontal_accuracy")
_LIVE = {
    "live_period": ("live location period", range(60, 86_401)),
    "heading": ("live location heading", range(1, 361)),
    "proximity_alert_radius": ("live location proximity alert radius", range(1, 100_001)),
}
VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
CONTACT = ("phone_number", "first_name", "last_name", "vcard")


def send_location(world: World, params: Json) -> Json:
    """Send a point on the map."""
    live = bool(params.get("live_period"))
    where = point(params, "live location" if live else "location")
    for name, (words, allowed) in _LIVE.items():
        value = params.get(name)
        if live and value and value not in allowed and not (name == "live_period" and value == FOR_EVER):
            raise BadRequest(f"wrong {words} specified")
    return _send(world, params, {"location": where | (_given(params, tuple(_LIVE)) if live else {})})


def send_venue(world: World, params: Json) -> Json:
    """Send a place with its name and address."""
    where = point(params, "location")
    return _send(world, params, {"location": where, "venue": {"location": where} | _given(params, VENUE)})


def send_contact(world: World, params: Json) -> Json:
    """Send a telephone number with a name."""
    for name in CONTACT[:2]:
        if not params[name]:
            raise BadRequest(f'parameter "{name}" is required')
    if len(params.get("vcard", "").encode()) > MAX_VCARD:
        raise SpecViolation(f"vcard is too long, it must have at most {MAX_VCARD} bytes")
    return _send(world, params, {"contact": _given(params, CONTACT)})


def send_dice(world: World, params: Json) -> Json:
    """Throw a dice. It never surprises: the value follows from the message's number."""
    emoji = params.get("emoji") or "🎲"
    if emoji not in _FACES:
        raise BadRequest("EMOTICON_INVALID")
    chat = chat_to_write(world, params["chat_id"])
    value = 1 + chat.last_message_id % _FACES[emoji]
    return _send(world, params, {"dice": {"emoji": emoji, "value": value}})


def point(params: Json, words: str) -> Json:
    """The place itself, as `words` call it. Raises BadRequest for one that is not on the globe."""
    within = abs(params["latitude"]) <= 90 and abs(params["longitude"]) <= 180  # noqa: PLR2004 - the globe
    if not within or not 0 <= params.get("horizontal_accuracy", 0) <= MAX_ACCURACY:
        raise BadRequest(f"invalid {words} specified")
    return _given(params, _POINT)


def _given(params: Json, names: tuple[str, ...]) -> Json:
    return {name: params[name] for name in names if params.get(name) not in (None, "")}


def _send(world: World, params: Json, fields: Json) -> Json:
    chat = chat_to_write(world, params["chat_id"])
    return deliver(world, chat, with_markup(Content(source="", fields=fields), params), params).json()


METHODS = {
    "sendLocation": Method(send_location, PLACED | {*_POINT, *_LIVE}),
    "sendVenue": Method(send_venue, PLACED | {"latitude", "longitude", *VENUE}),
    "sendContact": Method(send_contact, PLACED | {*CONTACT}),
    "sendDice": Method(send_dice, PLACED | {"emoji"}),
}
