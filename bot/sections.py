"""The tables of the settings file, each setting with its default and its help.

Invariant: a setting's name, default and help stand in one place, its field here.
"""

from datetime import time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot import setting_types as kind


class Section(BaseModel):
    """A table of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Telegram(Section):
    """The bot's account, and who runs it."""

    token: SecretStr = Field(default=SecretStr(""), description="The bot's token, from @BotFather; keep it secret.")
    base_url: kind.BotApiUrl = Field(
        default="https://api.telegram.org", description="The Bot API server, without /bot."
    )
    admins: kind.UserIds = Field(default=(), description="Telegram user ids (numbers) of those who run the bot.")
    paid_broadcast: bool = Field(
        default=False, description="Whether digests go out at up to 1,000 a second, for 0.1 Star a message."
    )


class Arxiv(Section):
    """Where arXiv is, and what is read of it."""

    feed_url: kind.WebUrl = Field(
        default="https://rss.arxiv.org/rss", description="The announcement feeds, without categories."
    )
    api_url: kind.WebUrl = Field(default="https://export.arxiv.org/api/query", description="The metadata API.")
    site_url: kind.WebUrl = Field(default="https://arxiv.org", description="Where links lead and full texts are.")
    categories: kind.Categories = Field(
        default=("cs.AI", "cs.CL", "cs.CV", "cs.LG", "cs.RO", "cs.SD", "eess.AS", "stat.ML"),
        description="The categories or archives whose announcements are read every day.",
    )
    contact: kind.Contact = Field(
        default="", description="Your e-mail or web address, for the user agent; arXiv asks for one."
    )


class Store(Section):
    """What is kept."""

    path: kind.FilePath = Field(
        default=Path("papergram.sqlite3"), description="The SQLite file, seen from where the bot starts."
    )


class Digest(Section):
    """What a chat gets until it chooses for itself."""

    hour: kind.Hour = Field(default=time(8), description="When the digest comes: HH:MM, in the time zone below.")
    timezone: kind.Zone = Field(default="UTC", description="An IANA time zone, such as Europe/Berlin.")
    language: kind.Language = Field(
        default="en", description="The language of bot and summaries: a code such as en or zh."
    )
    max_papers: kind.Whole = Field(default=15, ge=1, le=50, description="Papers in one digest: 1 to 50.")


class Reading(Section):
    """How papers are read."""

    depth: kind.ReadingDepth = Field(
        default="abstract",
        description="What a digest's papers are read from: abstract or full. A paper asked for is read in full.",
    )
    figures: kind.Figures = Field(
        default="licensed",
        description="Figures shown: licensed (Creative Commons), all, or none.",
    )
    deadline: kind.Whole = Field(default=180, ge=10, le=3600, description="Seconds that one reading may take.")
    second_opinion: kind.SecondOpinion = Field(
        default="none",
        description="Who else checks a model's claims: none, judge (the model), or embedding (the extra of that name).",
    )


class Llm(Section):
    """The language model that reads papers; without one the bot takes sentences out of them."""

    base_url: kind.WebUrl = Field(
        default="https://api.openai.com/v1", description="Any server with OpenAI's chat completions."
    )
    api_key: SecretStr = Field(default=SecretStr(""), description="Its key, if it wants one; keep it secret.")
    model: str = Field(default="", description="The model's name; empty for reading without a model.")
    context_tokens: kind.Whole = Field(
        default=64_000, ge=1_000, description="Tokens that fit in one call, its answer included."
    )
    concurrency: kind.Whole = Field(default=4, ge=1, le=64, description="Calls at the same time: 1 to 64.")
    batch: bool = Field(default=False, description="Whether papers are read at night through the Batch API.")
    price_input: kind.Money = Field(
        default=2.5, description="Prices per million tokens, in your currency: what the model reads."
    )
    price_cached: kind.Money = Field(default=1.25, description="What it finds in the server's cache.")
    price_output: kind.Money = Field(default=10.0, description="What it writes.")
    daily_budget: kind.Money = Field(
        default=5.0, description="The most that all readings of a day (UTC) may cost; 0 for no limit."
    )
    chat_budget: kind.Money = Field(
        default=0.5, description="The most that one chat's own questions of a day may cost; 0 for no limit."
    )


class Log(Section):
    """What is written to standard error."""

    level: kind.Level = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")
    format: kind.LogForm = Field(default="line", description="line (for people) or json (for programs).")


class Metrics(Section):
    """Figures for a Prometheus on this machine, at http://127.0.0.1:PORT/metrics."""

    port: kind.Whole = Field(default=0, ge=0, le=65_535, description="The port, of 127.0.0.1 only; 0 for none.")


class Archive(Section):
    """The day's post: a public archive of topics, from the readings that chats get."""

    directory: kind.Folder = Field(
        default=None, description="The folder where it is written after each morning; empty for none."
    )
    topics: kind.Slugs = Field(
        default=(), description="Topics of the catalogue; empty for those that chats are subscribed to."
    )
    format: kind.ArchiveForm = Field(default="html", description="html (a site), hexo, markdown, json or rss.")
    language: kind.LanguageOrNone = Field(default="", description="Its language; empty for that of the digests.")
    full: bool = Field(
        default=False, description="Whether its papers are read in full first, with their figures: slow; a model costs."
    )
    url: kind.UrlOrNone = Field(
        default="", description="Where it will be found, such as https://lab.example/papers; feeds and Hexo need it."
    )
    title: str = Field(default="Papergram", description="Its name.")
    author: str = Field(default="Papergram", description="Who publishes it.")
    author_url: kind.UrlOrNone = Field(default="", description="The publisher's page.")
    category: str = Field(default="Paper", description="The category of its posts in Hexo.")
    copyright: str = Field(default="", description="What is said of its copyright; empty for nothing.")
