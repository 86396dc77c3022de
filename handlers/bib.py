"""/bib, the key “Cite” below a paper, and the keys below /saved: papers for a bibliography.

Invariant: what is cited comes from metadata alone, and a code block has whole entries or is not sent at all.
"""

from collections.abc import Sequence

from telegram import Update
from telegram.constants import ChatAction

from bot.errors import BadPaperId
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.render.bibtex import bibtex, brief
from bot.render.citekey import keys
from bot.store import takeaway
from bot.takeaway.papers import Format, Kept, file_of
from handlers import parts
from handlers.answer import Rows, say, toast
from handlers.ask import only_paper
from handlers.care import caring
from handlers.context import App, Context
from handlers.handover import hand_over
from handlers.wiring import on_command, on_press, pressed

_MOST = 20
_LONGEST = 4_000
"""Characters of a code block; Telegram takes 4,096 in a message."""
_LONGEST_DATA = 64
_WORDS = {"ris": Format.RIS, "bib": Format.BIB, "bibtex": Format.BIB, "ascii": Format.TEX, "tex": Format.TEX}
_BELOW_SAVED = (Format.BIB, Format.RIS, Format.CSV, Format.MD, Format.JSON)


async def bib(update: Update, context: Context) -> None:
    """`/bib 1706.03762 2409.17058`, `/bib ris …`, `/bib ascii …`; in reply to a message on one paper `/bib` alone."""
    locale = await context.locale(update)
    first, _, rest = context.words.partition(" ")
    wanted = _WORDS.get(first.lower().lstrip("."))
    ids = _asked(update, rest if wanted else context.words)
    if not ids:
        await say(update, context, locale.say("bib-what"))
    elif len(ids) > _MOST:
        await say(update, context, locale.say("bib-many", most=_MOST))
    elif wanted is None:
        await _show(update, context, ids)
    else:
        await _hand_file(update, context, wanted, ids)


async def press_cite(update: Update, context: Context) -> None:
    """The key below a paper."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        await _show(update, context, [PaperId.parse(pressed(update)[0])])


async def press_file(update: Update, context: Context) -> None:
    """The keys below a code block: the same as a file."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        wanted, ids = pressed(update)
        await _hand_file(update, context, Format(wanted), id_list(ids))


async def press_saved(update: Update, context: Context) -> None:
    """The keys below /saved: the whole list as a file."""
    query = update.callback_query
    if query is None:
        return
    chat, services = await context.chat(update), context.services
    locale, wanted = services.locales.get(chat.language), Format(pressed(update)[0])
    kept = await services.store.run(takeaway.saved, chat.id)
    if not kept:
        await toast(query, locale.label("no-saved"), alert=True)
        return
    await toast(query)
    file = file_of(wanted, kept, "papergram-saved", services.clock.now())
    await hand_over(update, context, file, locale.say("saved-file", count=len(kept)))


def saved_keys(locale: Locale) -> tuple[Button, ...]:
    """The row below /saved."""
    return tuple(Button(locale.label(f"key-file-{one.value}"), data=f"bibs:{one.value}") for one in _BELOW_SAVED)


def id_list(text: str) -> list[PaperId]:
    """The ids in `1706.03762,2409.17058`, each once. Raises BadPaperId."""
    return list(dict.fromkeys(map(PaperId.parse, text.replace(",", " ").split())))


def _asked(update: Update, words: str) -> list[PaperId]:
    """The papers that are meant; none where nothing names them."""
    try:
        found = id_list(words)
    except BadPaperId:
        found = PaperId.find_links(words)
    message = update.effective_message
    if found or words or message is None or message.reply_to_message is None:
        return found
    replied = only_paper(message.reply_to_message)
    return [replied] if replied is not None else []


async def _show(update: Update, context: Context, ids: Sequence[PaperId]) -> None:
    """A code block that a tap copies; a file where it would be too long."""
    papers = await _found(update, context, ids)
    if not papers:
        return
    text = bibtex(papers)
    if len(text) > _LONGEST:
        await _hand(update, context, Format.BIB, papers)
        return
    html = f'<pre><code class="language-bibtex">{escape(text.rstrip())}</code></pre>'
    await say(update, context, html, _keys(papers, await context.locale(update)))


async def _hand_file(update: Update, context: Context, wanted: Format, ids: Sequence[PaperId]) -> None:
    papers = await _found(update, context, ids)
    if papers:
        await _hand(update, context, wanted, papers)


async def _hand(update: Update, context: Context, wanted: Format, papers: Sequence[Paper]) -> None:
    name = keys(papers)[0] if len(papers) == 1 else "papers"
    file = file_of(wanted, [Kept(paper) for paper in papers], name, context.services.clock.now())
    await hand_over(update, context, file, (await context.locale(update)).say("bib-file", count=len(papers)))


async def _found(update: Update, context: Context, ids: Sequence[PaperId]) -> list[Paper]:
    """The papers, fetched if need be; the chat is told which there are none of. Raises ArxivUnavailable."""
    async with caring(update, context, ChatAction.TYPING), context.aside():
        found = [(one, await context.services.library.paper(one)) for one in ids]
    missing = [str(one) for one, paper in found if paper is None]
    if missing:
        locale = await context.locale(update)
        await say(update, context, locale.say("no-such-paper", id=Html(escape(", ".join(missing)))))
    return [paper for _, paper in found if paper is not None]


def _keys(papers: Sequence[Paper], locale: Locale) -> Rows:
    """To copy what fits a key, and to have a file, where the ids fit one."""
    ids = ",".join(str(paper.id) for paper in papers)
    files = [
        Button(locale.label(f"key-file-{one.value}"), data=data)
        for one in (Format.BIB, Format.RIS)
        for data in [f"bibf:{one.value}:{ids}"]
        if len(data) <= _LONGEST_DATA
    ]
    copied = _copied(papers[0], locale) if len(papers) == 1 else []
    return [row for row in (copied, files) if row]


def _copied(paper: Paper, locale: Locale) -> list[Button]:
    """The entry where it is short enough, and what is cited in a text."""
    short = brief(paper)
    entry = [Button(locale.label("key-copy"), copy=short)] if short else []
    return [*entry, Button(locale.label("key-copy-key"), copy=keys([paper])[0])]


def register(app: App) -> None:
    on_command(app, "bib", bib)
    on_press(app, "bib", press_cite, PaperId.parse)
    on_press(app, "bibf", press_file, parts.only("bib", "ris"), id_list)
    on_press(app, "bibs", press_saved, parts.only(*(one.value for one in Format)))
