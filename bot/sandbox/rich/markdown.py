"""Rich Markdown as the tree that HTML makes of the same message.

It follows GitHub Flavored Markdown where the Bot API's examples use it. Not read, and so left as text: indented code,
underlined headings, link definitions, quotations and lists that go on without their sign after a blank line.
Faults are reported where the block begins in which they are.
"""

import re
from dataclasses import dataclass

from bot.sandbox.rich.limits import MAX_BLOCKS, MAX_DEPTH
from bot.sandbox.rich.markdown_html import html_block
from bot.sandbox.rich.markdown_inline import inline_nodes
from bot.sandbox.rich.markdown_lines import (
    BULLET,
    FENCE,
    HEADING,
    MEDIA,
    NOTE,
    NUMBER,
    Line,
    fenced,
    indent,
    interrupts,
    is_rule,
    is_table,
    item_lines,
    lines_of,
    media_tag,
    quoted,
    starts_html,
    table_cells,
)
from bot.sandbox.rich.markup import DEEPEST, TOO_DEEP, Element, Node, Text
from bot.sandbox.wire import BadRequest

_TASK = re.compile(r"\[([ xX])\](?: +|$)")
_ALIGN = {(True, True): "center", (True, False): "left", (False, True): "right"}
_Read = tuple[list[Node], int]
"""The nodes of a block, and the line where the next one may begin."""


def markdown_tree(source: str) -> list[Node]:
    """The nodes of a message in Rich Markdown. Raises MarkupFault, BadRequest for what is too deep or too much."""
    lines = lines_of(source)
    names = (note[1] for line in lines if (note := NOTE.match(line.text)))
    footnotes = {name: number for number, name in enumerate(dict.fromkeys(names), 1)}
    nodes = _Blocks(footnotes).read(lines, 0)
    _check_depth(nodes)
    return nodes


