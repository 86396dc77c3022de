"""A rich message as plain text: for search, logs, previews of replies and clients that do not show rich messages."""

from typing import Any

from bot.sandbox.rich.walk import MEDIA, inside
from bot.sandbox.wire import Json

_GIVEN = {"divider": "⁂", "map": "[map]", **{kind: f"[{kind.replace('_', ' ')}]" for kind in sorted(MEDIA)}}


def plain_text(message: Json) -> str:
    """The text of a RichMessage, one block a line; media and buttons in brackets, formulas by their source."""
    return "\n".join(lines(message["blocks"]))


def lines(blocks: list[Json]) -> list[str]:
    """The lines of the blocks, without empty ones."""
    return [line for block in blocks for line in _lines(block) if line]


def plain(text: Any) -> str:
    """A RichText without its styles and links."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(plain(part) for part in text)
    if text["type"] == "button":
        return f"[{plain(inside(text))}]"
    held = inside(text)
    return str(text.get("expression") or text.get("alternative_text") or "") if held is None else plain(held)


def _lines(block: Json) -> list[str]:
    match block["type"]:
        case "list":
            return [line for item in block["items"] for line in _item(item)]
        case "table":
            rows = [" | ".join(plain(cell.get("text", "")) for cell in row) for row in block["cells"]]
            return [plain(block.get("caption", "")), *rows]
        case "buttons":
            return [" ".join(f"[{plain(button['text'])}]" for button in block["buttons"])]
    shown = [_GIVEN.get(block["type"], ""), *(plain(block.get(name, "")) for name in ("summary", "text", "expression"))]
    return [
        *shown,
        *lines(block.get("blocks", [])),
        *_caption(block.get("caption", {})),
        plain(block.get("credit", "")),
    ]


def _item(item: Json) -> list[str]:
    first, *rest = lines(item["blocks"]) or [""]
    box = ("☑ " if item.get("is_checked") else "☐ ") if item.get("has_checkbox") else ""
    return [f"{item['label']} {box}{first}", *rest]


def _caption(caption: Json) -> list[str]:
    return [plain(caption.get("text", "")), plain(caption.get("credit", ""))]
