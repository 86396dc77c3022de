"""One paper in one chat: its readings, and what the keys below it have to know."""

from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatType

from bot.arxiv.license import may_show
from bot.locales import Locale
from bot.model.chat import Chat
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.render.keys import Marks
from bot.services import Services
from bot.store import saved, votes
from handlers.answer import say
from handlers.care import caring
from handlers.context import Context
from handlers.drafts import growing


@dataclass(frozen=True, slots=True)
class OnePaper:
    """A paper as a chat sees it."""

    paper: Paper
    chat: Chat
    locale: Locale
    services: Services

    @property
    def site_url(self) -> str:
        """arXiv's own pages."""
        return self.services.settings.arxiv.site_url

    async def full_reading(self, update: Update, context: Context) -> Reading:
        """All that can be read of it, for this chat; a private chat sees it grow."""
        async with caring(update, context), growing(update, context, self.paper) as watch, context.aside():
            return await self.services.shelf.reading(self.paper, self.chat.reads_in, chat=self.chat.id, watch=watch)

    async def digest_reading(self) -> Reading:
        """What a digest says of it."""
        return (await self.services.shelf.readings([self.paper], self.chat.reads_in))[self.paper.id]

    async def marks(self, update: Update) -> Marks:
        """Whether the chat saved it, its votes, and whether its figures may be shown, as far as is known now."""
        person, store = update.effective_user, self.services.store
        is_shared = self.chat.kind != ChatType.PRIVATE
        wanted, license_url = self.services.settings.reading.figures, self.paper.license
        is_unknown = license_url is None and wanted == "licensed"
        return Marks(
            is_saved=await store.run(saved.is_saved, self.chat.id, self.paper.id),
            votes=await store.run(votes.count, self.chat.id, self.paper.id, person.id if person else 0),
            is_shared=is_shared,
            has_figures=is_unknown or may_show(license_url, wanted),
        )


async def find(update: Update, context: Context, paper_id: PaperId) -> OnePaper | None:
    """The paper, fetched if need be; None, and the chat is told, when arXiv has none. Raises ArxivUnavailable."""
    services, chat = context.services, await context.chat(update)
    locale = services.locales.get(chat.language)
    async with caring(update, context), context.aside():
        paper = await services.library.paper(paper_id)
    if paper is None:
        await say(update, context, locale.say("no-such-paper", id=str(paper_id)))
        return None
    return OnePaper(paper, chat, locale, services)