@dataclass(frozen=True, slots=True)
class _Blocks:
    footnotes: dict[str, int]

    def read(self, lines: list[Line], depth: int) -> list[Node]:
        if depth > MAX_DEPTH:
            raise BadRequest(TOO_DEEP)
        nodes: list[Node] = []
        place = 0
        while place < len(lines):
            if not lines[place].text.strip():
                place += 1
                continue
            made, place = self._block(lines, place, depth)
            nodes += made
            if len(nodes) > MAX_BLOCKS:
                raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")
        return nodes

    def _block(self, lines: list[Line], place: int, depth: int) -> _Read:
        """What begins at `place`: each reader answers None when that is not its block."""
        for read in (
            self._code, self._formula, self._heading, self._rule, self._quote, self._list, self._note, self._html,
            self._media, self._table,
        ):  # fmt: skip
            if found := read(lines, place, depth):
                return found
        return self._paragraph(lines, place)

    def _inline(self, text: str, at: int) -> list[Node]:
        return inline_nodes(text, at, self.footnotes)

    def _inside(self, element: Element, inner: list[Line], depth: int) -> Element:
        """A `details` or a gallery with the Markdown in it."""
        for child in element.children:
            if isinstance(child, Element) and child.tag == "summary":
                source = "".join(node.text for node in child.children if isinstance(node, Text))
                child.children[:] = self._inline(source, child.at)
        element.children.extend(self.read(inner, depth + 1))
        return element

    def _code(self, lines: list[Line], place: int, _: int) -> _Read | None:
        if FENCE.match(lines[place].text) is None:
            return None
        code, language, end = fenced(lines, place)
        at = lines[place].at
        if language == "math":
            return [Element("tg-math-block", {}, at, [Text(code, at)])], end
        attributes = {"class": f"language-{language}"} if language else {}
        return [Element("pre", {}, at, [Element("code", attributes, at, [Text(code, at)])])], end

    def _formula(self, lines: list[Line], place: int, _: int) -> _Read | None:
        """A formula between `$$`, on one line or several; None when it has no end."""
        if not lines[place].text.lstrip().startswith("$$"):
            return None
        at, first = lines[place].at, lines[place].text.strip()[2:]
        source = [first]
        end = place + 1
        while not source[-1].rstrip().endswith("$$"):
            if end == len(lines) or not (text := lines[end].text.strip()) or text[:2] == "$$" != text[-2:]:
                return None
            source.append(lines[end].text)
            end += 1
        whole = "\n".join(source).rstrip()[:-2]
        if "$$" in whole:
            return None
        return [Element("tg-math-block", {}, at, [Text(whole.strip(), at)])], end

    def _heading(self, lines: list[Line], place: int, _: int) -> _Read | None:
        line = lines[place]
        found = HEADING.match(line.text)
        if found is None:
            return None
        text = line.text[found.end() :].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare.endswith(" ") else text
        made = Element(f"h{len(found[1])}", {}, line.at, self._inline(text, line.at))
        return [made] if text else [], place + 1

    def _rule(self, lines: list[Line], place: int, _: int) -> _Read | None:
        line = lines[place]
        return ([Element("hr", {}, line.at)], place + 1) if is_rule(line.text) else None

    def _html(self, lines: list[Line], place: int, depth: int) -> _Read | None:
        if not starts_html(lines[place].text):
            return None
        block = html_block(lines, place)
        return [self._inside(block.element, block.inner, depth) if block.inner else block.element], block.end

    def _quote(self, lines: list[Line], place: int, depth: int) -> _Read | None:
        if not lines[place].text.lstrip().startswith(">"):
            return None
        inner, end = quoted(lines, place)
        children = self.read(inner, depth + 1)
        return [Element("blockquote", {}, lines[place].at, children)] if children else [], end

    def _list(self, lines: list[Line], place: int, depth: int) -> _Read | None:
        number = NUMBER.match(lines[place].text)
        if number is None and BULLET.match(lines[place].text) is None:
            return None
        marker = NUMBER if number else BULLET
        attributes = {"start": number[2]} if number and number[2] != "1" else {}
        made = Element("ol" if number else "ul", attributes, lines[place].at)
        while place < len(lines) and marker.match(lines[place].text) and not is_rule(lines[place].text):
            at = lines[place].at
            inner, place = item_lines(lines, place, marker)
            made.children.append(self._item(inner, at, depth))
            if len(made.children) > MAX_BLOCKS:
                raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")
        return [made], place

    def _item(self, inner: list[Line], at: int, depth: int) -> Element:
        item = Element("li", {}, at)
        task = _TASK.match(inner[0].text)
        if task:
            checked = {} if task[1] == " " else {"checked": ""}
            item.children.append(Element("input", {"type": "checkbox", **checked}, at))
            inner = [Line(inner[0].text[task.end() :], at), *inner[1:]]
        item.children.extend(self.read(inner, depth + 1))
        return item

    def _note(self, lines: list[Line], place: int, _: int) -> _Read | None:
        line = lines[place]
        note = NOTE.match(line.text)
        if note is None:
            return None
        text, end = [line.text[note.end() :]], place + 1
        while end < len(lines) and lines[end].text.strip() and indent(lines[end].text) > 1:
            text.append(lines[end].text.strip())
            end += 1
        reference = Element("tg-reference", {"name": note[1]}, line.at, self._inline("\n".join(text), line.at))
        return [Element("p", {}, line.at, [reference])], end

    def _media(self, lines: list[Line], place: int, _: int) -> _Read | None:
        line = lines[place]
        if MEDIA.fullmatch(line.text) is None:
            return None
        tag, caption = media_tag(line)
        if not caption:
            return [tag], place + 1
        told = Element("figcaption", {}, line.at, [Text(caption, line.at)])
        return [Element("figure", {}, line.at, [tag, told])], place + 1

    def _table(self, lines: list[Line], place: int, _: int) -> _Read | None:
        if not is_table(lines, place):
            return None
        header, rules = table_cells(lines[place].text), table_cells(lines[place + 1].text)
        sides = [_ALIGN.get((rule.startswith(":"), rule.endswith(":")), "") for rule in rules]
        table = Element("table", {}, lines[place].at, [self._row("th", header, sides, lines[place].at)])
        end = place + 2
        while end < len(lines) and "|" in lines[end].text and not interrupts(lines[end].text):
            cells = table_cells(lines[end].text)
            cells += [""] * (len(header) - len(cells))
            table.children.append(self._row("td", cells[: len(header)], sides, lines[end].at))
            if len(table.children) > MAX_BLOCKS:
                raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")
            end += 1
        return [table], end

    def _row(self, tag: str, cells: list[str], sides: list[str], at: int) -> Element:
        row = Element("tr", {}, at)
        for cell, side in zip(cells, sides, strict=True):
            attributes = {"align": side} if side else {}
            row.children.append(Element(tag, attributes, at, self._inline(cell, at)))
        return row

    def _paragraph(self, lines: list[Line], place: int) -> _Read:
        end = place + 1
        while end < len(lines) and lines[end].text.strip() and not interrupts(lines[end].text):
            end += 1
        text = "\n".join(line.text.lstrip() for line in lines[place:end])
        at = lines[place].at
        return [Element("p", {}, at, self._inline(text.rstrip(), at))], end


def _check_depth(nodes: list[Node]) -> None:
    waiting = [(node, 1) for node in nodes]
    while waiting:
        node, level = waiting.pop()
        if level > DEEPEST:
            raise BadRequest(TOO_DEEP)
        if isinstance(node, Element):
            waiting += [(child, level + 1) for child in node.children]
