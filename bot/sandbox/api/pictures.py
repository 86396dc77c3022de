"""Pictures as Telegram takes them for photos.

Invariant: no picture is decoded before its width and height were found right, so a small file cannot become a large
one in memory. The limits are those of `sendPhoto`; the formats are those of which Telegram makes photos.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image

from bot.sandbox.wire import BadRequest

LONGEST_SIDES = 10_000
"""Width and height together, pixels."""
WIDEST = 20
"""The longer side in terms of the shorter."""
THUMBNAIL = 320
"""The longer side of a photo's small size, pixels."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITY = 80


class Unfit(BadRequest):
    """A file that Telegram's servers do not take for what it was sent as; `code` is their word for it."""

    def __init__(self, code: str, text: str | None = None) -> None:
        super().__init__(text or code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be decoded. `small` is a JPEG within 320 by 320, None when it is no larger itself."""

    width: int
    height: int
    content_type: str
    small: "tuple[int, int, bytes] | None"


def look_at(content: bytes) -> Picture:
    """Decode the picture.

    Raises Unfit with PHOTO_INVALID_DIMENSIONS when it is too large or too narrow, with IMAGE_PROCESS_FAILED when it is
    no picture or a broken one.
    """
    try:
        with _opened(content) as image:
            _check_size(*image.size)
            image.load()
            small = _small(image) if max(image.size) > THUMBNAIL else None
            return Picture(*image.size, Image.MIME[image.format or "JPEG"], small)
    except (OSError, SyntaxError, ValueError):
        raise Unfit("IMAGE_PROCESS_FAILED") from None


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height as the file's head tells them. Raises Unfit as `look_at`, but decodes nothing."""
    try:
        with _opened(content) as image:
            _check_size(*image.size)
            return image.size
    except (OSError, SyntaxError, ValueError):
        raise Unfit("IMAGE_PROCESS_FAILED") from None


def _opened(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(io.BytesIO(content), formats=_FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unfit("PHOTO_INVALID_DIMENSIONS") from None


def _check_size(width: int, height: int) -> None:
    if width + height > LONGEST_SIDES or max(width, height) > WIDEST * min(width, height):
        raise Unfit("PHOTO_INVALID_DIMENSIONS")


def _small(image: Image.Image) -> tuple[int, int, bytes]:
    copy = image.convert("RGB")
    copy.thumbnail((THUMBNAIL, THUMBNAIL))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=_QUALITY)
    return *copy.size, out.getvalue()
