"""/ask: a question on one paper, answered from its text."""

from collections.abc import Iterable, Iterator

from telegram import Message, MessageEntity, Update

from bot.errors import BadPaperId
from bot.model.paper import PaperId
from bot.render.answer import answer_messages
from handlers.answer import answer, say
from handlers.care import caring
from handlers.context import App, Context
from handlers.one_paper import find
from handlers.wiring import on_command

_LONGEST = 500


async def ask(update: Update, context: Context) -> None:
    """`/ask 2409.17058 Which data sets?`; in reply to a message on one paper the question is enough."""
    locale = await context.locale(update)
    paper_id, question = _asked(update, context.words)
    if paper_id is None or not question:
        await say(update, context, locale.say("ask-what"))
        return
    if len(question) > _LONGEST:
        await say(update, context, locale.say("ask-long", most=_LONGEST))
        return
    one = await find(update, context, paper_id)
    if one is None:
        return
    async with caring(update, context), context.aside():
        found = await one.services.asking.ask(one.paper, question, one.chat.reads_in, chat=one.chat.id)
    await answer(update, context, answer_messages(one.paper, question, found, one.locale, one.site_url))


def _asked(update: Update, words: str) -> tuple[PaperId | None, str]:
    """The paper and the question, as far as they are there."""
    first, _, rest = words.partition(" ")
    try:
        return PaperId.parse(first), rest.strip()
    except BadPaperId:
        message = update.effective_message
        replied = message.reply_to_message if message is not None else None
        return (only_paper(replied) if replied is not None else None), words


def only_paper(message: Message) -> PaperId | None:
    """The paper that a message is about: the one that its keys name, else the only one to which it links."""
    keys = message.reply_markup.inline_keyboard if message.reply_markup else ()
    named = set(_ids(str(key.callback_data).rpartition(":")[2] for row in keys for key in row if key.callback_data))
    linked = set(PaperId.find_links(" ".join([message.text or message.caption or "", *_urls(message)])))
    found = named or linked
    return found.pop() if len(found) == 1 else None


def _ids(texts: Iterable[str]) -> Iterator[PaperId]:
    for text in texts:
        try:
            yield PaperId.parse(text)
        except BadPaperId:
            continue


def _urls(message: Message) -> list[str]:
    entities = message.entities or message.caption_entities
    return [entity.url for entity in entities if entity.type == MessageEntity.TEXT_LINK and entity.url]


def register(app: App) -> None:
    on_command(app, "ask", ask)
