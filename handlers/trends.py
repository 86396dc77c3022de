"""/trends: how a topic goes, as a picture with its main figures in words below.

Invariant: a key below the picture names the ground that it sets; pressing it twice changes nothing.
"""

from telegram import InputMediaPhoto, ReplyParameters, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest

from bot.charts.worker import Job
from bot.delivery.markup import keyboard, thread_id
from bot.digest.wishes import resolve, resolve_all
from bot.locales import Html
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.model.trends import Theme
from bot.render.trends import caption, labels, nothing
from bot.store import subscriptions
from handlers import parts
from handlers.answer import say, toast
from handlers.care import caring
from handlers.context import App, Context, thread_of
from handlers.topic_page import asked, remember, suggest_topics
from handlers.topics import in_pairs
from handlers.wiring import on_command, on_press, pressed

_SECONDS_TO_SEND = 60.0
_MOST_KEYS = 20
_SAME = "message is not modified"
_OTHER = {Theme.LIGHT: Theme.DARK, Theme.DARK: Theme.LIGHT}


async def trends(update: Update, context: Context) -> None:
    """`/trends nerf` or any query; alone, the chat's own topics as keys."""
    if not context.words:
        await _offer(update, context)
        return
    found = await asked(context.services, await context.chat(update), context.words)
    if not found:
        await suggest_topics(update, context, context.words, press="tr:new")
        return
    await remember(context.services, found[0])
    await _send(update, context, found[0])


async def press_trends(update: Update, context: Context) -> None:
    """A topic's key: a new picture; a ground's key: the same picture on that ground, in its place."""
    query = update.callback_query
    if query is None:
        return
    wanted, slug = pressed(update)
    chat = await context.chat(update)
    topic = await context.services.store.run(resolve, context.services.catalogue, chat.id, slug)
    if topic is None:
        await toast(query, (await context.locale(update)).label("topic-gone"), alert=True)
        return
    await toast(query)
    is_picture = isinstance(query.message, TelegramMessage) and bool(query.message.photo)
    if wanted == "new" or not is_picture:
        await _send(update, context, topic, Theme.LIGHT if wanted == "new" else Theme(wanted))
    else:
        await _repaint(update, context, topic, Theme(wanted))


async def _offer(update: Update, context: Context) -> None:
    services, chat = context.services, await context.chat(update)
    locale = services.locales.get(chat.language)
    wishes = await services.store.run(subscriptions.of_chat, chat.id)
    slugs = dict.fromkeys(wish.topic for wish in wishes)
    found = await services.store.run(resolve_all, services.catalogue, chat.id, slugs)
    keys = [Button(topic.name(locale.language), data=f"tr:new:{topic.slug}") for topic in found[:_MOST_KEYS]]
    await say(
        update,
        context,
        locale.say("trends-which" if keys else "trends-what"),
        in_pairs(keys) or [[Button(locale.label("key-topics"), data="areas")]],
    )


async def _painted(update: Update, context: Context, topic: Topic, theme: Theme) -> tuple[bytes, Html]:
    """The picture and its caption; no picture where there is nothing to draw. Raises NoPicture."""
    services, locale = context.services, await context.locale(update)
    async with caring(update, context, ChatAction.UPLOAD_PHOTO), context.aside():
        trend = await services.trends.trend(topic.query, services.clock.now().date())
        if trend is None or not trend.papers:
            return b"", nothing(topic, trend, locale)
        languages = dict.fromkeys((locale, services.locales.get("en")))
        words = tuple(labels(topic, trend, each) for each in languages)
        return await services.charts.picture(Job(trend, words, theme)), caption(topic, trend, locale)


async def _send(update: Update, context: Context, topic: Topic, theme: Theme = Theme.LIGHT) -> None:
    picture, words = await _painted(update, context, topic, theme)
    place, asked = update.effective_chat, update.message
    if not picture or place is None:
        await say(update, context, words)
        return
    is_private = place.type == ChatType.PRIVATE or asked is None
    await context.bot.send_photo(
        place.id,
        picture,
        filename=_file_name(topic, context),
        caption=words,
        parse_mode=ParseMode.HTML,
        message_thread_id=thread_id(thread_of(update)),
        reply_parameters=None
        if is_private or asked is None
        else ReplyParameters(asked.message_id, allow_sending_without_reply=True),
        reply_markup=keyboard([[await _theme_key(update, context, topic, theme)]]),
        write_timeout=_SECONDS_TO_SEND,
    )


async def _repaint(update: Update, context: Context, topic: Topic, theme: Theme) -> None:
    query = update.callback_query
    assert query is not None
    picture, words = await _painted(update, context, topic, theme)
    if not picture:
        await say(update, context, words)
        return
    keys = keyboard([[await _theme_key(update, context, topic, theme)]])
    photo = InputMediaPhoto(picture, caption=words, parse_mode=ParseMode.HTML, filename=_file_name(topic, context))
    try:
        await query.edit_message_media(photo, reply_markup=keys, write_timeout=_SECONDS_TO_SEND)
    except BadRequest as error:
        if _SAME not in error.message.lower():
            await _send(update, context, topic, theme)


def _file_name(topic: Topic, context: Context) -> str:
    """As whoever saves the picture finds it."""
    return f"{topic.slug}-{context.services.clock.now():%G-W%V}.png"


async def _theme_key(update: Update, context: Context, topic: Topic, theme: Theme) -> Button:
    other = _OTHER[theme]
    return Button((await context.locale(update)).label(f"key-{other.value}"), data=f"tr:{other.value}:{topic.slug}")


def register(app: App) -> None:
    on_command(app, "trends", trends)
    on_press(app, "tr", press_trends, parts.only("new", *Theme), parts.slug)
