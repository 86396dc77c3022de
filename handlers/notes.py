"""Notes beside saved papers, typed where the bot asks for them.

Invariant: a note is of a paper that is on the list; where it went meanwhile, that is said.
"""

from collections.abc import Sequence

from telegram import Update

from bot.locales import Locale
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.render.keys import note_key, save_key
from bot.render.text import clipped
from bot.store import papers, saved
from handlers.answer import change_keys, say, toast
from handlers.context import App, Context
from handlers.questions import ask, on_answer
from handlers.wiring import on_press, pressed

LONGEST_NOTE = 300
NO_NOTE = "-"
"""What takes a note away."""
_KIND = "note"
_LONGEST_TITLE = 120


def note_keys(listed: Sequence[Paper], locale: Locale, first: int) -> tuple[Button, ...]:
    """A key for each paper of a page, by its number in the list."""
    return tuple(
        Button(locale.label("key-note", number=number), data=f"note:{paper.id}")
        for number, paper in enumerate(listed, start=first)
    )


def keys_beside(paper: PaperId, locale: Locale, *, has_note: bool) -> tuple[Button, ...]:
    """Of a saved paper: to take it off, to note something else, and to take the note away where there is one."""
    gone = (Button(locale.label("key-note-no"), data=f"note-no:{paper}"),) if has_note else ()
    return save_key(paper, locale, is_saved=True), note_key(paper, locale), *gone


async def press_no_note(update: Update, context: Context) -> None:
    """Take the note away; the paper stays on the list."""
    query = update.callback_query
    if query is None:
        return
    chat, paper_id = await context.chat(update), PaperId.parse(pressed(update)[0])
    await context.services.store.run(saved.set_note, chat.id, paper_id, "")
    await toast(query, context.services.locales.get(chat.language).label("note-gone"))
    await change_keys(query, {f"note-no:{paper_id}": ()})


async def press_note(update: Update, context: Context) -> None:
    """Ask for the note; the one that is there is shown, to be copied."""
    query = update.callback_query
    if query is None:
        return
    chat, services, paper_id = await context.chat(update), context.services, PaperId.parse(pressed(update)[0])
    locale = services.locales.get(chat.language)
    paper = await services.store.run(papers.get, paper_id)
    if paper is None or not await services.store.run(saved.is_saved, chat.id, paper_id):
        await toast(query, locale.label("note-not-saved"), alert=True)
        return
    await toast(query)
    known = (await services.store.run(saved.notes, chat.id, [paper_id])).get(paper_id, "")
    words = locale.say("note-which", title=clipped(paper.title, _LONGEST_TITLE))
    if known:
        words = locale.say("note-now", words=words, note=known)
    await ask(update, context, _KIND, str(paper_id), words, locale.label("note-placeholder"))


async def answer_note(update: Update, context: Context, argument: str, words: str) -> None:
    """Keep what was typed; what is too long is asked for again."""
    chat, services, paper_id = await context.chat(update), context.services, PaperId.parse(argument)
    locale, note = services.locales.get(chat.language), " ".join(words.split())
    if len(note) > LONGEST_NOTE:
        question = locale.say("note-long", most=LONGEST_NOTE)
        await ask(update, context, _KIND, argument, question, locale.label("note-placeholder"))
        return
    if not await services.store.run(saved.is_saved, chat.id, paper_id):
        await say(update, context, locale.say("note-not-saved"), [[save_key(paper_id, locale, is_saved=False)]])
        return
    await services.store.run(saved.set_note, chat.id, paper_id, "" if note == NO_NOTE else note)
    said = locale.say("note-gone") if note == NO_NOTE else locale.say("save-noted", note=note)
    await say(update, context, said, [keys_beside(paper_id, locale, has_note=note != NO_NOTE)])


def register(app: App) -> None:
    on_press(app, "note", press_note, PaperId.parse)
    on_press(app, "note-no", press_no_note, PaperId.parse)
    on_answer(app, _KIND, answer_note)
