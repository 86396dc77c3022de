"""What every handler is given: the update, and a context that leads to the services and the chat."""

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery.sender import Sender
from bot.locales import Locale
from bot.model.chat import Chat
from bot.services import Services
from bot.standing.admins import Admins
from bot.store.managers import Managed
from handlers.chats import chat_by_id, chat_of
from handlers.in_order import PerChatProcessor

_SERVICES, _SENDER, _ADMINS = "services", "sender", "admins"

Bot = ExtBot[str]
Store = dict[Any, Any]


class Context(CallbackContext[Bot, Store, Store, Store]):
    """python-telegram-bot's context with our services; one for each update."""

    managed: Managed | None = None
    """The channel or group that the update, in a private chat, is about (`handlers.about`)."""

    @property
    def services(self) -> Services:
        """The machine's parts."""
        services: Services = self.bot_data[_SERVICES]
        return services

    @property
    def sender(self) -> Sender:
        """What sends digests."""
        sender: Sender = self.bot_data[_SENDER]
        return sender

    @property
    def admins(self) -> Admins:
        """Who may change which chat."""
        admins: Admins = self.bot_data[_ADMINS]
        return admins

    @property
    def words(self) -> str:
        """What stands behind the command, white space folded."""
        return " ".join(self.args or [])

    async def chat(self, update: Update) -> Chat:
        """The chat that the update is about, as the store knows it; one that is new gets the operator's defaults."""
        if self.managed is not None:
            return await chat_by_id(self.managed.id, self.bot, self.services)
        return await chat_of(update, self.services)

    async def locale(self, update: Update) -> Locale:
        """The language in which the bot speaks in this chat."""
        return self.services.locales.get((await self.chat(update)).language)

    def aside(self) -> AbstractAsyncContextManager[None]:
        """To be entered before something slow, so that other chats do not wait for it."""
        processor = self.application.update_processor
        return processor.aside() if isinstance(processor, PerChatProcessor) else nullcontext()


App = Application[Bot, Context, Store, Store, Store, None]


def provide(app: App, services: Services, sender: Sender) -> None:
    """Make the machine known to all handlers of `app`."""
    app.bot_data[_SERVICES] = services
    app.bot_data[_SENDER] = sender
    app.bot_data[_ADMINS] = Admins(app.bot, services.store, services.clock)


def thread_of(update: Update) -> int:
    """The forum topic in which the update happened, 0 outside forums and in General."""
    message = update.effective_message
    if isinstance(message, Message) and message.is_topic_message and message.message_thread_id:
        return message.message_thread_id
    return 0
