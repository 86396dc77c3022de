"""Draw docs/digest.png: the digest of the bundled sample, as a phone would show it.

    python docs/make_picture.py /usr/bin/chromium

The words come through the real road (`papergram demo`'s own); only the drawing is ours. Needs Chromium, and fonts for
emoji.
"""

import asyncio
import html
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from bot.sandbox.demo import demonstration
from bot.sandbox.world.message import SentMessage

PAPERS = 2
WIDTH, HEIGHT, SCALE = 420, 864, 2
TARGET = Path(__file__).parent / "digest.png"
_TAGS = {"bold": "b", "italic": "i", "code": "code", "expandable_blockquote": "blockquote", "blockquote": "blockquote"}
_STYLE = """
  * { box-sizing: border-box }
  body { margin: 0; background: #8fa9bd; font: 15px/1.36 'DejaVu Sans Condensed', sans-serif; color: #111 }
  header { background: #517da2; color: #fff; padding: 11px 16px; font-weight: bold }
  header small { display: block; font-weight: normal; opacity: .8 }
  main { padding: 10px }
  .me { background: #e3fecb; margin: 0 0 10px auto; width: fit-content; padding: 7px 12px; border-radius: 13px }
  .bot { background: #fff; padding: 9px 13px; border-radius: 13px; white-space: pre-line }
  a { color: #2678b6; text-decoration: none }
  blockquote { margin: 4px 0; padding: 3px 22px 3px 8px; border-left: 3px solid #517da2; background: #eef3f8;
    border-radius: 4px; position: relative; white-space: pre-line }
  blockquote div { max-height: calc(3 * 1.36em); overflow: hidden }
  blockquote::after { content: '⌄'; position: absolute; right: 7px; bottom: 6px; color: #517da2 }
  i { color: #5b6670; font-size: 12.5px }
  .keys { display: flex; gap: 5px; margin-top: 5px }
  .keys span { flex: 1; text-align: center; background: #5d83a1; color: #fff; padding: 8px; border-radius: 8px }
"""


def main(browser: str) -> None:
    """Take the digest of the first day and photograph it with `browser`."""
    page = asyncio.run(_page())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "digest.html"
        source.write_text(page, "utf-8")
        subprocess.run(_command(browser, folder, source), check=True, capture_output=True)


def _command(browser: str, profile: str, source: Path) -> list[str]:
    return [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}/profile",
        f"--force-device-scale-factor={SCALE}",
        f"--window-size={WIDTH},{HEIGHT}",
        f"--screenshot={TARGET}",
        source.as_uri(),
    ]


async def _page() -> str:
    async with demonstration() as demo:
        await demo.say("/subscribe diffusion-models")
        await demo.say(f"/settings papers {PAPERS}")
        digest, *_ = await demo.next_morning()
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><header>Papergram<small>bot</small></header>"
        f"<main><div class=me>/subscribe diffusion-models</div>"
        f"<div class=bot>{_text(digest)}</div>{_keys(digest)}</main>"
    )


def _text(message: SentMessage) -> str:
    """The message's text with a tag where each entity begins and ends (offsets are UTF-16 units)."""
    units = message.text.encode("utf-16-le")
    before: dict[int, list[str]] = defaultdict(list)
    after: dict[int, list[str]] = defaultdict(list)
    for entity in sorted(message.entities, key=lambda one: -int(one["length"])):
        tag, attributes = _tag(entity)
        if tag:
            before[entity["offset"]].append(f"<{tag}{attributes}>")
            after[entity["offset"] + entity["length"]].insert(0, f"</{tag}>")
    places = sorted({0, len(units) // 2, *before, *after})
    parts = []
    for start, end in zip(places, [*places[1:], places[-1]], strict=True):
        parts += [*after[start], *before[start], html.escape(units[2 * start : 2 * end].decode("utf-16-le"))]
    text = "".join(parts).replace("</blockquote>\n", "</blockquote>").replace("\n<blockquote>", "<blockquote>")
    return text.replace("<blockquote>", "<blockquote><div>").replace("</blockquote>", "</div></blockquote>")


def _tag(entity: dict[str, Any]) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return "a", f' href="{html.escape(entity["url"])}"'
    return _TAGS.get(entity["type"], ""), ""


def _keys(message: SentMessage) -> str:
    rows = ("".join(f"<span>{html.escape(key['text'])}</span>" for key in row) for row in message.keyboard)
    return "".join(f"<div class=keys>{row}</div>" for row in rows)


if __name__ == "__main__":
    main(sys.argv[1])
