"""Texts and captions as a request gives them: the text, and its styles as markup or as entities."""

from bot.sandbox.api.cleaning import is_empty
from bot.sandbox.api.entities import MAX_CAPTION, MAX_TEXT, Formatted, check_length, parse
from bot.sandbox.api.keyboards import inline_rows, other_markup
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World

TOO_LONG = "message caption is too long"


def formatted(world: World, source: str, given: Json, entities: str) -> Formatted:
    """`source` in the parse mode that `given` names, else with the entities under the name `entities`.

    Raises BadRequest as `parse` does.
    """
    listed: list[Json] = given.get(entities, [])
    mentions = "tg://user" in source or any(entity["type"] == "text_mention" for entity in listed)
    named = world.users.values() if mentions else ()  # of thousands, only where somebody is mentioned
    return parse(source, given.get("parse_mode") or None, {user.id: user.json() for user in named}, listed)


def text_content(world: World, params: Json, too_long: str) -> Content:
    """The content that `text`, `parse_mode`, `entities`, `link_preview_options` and `reply_markup` describe.

    Raises BadRequest(`too_long`) over 4,096 code points after parsing.
    """
    text: str = params["text"]
    if not text:
        raise BadRequest("message text is empty")
    said = formatted(world, text, params, "entities")
    if is_empty(said.text):
        raise BadRequest("text must be non-empty")
    check_length(said.text, MAX_TEXT, too_long)
    markup = params.get("reply_markup")
    return Content(
        said.text,
        said.entities,
        source=text,
        keyboard=inline_rows(markup),
        link_preview=params.get("link_preview_options"),
        markup=other_markup(markup),
    )


def caption_content(world: World, given: Json, too_long: str = TOO_LONG) -> Content:
    """The content that `caption`, `parse_mode`, `caption_entities` and `show_caption_above_media` describe.

    Raises BadRequest(`too_long`) over 1,024 code points after parsing.
    """
    return captioned(caption(world, given), given, too_long)


def caption(world: World, given: Json) -> Formatted:
    """`caption` in its styles. Raises BadRequest as `parse` does."""
    return formatted(world, given.get("caption", ""), given, "caption_entities")


def captioned(said: Formatted, given: Json, too_long: str = TOO_LONG) -> Content:
    """The content with a caption that was read already. Raises BadRequest(`too_long`) over 1,024 code points."""
    check_length(said.text, MAX_CAPTION, too_long)
    above = given.get("show_caption_above_media", False)
    return Content(said.text, said.entities, source=given.get("caption", ""), caption_above=above)
