"""Photos, documents, videos, animations, audio files and voice notes: from what was sent to what a Message tells.

Invariant: a file's kind and what is told of it are settled when it goes up; sent again by its `file_id` it is the same.
The sandbox is offline, so a file by URL cannot be had; of videos and sounds it reads nothing, their size and duration
are what the sender said. Source of the texts: tdlib/td and tdlib/telegram-bot-api. Wordings not seen in the wild: that
of a malformed URL, which newer servers tell with a reason.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from bot.sandbox.api.entities import parse
from bot.sandbox.api.pictures import Unfit, look_at, size_of
from bot.sandbox.wire import ApiError, BadRequest, Json, Upload
from bot.sandbox.world.files import StoredFile
from bot.sandbox.world.message import Content, Media, MediaKind
from bot.sandbox.world.world import World

MAX_FILE = 50 * 1024 * 1024
"""Bytes, "Sending files" in the Bot API."""
MAX_PHOTO = 10 * 1024 * 1024
MAX_THUMBNAIL = 204_799
MAX_SECONDS = 86_400
MAX_SIDE = 10_000
GIVEN = {
    MediaKind.VIDEO: frozenset({"width", "height", "duration", "thumbnail", "start_timestamp", "supports_streaming"}),
    MediaKind.ANIMATION: frozenset({"width", "height", "duration", "thumbnail"}),
    MediaKind.AUDIO: frozenset({"duration", "performer", "title", "thumbnail"}),
    MediaKind.VOICE: frozenset({"duration"}),
    MediaKind.DOCUMENT: frozenset({"thumbnail", "disable_content_type_detection"}),
    MediaKind.PHOTO: frozenset[str](),
}
"""What a bot may say of a new file, by its kind. The sandbox detects no content type, so there is none to disable."""
_FOLDERS = {MediaKind.AUDIO: "music", MediaKind.VOICE: "voice"}
_NAMES = {MediaKind.VOICE: "VoiceNote"}
_TYPES: dict[MediaKind, tuple[tuple[str, ...], str]] = {
    MediaKind.VIDEO: (("video/",), "video/mp4"),
    MediaKind.ANIMATION: (("video/", "image/gif"), "video/mp4"),
    MediaKind.AUDIO: (("audio/",), "audio/mpeg"),
    MediaKind.VOICE: (("audio/ogg", "audio/mpeg", "audio/mp4"), "audio/ogg"),
}
"""Which content types of an upload are kept, and what takes the place of the others."""


def resolve(world: World, params: Json, kind: MediaKind, source: Upload | str, given: Json | None = None) -> Media:
    """The media that a request means by `source`: an upload, `attach://…`, a `file_id` or a URL.

    `given` is what the request says of a new file, see GIVEN. Raises BadRequest, Unfit, or ApiError 413.
    """
    told = {name: value for name, value in (given or {}).items() if name in GIVEN[kind]}
    if isinstance(source, str) and source.startswith("attach://"):
        if source not in params:
            raise BadRequest("wrong file identifier/HTTP URL specified")
        source = params[source]
    if isinstance(source, Upload):
        if isinstance(told.get("thumbnail"), str):
            told["thumbnail"] = params.get(told["thumbnail"])
        return new_media(world, kind, source, **told)
    media = world.files.media(source)
    if media is None:
        raise _missing(world, source, kind)
    if media.kind is not kind:
        raise BadRequest(f"can't use file of type {_named(media.kind)} as {_named(kind)}")
    return _started(media, told.get("start_timestamp"))


def for_block(world: World, params: Json, kind: str, source: str | Json) -> Json:
    """The field of a rich message's media block, as `{"photo": [PhotoSize…]}`, for a URL or an InputMedia."""
    known = MediaKind.VOICE if kind == "voice_note" else MediaKind(kind)
    given: Json = {"media": source} if isinstance(source, str) else source
    return {kind: resolve(world, params, known, given["media"], given).described}


def media_content(world: World, kind: MediaKind, upload: Upload, caption: str = "", **given: object) -> Content:
    """The content of a person's message with the file and a plain caption. Raises as `new_media`."""
    said = parse(caption, None)
    return Content(said.text, said.entities, media=new_media(world, kind, upload, **given))


