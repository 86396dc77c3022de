"""Small pieces of rich HTML.

Invariant: nothing here typesets a formula, and an empty piece is the empty string.
Source: Bot API, "Rich HTML style".
"""

from collections.abc import Iterable

from bot.locales.html import escape
from bot.model.digest import Button


def paragraph(html: str) -> str:
    """A paragraph, if there is anything in it."""
    return f"<p>{html}</p>" if html else ""


def bullets(items: Iterable[str]) -> str:
    """A list with a bullet each."""
    told = "".join(f"<li>{item}</li>" for item in items if item)
    return f"<ul>{told}</ul>" if told else ""


def fold(summary: str, html: str) -> str:
    """A part that opens on a tap."""
    return f"<details><summary>{summary}</summary>{html}</details>" if html else ""


def footer(lines: Iterable[str]) -> str:
    """Small print, a line each."""
    told = "<br/>".join(line for line in lines if line)
    return f"<footer>{told}</footer>" if told else ""


def key_row(keys: Iterable[Button]) -> str:
    """Keys in the message itself."""
    told = "".join(map(_key, keys))
    return f"<tg-button-row>{told}</tg-button-row>" if told else ""


def _key(key: Button) -> str:
    if key.url is not None:
        action = f'type="url" url="{escape(key.url)}"'
    else:
        action = f'type="callback_data" data="{escape(key.data or "")}"'
    return f"<tg-button {action}>{escape(key.text)}</tg-button>"
