"""The tree of a message as RichBlock objects.

Invariant: a block holds what its tag may hold and in that order, or MarkupFault is raised; values (addresses, dates,
buttons, limits) are judged later, for all sources alike. Loose text makes paragraphs, a lone `<a name>` an anchor.
"""

from collections.abc import Callable, Iterator

from bot.sandbox.rich.button import ALIGNMENTS, read_button
from bot.sandbox.rich.context import Context
from bot.sandbox.rich.inline import RichText, is_inline, raw, read
from bot.sandbox.rich.limits import MAX_BLOCKS
from bot.sandbox.rich.lists import list_block
from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text, solid
from bot.sandbox.rich.media import figure, gallery, map_block, media_block
from bot.sandbox.rich.table import table_block
from bot.sandbox.rich.tags import HEADINGS, MEDIA
from bot.sandbox.wire import BadRequest, Json

EMPTY = "RICH_MESSAGE_CONTENT_REQUIRED"


def blocks(nodes: list[Node], context: Context) -> list[Json]:
    """The blocks that the nodes make. Raises MarkupFault; BadRequest with Telegram's code for an empty block."""
    made: list[Json] = []
    for run in _runs(nodes):
        if isinstance(run, Element):
            made.append(_block(run, context))
        elif (text := read(run, context)) != "":
            made.append(_paragraph(text))
        if len(made) > MAX_BLOCKS:
            raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")
    return made


def _runs(nodes: list[Node]) -> Iterator[Element | list[Node]]:
    """Elements that make blocks, and between them what stands in text."""
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and not is_inline(node):
            if run:
                yield run
            run = []
            yield node
        else:
            run.append(node)
    if run:
        yield run


def _block(element: Element, context: Context) -> Json:
    if element.tag in HEADINGS:
        return {"type": "heading", "text": _filled(element.children, context), "size": int(element.tag[1])}
    if element.tag in MEDIA:
        return media_block(element, context)
    make = _MAKE.get(element.tag)
    if make is None:
        raise MarkupFault(f'the tag "{element.tag}" can\'t stand here', element.at)
    return make(element, context)


def _paragraph(text: RichText) -> Json:
    if isinstance(text, dict) and text["type"] == "anchor":
        return text
    return {"type": "paragraph", "text": text}


def _filled(nodes: list[Node], context: Context) -> RichText:
    text = read(nodes, context)
    if text == "":
        raise BadRequest(EMPTY)
    return text


def _inside(nodes: list[Node], context: Context) -> list[Json]:
    made = blocks(nodes, context)
    if not made:
        raise BadRequest(EMPTY)
    return made


def _p(element: Element, context: Context) -> Json:
    return _paragraph(_filled(element.children, context))


def _pre(element: Element, context: Context) -> Json:
    language, nodes = {}, element.children
    match nodes:
        case [Element(tag="code", attributes=attributes) as code]:
            name = attributes.get("class", "")
            if name and (not name.startswith("language-") or name == "language-"):
                raise MarkupFault('the class of <code> must be "language-…"', code.at)
            language = {"language": name.removeprefix("language-")} if name else {}
            nodes = code.children
    text = read(nodes, context, verbatim=True)
    if text == "":
        raise BadRequest(EMPTY)
    return {"type": "pre", "text": text, **language}


def _quote(element: Element, context: Context) -> Json:
    body, credit = credited(element.children, context)
    if "expandable" in element.attributes:
        return {"type": "expandable_blockquote", "text": _filled(body, context), **credit}
    return {"type": "blockquote", "blocks": _inside(body, context), **credit}


def _aside(element: Element, context: Context) -> Json:
    body, credit = credited(element.children, context)
    return {"type": "pullquote", "text": _filled(body, context), **credit}


def credited(nodes: list[Node], context: Context) -> tuple[list[Node], Json]:
    """The nodes before a closing `<cite>`, and the field `credit` that it makes."""
    inside = solid(nodes)
    if not inside or not isinstance(inside[-1], Element) or inside[-1].tag != "cite":
        return nodes, {}
    return nodes[: nodes.index(inside[-1])], {"credit": _filled(inside[-1].children, context)}


def _details(element: Element, context: Context) -> Json:
    inside = solid(element.children)
    if not inside or not isinstance(inside[0], Element) or inside[0].tag != "summary":
        raise MarkupFault('the tag "details" must begin with a "summary"', element.at)
    opened = {"is_open": True} if "open" in element.attributes else {}
    summary = _filled(inside[0].children, context)
    body = element.children[element.children.index(inside[0]) + 1 :]
    return {"type": "details", "summary": summary, "blocks": _inside(body, context), **opened}


def _formula(element: Element, _: Context) -> Json:
    return {"type": "mathematical_expression", "expression": raw(element).strip()}


def _footer(element: Element, context: Context) -> Json:
    return {"type": "footer", "text": _filled(element.children, context)}


def _thinking(element: Element, context: Context) -> Json:
    return {"type": "thinking", "text": _filled(element.children, context)}


def _button_row(element: Element, context: Context) -> Json:
    row = []
    for node in solid(element.children):
        if isinstance(node, Text) or node.tag != "tg-button":
            raise MarkupFault('the tag "tg-button-row" can hold only "tg-button"', node.at)
        row.append(read_button(node, read(node.children, context)))
    align = element.attributes.get("align")
    if align is not None and align not in ALIGNMENTS:
        raise MarkupFault("the buttons' align must be left, center or right", element.at)
    return {"type": "buttons", "buttons": row, **({"align": align} if align else {})}


def _ul(element: Element, context: Context) -> Json:
    return list_block(element, lambda nodes: blocks(nodes, context))


_MAKE: dict[str, Callable[[Element, Context], Json]] = {
    "p": _p,
    "pre": _pre,
    "footer": _footer,
    "hr": lambda _element, _context: {"type": "divider"},
    "ul": _ul,
    "ol": _ul,
    "blockquote": _quote,
    "aside": _aside,
    "figure": lambda element, context: figure(element, context, credited),
    "tg-collage": lambda element, context: gallery(element, context, credited),
    "tg-slideshow": lambda element, context: gallery(element, context, credited),
    "tg-map": lambda element, _context: map_block(element),
    "table": table_block,
    "details": _details,
    "tg-math-block": _formula,
    "tg-button-row": _button_row,
    "tg-thinking": _thinking,
}