def new_media(world: World, kind: MediaKind, upload: Upload, **given: object) -> Media:
    """Keep an uploaded file as media of that kind.

    `given` are `width`, `height` (pixels), `duration` (seconds), `performer`, `title`, `start_timestamp` (seconds) and
    `thumbnail` (an Upload), as far as the kind has them. Raises BadRequest for an empty file, Unfit for a photo that is
    none, ApiError 413 over 50 MB.
    """
    _check_size(kind, len(upload.content))
    thumbnail: Json | None = None
    if kind is MediaKind.PHOTO:
        picture = look_at(upload.content)
        upload = replace(upload, content_type=picture.content_type)
        thumbnail = picture.small and _kept_thumbnail(world, *picture.small)
    else:
        thumbnail = _given_thumbnail(world, given.get("thumbnail"))
    if kind in _TYPES and not upload.content_type.startswith(_TYPES[kind][0]):
        upload = replace(upload, content_type=_TYPES[kind][1])
    stored = world.files.add(upload, _FOLDERS.get(kind, f"{kind}s"))
    media = Media(kind, stored, described(kind, stored, **(given | {"thumbnail": thumbnail})))
    world.files.remember(media)
    return _started(media, given.get("start_timestamp"))


def described(kind: MediaKind, stored: StoredFile, **given: object) -> Json | list[Json]:
    """The value of Message's field for the file: a list of PhotoSize, a Document, a Video …

    `given` is as for `new_media`, but for `thumbnail`, which is a PhotoSize.
    """
    thumbnail: Json = {"thumbnail": given["thumbnail"]} if given.get("thumbnail") else {}
    if kind is MediaKind.PHOTO:
        width, height = size_of(stored.upload.content)
        return [*thumbnail.values(), stored.json() | {"width": width, "height": height}]
    told = stored.json() | {"mime_type": stored.upload.content_type}
    if kind is not MediaKind.VOICE:
        told["file_name"] = stored.upload.filename
    if kind is not MediaKind.DOCUMENT:
        told["duration"] = _within(given.get("duration"), MAX_SECONDS)
    if kind in (MediaKind.VIDEO, MediaKind.ANIMATION):
        told |= {side: _within(given.get(side), MAX_SIDE) for side in ("width", "height")}
    if kind is MediaKind.AUDIO:
        told |= {name: given[name] for name in ("performer", "title") if given.get(name)}
    return told | ({} if kind is MediaKind.VOICE else thumbnail)


def _check_size(kind: MediaKind, size: int) -> None:
    if not size:
        raise BadRequest("file must be non-empty")
    if size > MAX_FILE:
        raise ApiError(413, "Request Entity Too Large")
    if kind is MediaKind.PHOTO and size > MAX_PHOTO:
        raise BadRequest(f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes")


def _missing(world: World, source: str, kind: MediaKind) -> BadRequest:
    if world.files.get(source):
        return BadRequest(f"can't use file of type Thumbnail as {_named(kind)}")
    if "." not in source:
        return BadRequest("wrong file identifier/HTTP URL specified")
    try:
        parts = urlsplit(source if "://" in source else f"http://{source}")
        host = parts.hostname
    except ValueError:
        return BadRequest("wrong HTTP URL specified")
    if parts.scheme not in ("http", "https") or not host:
        return BadRequest("wrong HTTP URL specified")
    return Unfit("WEBPAGE_CURL_FAILED", "failed to get HTTP URL content")


def _given_thumbnail(world: World, upload: object) -> Json | None:
    """The thumbnail that the bot sent along; None when Telegram would leave it out: no picture, or too large a file."""
    if not isinstance(upload, Upload) or not 0 < len(upload.content) <= MAX_THUMBNAIL:
        return None
    try:
        width, height = size_of(upload.content)
    except Unfit:
        return None
    return _kept_thumbnail(world, width, height, upload.content)


def _kept_thumbnail(world: World, width: int, height: int, content: bytes) -> Json:
    stored = world.files.add(Upload("thumbnail.jpg", "image/jpeg", content), "thumbnails")
    return stored.json() | {"width": width, "height": height}


def _started(media: Media, second: object) -> Media:
    """A video that plays from that second on."""
    if not second or not isinstance(media.described, dict):
        return media
    return replace(media, described=media.described | {"start_timestamp": second})


def _within(value: object, largest: int) -> int:
    return min(max(value, 0), largest) if isinstance(value, int) else 0


def _named(kind: MediaKind) -> str:
    return _NAMES.get(kind, kind.title())


def recaptioned(content: Content, said: Content) -> Content:
    """The content of a file with another caption, as `said` has it."""
    above = said.caption_above and content.media is not None and spoilers(content.media.kind)
    return replace(content, text=said.text, entities=said.entities, source=said.source, caption_above=above)


def spoilers(kind: MediaKind) -> bool:
    """Whether media of the kind can be covered, and its caption shown above it."""
    return kind in (MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.ANIMATION)
