"""Reading a rich message, with the Bot API's description held against what goes in and what comes out."""

import pytest

from bot.sandbox.api.spec import BotApi
from bot.sandbox.rich import read
from bot.sandbox.wire import Json
from tests.sandbox.rich.telling import USERS, Tell, resolve


@pytest.fixture(scope="session")
def api() -> BotApi:
    return BotApi.load()


@pytest.fixture(scope="session")
def tell(api: BotApi) -> Tell:
    """The RichMessage of an InputRichMessage given by its fields; `draft` and `now` are those of `read`."""

    def told(*, draft: bool = False, now: int | None = None, **rich_message: object) -> Json:
        api.check_value("InputRichMessage", rich_message)
        message = read(rich_message, resolve, USERS, draft=draft, now=now)
        api.check_value("RichMessage", message)
        return message

    return told
