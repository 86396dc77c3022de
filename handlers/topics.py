"""/topics and /topic: the catalogue by area, topics of one's own, and any question in the topic language."""

from telegram import Update

from bot.digest.wishes import resolve
from bot.model.digest import Button
from bot.store import own_topics
from handlers import parts, topic_draft, topic_files
from handlers.answer import say, show, toast
from handlers.context import App, Context
from handlers.guard import admins_only
from handlers.topic_page import asked, remember, show_topic, suggest_topics
from handlers.wiring import on_command, on_press, pressed

_NEW = ("new", "新建")
_FILES = {"export": topic_files.export_topics, "import": admins_only(topic_files.import_topics)}


async def areas(update: Update, context: Context) -> None:
    """The areas of the catalogue as keys."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    elif context.words.lower() in _FILES:
        await _FILES[context.words.lower()](update, context)
        return
    locale = await context.locale(update)
    mine = await context.services.store.run(own_topics.of_chat, (await context.chat(update)).id)
    own = Button(locale.label("key-own-topics", count=len(mine)), data="own")
    catalogue = context.services.catalogue
    keys = [
        Button(f"{catalogue.area_name(area, locale.language)} · {len(topics)}", data=f"a:{area}")
        for area, topics in catalogue.areas().items()
    ]
    await show(update, context, locale.say("areas"), [[own], *in_pairs(keys)])


async def press_area(update: Update, context: Context) -> None:
    """The topics of an area as keys, and the way back."""
    if update.callback_query is None:
        return
    locale = await context.locale(update)
    area = pressed(update)[0]
    topics = context.services.catalogue.areas().get(area)
    if topics is None:
        await toast(update.callback_query, locale.label("stale-key"), alert=True)
        return
    await toast(update.callback_query)
    keys = [Button(topic.name(locale.language), data=f"t:{topic.slug}") for topic in topics]
    back = [Button(locale.label("key-back"), data="areas")]
    name = context.services.catalogue.area_name(area, locale.language)
    await show(update, context, locale.say("area", name=name), [*in_pairs(keys), back])


async def topic(update: Update, context: Context) -> None:
    """`/topic nerf` or `/topic ti:"world model" AND cat:cs.RO`: what was announced lately, and a key to subscribe."""
    words = context.words
    if words.partition(" ")[0].lower() in _NEW:
        await topic_draft.begin(update, context)
        return
    locale = await context.locale(update)
    if not words:
        keys = [
            [Button(locale.label("key-topics"), data="areas"), Button(locale.label("key-new-topic"), data="newtopic")]
        ]
        await say(update, context, locale.say("topic-what"), keys)
        return
    chat = await context.chat(update)
    found = await asked(context.services, chat, words)
    if not found:
        await suggest_topics(update, context, words, press="t")
        return
    await remember(context.services, found[0])
    await show_topic(update, context, found[0])


async def press_topic(update: Update, context: Context) -> None:
    """A topic's key."""
    if update.callback_query is None:
        return
    chat = await context.chat(update)
    found = await context.services.store.run(resolve, context.services.catalogue, chat.id, pressed(update)[0])
    if found is None:
        locale = context.services.locales.get(chat.language)
        await toast(update.callback_query, locale.label("topic-gone"), alert=True)
        return
    await toast(update.callback_query)
    await show_topic(update, context, found)


def in_pairs(keys: list[Button]) -> list[list[Button]]:
    """Two keys a row: what a phone shows without cutting names."""
    return [keys[start : start + 2] for start in range(0, len(keys), 2)]


def register(app: App) -> None:
    on_command(app, "topics", areas)
    on_command(app, "topic", topic)
    on_press(app, "areas", areas)
    on_press(app, "a", press_area, parts.slug)
    on_press(app, "t", press_topic, parts.slug)
