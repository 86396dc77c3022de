"""A picture as PNG, within what Telegram takes for a photo.

Source: PNG specification, second edition (chunks IHDR, IDAT, IEND; filter 0); Bot API, sendPhoto: 10 MB, width and
height 10,000 together, ratio 20 at most.
"""

import struct
import zlib

import pypdfium2 as pdfium

MOST_BYTES = 10_000_000
_MOST_SIDES, _MOST_RATIO = 9_500, 19.0
_TRUE_COLOUR = 2
_WIDTH = 1_280
_LEAST, _MOST_SCALE = 1.0, 6.0


def scale_for(width: float, height: float) -> float | None:
    """Pixels per point at which a crop (in points) is about 1,280 wide; None where it is too thin for a photo."""
    if not min(width, height) > 0 or max(width, height) / min(width, height) > _MOST_RATIO:
        return None
    return min(max(_WIDTH / width, _LEAST), _MOST_SCALE, _MOST_SIDES / (width + height))


def png_of(bitmap: pdfium.PdfBitmap) -> bytes:
    """The picture of a bitmap in BGR, as PDFium renders it by default."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    channels = bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + width * channels]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::channels], line[1::channels], line[0::channels]
        rows.append(0)
        rows += rgb
    head = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
