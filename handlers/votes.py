"""👍 and 👎 below a paper, /why, and /forget_votes: what a chat's readers like, and what was learned from it."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType

from bot.errors import BadPaperId
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.model.vote import Count, Vote
from bot.render.keys import vote_keys
from bot.render.text import clipped, inline
from bot.store import papers, votes
from handlers import parts
from handlers.answer import change_keys, say, show, toast
from handlers.context import App, Context
from handlers.one_paper import find
from handlers.table import Who
from handlers.wiring import on_command, on_press, pressed

_WORDS = {"up": Vote.UP, "down": Vote.DOWN, "no-up": Vote.NONE, "no-down": Vote.NONE}
_SHOWN = 6
_LONGEST_TITLE = 200


async def press_vote(update: Update, context: Context) -> None:
    """Set what the person who pressed thinks of a paper; said in a toast, and in the keys."""
    query, person = update.callback_query, update.effective_user
    if query is None or person is None:
        return
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    word, number = pressed(update)
    paper, vote = PaperId.parse(number), _WORDS[word]
    if await services.store.run(papers.get, paper) is None:
        await toast(query, locale.label("stale-key"), alert=True)
        return
    await services.store.run(votes.set_vote, chat.id, paper, person.id, vote, services.clock.now())
    count = await services.store.run(votes.count, chat.id, paper, person.id)
    await toast(query, _said(vote, chat, locale))
    await _renew_keys(query, paper, locale, count, is_shared=_is_shared(chat))


async def like(update: Update, context: Context, paper: PaperId) -> str:
    """Count a press of “More like this” as a vote for the paper, unless its presser voted already; what to say of it.

    The keys below the pressed message are renewed.
    """
    query, person = update.callback_query, update.effective_user
    if query is None or person is None:
        return ""
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    count = await services.store.run(votes.count, chat.id, paper, person.id)
    if count.mine is not Vote.NONE or await services.store.run(papers.get, paper) is None:
        return ""
    await services.store.run(votes.set_vote, chat.id, paper, person.id, Vote.UP, services.clock.now())
    count = await services.store.run(votes.count, chat.id, paper, person.id)
    await _renew_keys(query, paper, locale, count, is_shared=_is_shared(chat))
    return _said(Vote.UP, chat, locale)


async def why(update: Update, context: Context) -> None:
    """`/why 2409.17058`: the words for a paper and against it."""
    locale = await context.locale(update)
    try:
        paper = PaperId.parse(context.words)
    except BadPaperId:
        await say(update, context, locale.say("why-what"))
        return
    one = await find(update, context, paper)
    if one is not None:
        await _explain(update, context, one.chat, one.paper)


async def forget_votes(update: Update, context: Context) -> None:
    """Ask once more before anything is forgotten."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    locale = await context.locale(update)
    key = Button(locale.label("key-forget-votes-yes"), data="unlearn")
    await say(update, context, locale.say("forget-votes-ask"), [[key]])


async def press_unlearn(update: Update, context: Context) -> None:
    """Forget the chat's votes and what was learned from them."""
    if update.callback_query is not None:
        await toast(update.callback_query)
        chat = await context.chat(update)
        await context.services.store.run(votes.forget, chat.id)
        await show(update, context, (await context.locale(update)).say("forget-votes-done"))


async def _explain(update: Update, context: Context, chat: Chat, paper: Paper) -> None:
    services, person = context.services, update.effective_user
    locale = services.locales.get(chat.language)
    count = await services.store.run(votes.count, chat.id, paper.id, person.id if person else 0)
    taste = (await services.composer.tastes.of([chat])).get(chat.id)
    lines = [locale.say("why-head", title=Html(inline(clipped(paper.title, _LONGEST_TITLE))))]
    if not chat.preferences.learns:
        lines.append(locale.say("why-off"))
    elif taste is None:
        lines.append(locale.say("why-nothing"))
    else:
        words = taste.explained(paper, _SHOWN)
        if words.liked:
            lines.append(locale.say("why-for", words=locale.listed(map(_shown, words.liked))))
        if words.disliked:
            lines.append(locale.say("why-against", words=locale.listed(map(_shown, words.disliked))))
        if not words.liked and not words.disliked:
            lines.append(locale.say("why-unknown"))
    await say(update, context, "\n".join(lines), _keys(paper.id, locale, count, has_taste=taste is not None))


def _keys(paper: PaperId, locale: Locale, count: Count, *, has_taste: bool) -> list[list[Button]]:
    """To take one's own vote back, and to forget all; nothing where there is nothing to forget."""
    keys = []
    if count.mine is not Vote.NONE:
        keys.append([Button(locale.label("key-unvote"), data=f"vote:no-{count.mine.name.lower()}:{paper}")])
    if has_taste:
        keys.append([Button(locale.label("key-forget-votes"), data="forget-votes")])
    return keys


async def _renew_keys(query: CallbackQuery, paper: PaperId, locale: Locale, count: Count, *, is_shared: bool) -> None:
    """The keys of this paper below the pressed message say what holds now."""
    up, down = vote_keys(paper, locale, count, is_shared=is_shared)
    await change_keys(
        query,
        {
            f"vote:up:{paper}": up,
            f"vote:no-up:{paper}": up,
            f"vote:down:{paper}": down,
            f"vote:no-down:{paper}": down,
        },
    )


def _said(vote: Vote, chat: Chat, locale: Locale) -> str:
    learns = "" if chat.preferences.learns else f" {locale.label('vote-unlearned')}"
    return f"{locale.label(f'vote-{vote.name.lower()}-toast')}{learns}"


def _is_shared(chat: Chat) -> bool:
    return chat.kind != ChatType.PRIVATE


def _shown(word: str) -> Html:
    return Html(escape(word))


def register(app: App) -> None:
    on_command(app, "why", why)
    on_command(app, "forget_votes", forget_votes)
    on_press(app, "vote", press_vote, parts.only(*_WORDS), PaperId.parse, who=Who.READERS)
    on_press(app, "forget-votes", forget_votes, who=Who.ADMINS)
    on_press(app, "unlearn", press_unlearn, who=Who.ADMINS)
