"""A message as it stands in a chat, with what it was before it was edited."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.sandbox.wire import Json, Upload
from bot.sandbox.world.files import StoredFile

if TYPE_CHECKING:
    from bot.sandbox.world.chat import Chat, User

KEEP_EARLIER = 20
_OF_DOCUMENT = frozenset({"file_id", "file_unique_id", "file_size", "file_name", "mime_type", "thumbnail"})


class MediaKind(StrEnum):
    """The kind of a message's file, named as the field of Message that holds it."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Media:
    """A message's file. `described` is the value of the Message's field: a list of PhotoSize, a Document, a Video …"""

    kind: MediaKind
    file: StoredFile
    described: Json | list[Json]
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says.

    `text` is the text or the caption after parsing, `source` the markup as the bot sent it (None for people),
    `entities` are Bot API MessageEntity objects (UTF-16 offsets), `keyboard` the inline buttons in rows, as
    InlineKeyboardButton objects. `markup` is a reply keyboard, its removal or a forced reply, which the client shows
    and the Message does not repeat. `album` is the id that the items of an album share, `rich` a RichMessage, `fields`
    are whole fields of Message for what is neither text nor file (a location, a contact).
    """

    text: str = ""
    entities: tuple[Json, ...] = ()
    source: str | None = None
    keyboard: tuple[tuple[Json, ...], ...] = ()
    link_preview: Json | None = None
    markup: Json | None = None
    media: Media | None = None
    album: str | None = None
    caption_above: bool = False
    rich: Json | None = None
    fields: Json | None = None


@dataclass(slots=True, eq=False)
class SentMessage:
    """A message of the bot or of a person. `thread` is None outside forum topics; `date` is in Unix seconds.

    `chain` is the id of the message with which a chain of replies began, in supergroups and outside of topics.
    `sender` is None for posts of a channel; `sender_chat` is the chat in whose name it was sent, if any.
    `earlier` holds the contents before the latest 20 edits, oldest first. `service` holds fields of a service message,
    `context` those that tell where any message comes from and what goes with it (`forward_origin`, `external_reply`,
    `quote`, `effect_id`, `via_bot`). `reactions` are the bot's own, as ReactionType objects. `inline_id` is the
    `inline_message_id` of one that came by inline mode and has keys.
    """

    message_id: int
    chat: "Chat"
    sender: "User | None"
    date: int
    content: Content
    thread: int | None = None
    sender_chat: "Chat | None" = None
    reply_to: "SentMessage | None" = None
    silent: bool = False
    protected: bool = False
    edited: int | None = None
    earlier: deque[Content] = field(default_factory=lambda: deque(maxlen=KEEP_EARLIER))
    service: Json = field(default_factory=dict)
    context: Json = field(default_factory=dict)
    reactions: list[Json] = field(default_factory=list)
    inline_id: str | None = None
    chain: int | None = None

    def __post_init__(self) -> None:
        if self.reply_to and self.thread is None and self.chat.kind == "supergroup":
            self.chain = self.reply_to.chain or self.reply_to.message_id

    @property
    def stands(self) -> bool:
        """Whether it is in its chat: neither deleted nor so old that it was forgotten."""
        return self.chat.messages.get(self.message_id) is self

    @property
    def text(self) -> str:
        """The text or caption after parsing."""
        return self.content.text

    @property
    def html(self) -> str:
        """The text as it was sent, markup and all."""
        return self.content.text if self.content.source is None else self.content.source

    @property
    def entities(self) -> tuple[Json, ...]:
        """MessageEntity objects."""
        return self.content.entities

    @property
    def keyboard(self) -> tuple[tuple[Json, ...], ...]:
        """Rows of InlineKeyboardButton objects."""
        return self.content.keyboard

    @property
    def document(self) -> Upload | None:
        """The file, if the message carries one."""
        return self.content.media.file.upload if self.content.media else None

    def is_own(self, bot: "User") -> bool:
        """Whether the bot sent it; a channel tells of no sender, and people send no markup."""
        if self.chat.kind == "channel":
            return self.content.source is not None
        return self.sender == bot

    def edit(self, content: Content, date: int) -> None:
        """Put `content` in place of what the message says."""
        self.earlier.append(self.content)
        self.content = content
        self.edited = date

    def json(self, *, with_reply: bool = True) -> Json:
        """The Bot API's Message."""
        message: Json = {"message_id": self.message_id, "date": self.date, "chat": self.chat.json()}
        if self.sender:
            message["from"] = self.sender.json()
        if self.sender_chat:
            message["sender_chat"] = self.sender_chat.json()
        if self.thread is not None:
            message |= {"message_thread_id": self.thread, "is_topic_message": True}
        elif self.chain is not None:
            message["message_thread_id"] = self.chain  # no topic: nothing can be sent there, on Telegram neither
        if self.reply_to and with_reply and self.reply_to.stands:
            message["reply_to_message"] = self.reply_to.json(with_reply=False)
        if self.edited is not None:
            message["edit_date"] = self.edited
        if self.protected:
            message["has_protected_content"] = True
        return message | self.context | self.service | _content_json(self.content)


def _content_json(content: Content) -> Json:
    """The fields of Message that tell its content."""
    fields: Json = dict(content.fields or {})
    text, entities = ("caption", "caption_entities") if content.media else ("text", "entities")
    if content.text and not content.rich:
        fields[text] = content.text
        if content.entities:
            fields[entities] = list(content.entities)
    if content.link_preview:
        fields["link_preview_options"] = content.link_preview
    if content.keyboard:
        fields["reply_markup"] = {"inline_keyboard": [list(row) for row in content.keyboard]}
    if content.rich:
        fields["rich_message"] = content.rich
    return fields | _media_json(content)


def _media_json(content: Content) -> Json:
    if content.media is None:
        return {}
    fields: Json = {str(content.media.kind): content.media.described}
    if content.media.kind is MediaKind.ANIMATION and isinstance(content.media.described, dict):
        fields["document"] = {name: value for name, value in content.media.described.items() if name in _OF_DOCUMENT}
    if content.album:
        fields["media_group_id"] = content.album
    if content.media.spoiler:
        fields["has_media_spoiler"] = True
    if content.caption_above:
        fields["show_caption_above_media"] = True
    return fields
